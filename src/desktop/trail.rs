//! The places a person was at, one after the other: back and forth like in a browser.

/// Most places that are kept in each direction.
const MOST: usize = 100;

/// The places before and after the one a person is at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trail<P> {
    before: Vec<P>,
    here: Option<P>,
    after: Vec<P>,
}

impl<P> Default for Trail<P> {
    fn default() -> Self {
        Self { before: Vec::new(), here: None, after: Vec::new() }
    }
}

impl<P: Clone + PartialEq> Trail<P> {
    /// Takes note of where a person is. Another place than the last one begins a new way: what lay ahead is forgotten.
    pub fn visit(&mut self, place: P) {
        let same = self.here.as_ref() == Some(&place);
        if let Some(before) = self.here.replace(place).filter(|_| !same) {
            self.before.push(before);
            self.after.clear();
        }
        let over = self.before.len().saturating_sub(MOST);
        self.before.drain(..over);
    }

    /// Where a person is.
    pub fn here(&self) -> Option<&P> {
        self.here.as_ref()
    }

    /// Goes to the place before. `None` where there is none.
    pub fn back(&mut self) -> Option<P> {
        let place = self.before.pop()?;
        self.after.extend(self.here.replace(place.clone()));
        Some(place)
    }

    /// Goes to the place that was left by going back. `None` where there is none.
    pub fn forth(&mut self) -> Option<P> {
        let place = self.after.pop()?;
        self.before.extend(self.here.replace(place.clone()));
        Some(place)
    }

    /// Forgets the places that are gone; those that have become neighbours of their like are one.
    pub fn keep(&mut self, there: impl Fn(&P) -> bool) {
        for places in [&mut self.before, &mut self.after] {
            places.retain(&there);
            places.dedup();
        }
        for places in [&mut self.before, &mut self.after] {
            while places.last().is_some() && places.last() == self.here.as_ref() {
                places.pop();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What a person does.
    #[derive(Debug, Clone)]
    enum Step {
        Visit(u8),
        Back,
        Forth,
    }

    fn step() -> impl Strategy<Value = Step> {
        prop_oneof![(0_u8..5).prop_map(Step::Visit), Just(Step::Back), Just(Step::Forth)]
    }

    proptest! {
        /// The model is a list of places and a finger on one of them.
        #[test]
        fn a_walk_of_visits_behaves_like_a_list_with_a_finger_on_it(steps in prop::collection::vec(step(), 0..80)) {
            let mut trail = Trail::default();
            let (mut list, mut finger): (Vec<u8>, usize) = (Vec::new(), 0);
            for step in steps {
                match step {
                    Step::Visit(place) => {
                        trail.visit(place);
                        if list.is_empty() {
                            list.push(place);
                        } else if list[finger] != place {
                            list.truncate(finger + 1);
                            list.push(place);
                            finger += 1;
                        }
                    }
                    Step::Back => {
                        let expected = finger.checked_sub(1);
                        finger = expected.unwrap_or(finger);
                        prop_assert_eq!(trail.back(), expected.map(|at| list[at]));
                    }
                    Step::Forth => {
                        let expected = Some(finger + 1).filter(|at| *at < list.len());
                        finger = expected.unwrap_or(finger);
                        prop_assert_eq!(trail.forth(), expected.map(|at| list[at]));
                    }
                }
                prop_assert_eq!(trail.here, list.get(finger).copied());
            }
        }

        #[test]
        fn back_and_then_forth_is_the_same_place(places in prop::collection::vec(0_u8..5, 2..40)) {
            let mut trail = Trail::default();
            for place in places {
                trail.visit(place);
            }
            let before = trail.clone();
            if trail.back().is_some() {
                trail.forth();
            }
            prop_assert_eq!(trail, before);
        }
    }

    #[test]
    fn a_long_way_is_kept_in_part_and_a_place_that_is_gone_is_passed_over() {
        let mut trail = Trail::default();
        for place in 0..1000 {
            trail.visit(place);
        }
        assert_eq!(std::iter::from_fn(|| trail.back()).count(), MOST);
        trail.keep(|place| place % 2 == 0);
        assert_eq!(trail.here, Some(899), "where a person is stays");
        assert_eq!(trail.forth(), Some(900));
        assert_eq!(trail.forth(), Some(902));
    }
}
