//! The cheapest way to gain enough: an exact search over ladders of steps.
//!
//! Every ladder is climbed by so many of its steps, the lower ones first; each step gives a gain and costs an effort. What is
//! looked for is the choice that gains at least what is needed at the least effort; among those the one that touches the
//! fewest ladders; among those the one that climbs higher on the first ladder in which two of them differ. Nothing is
//! approximated: gains are whole numbers of a unit that divides all of them.
//!
//! For the ladders from one on to the last, a frontier holds what each gain costs at least. It is built from the last ladder to
//! the first (Nemhauser and Ullmann 1969 for the knapsack problem), and a choice is read off it from the first to the last. What
//! the ladders before it could not complete at a price that is known to be enough, even by parts of steps, is left out; without
//! that the frontiers of a thousand ladders would hold millions of points.

use std::{cmp::Ordering, collections::HashMap};

use num_bigint::BigUint;
use num_traits::ToPrimitive as _;

/// One step of a ladder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Step {
    /// Gain, in units.
    pub gain: u64,
    /// Effort; at least 1.
    pub effort: u32,
}

/// How many steps of each ladder are climbed.
pub(super) type Choice = Vec<usize>;

/// What a choice costs: effort first, then ladders that are touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
struct Cost {
    effort: u64,
    touched: u32,
}

/// A gain, capped at what is needed, and the least it costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Point {
    gain: u64,
    cost: Cost,
}

/// What a number of steps of one ladder gives and costs together.
#[derive(Debug, Clone, Copy)]
struct Climb {
    gain: u64,
    effort: u64,
}

/// All cheapest choices.
#[derive(Debug)]
pub(super) struct Cheapest {
    need: u64,
    /// By ladder, by number of steps.
    climbs: Vec<Vec<Climb>>,
    /// For the ladders from one on; one more than there are ladders.
    frontiers: Vec<Vec<Point>>,
    cost: Cost,
}

impl Cheapest {
    /// Looks for the cheapest choices that gain what is needed; `None` where all steps together do not.
    pub fn of(ladders: &[Vec<Step>], need: u64) -> Option<Self> {
        let climbs: Vec<Vec<Climb>> = ladders.iter().map(|ladder| climbs(ladder)).collect();
        let all =
            climbs.iter().filter_map(|climbs| climbs.last()).fold(0_u64, |sum, last| sum.saturating_add(last.gain));
        if all < need {
            return None;
        }
        let most = affordable(&climbs, need);
        let relaxed = Relaxed::of(&climbs);
        let mut frontiers = vec![vec![Point { gain: 0, cost: Cost::default() }]];
        for (place, ladder) in climbs.iter().enumerate().rev() {
            let after = frontiers.last().map(Vec::as_slice).unwrap_or_default();
            let mut best = after.to_vec();
            for climb in &ladder[1..] {
                best = merged(&best, after, *climb, need, most);
            }
            let before = relaxed.before(place);
            best.retain(|point| before.gain(most - point.cost.effort).saturating_add(point.gain) >= need);
            frontiers.push(best);
        }
        frontiers.reverse();
        let cost = least(frontiers.first()?, need)?;
        Some(Self { need, climbs, frontiers, cost })
    }

    /// The effort of each of them.
    pub fn effort(&self) -> u64 {
        self.cost.effort
    }

    /// The first of them: the one that touches the fewest ladders, and climbs higher on the first one in which two differ.
    pub fn first(&self) -> Choice {
        let mut left = self.need;
        let mut choice = Choice::with_capacity(self.climbs.len());
        for place in 0..self.climbs.len() {
            let wanted = self.least(place, left);
            let steps = (0..self.climbs[place].len()).rev().find(|steps| {
                let (after, paid) = self.climbed(place, *steps, left);
                self.least(place + 1, after).map(|rest| rest.with(paid)) == wanted
            });
            let steps = steps.unwrap_or_default();
            left = self.climbed(place, steps, left).0;
            choice.push(steps);
        }
        choice
    }

    /// How many there are; `None` where counting them would take more than `most` intermediate results.
    pub fn count(&self, most: usize) -> Option<BigUint> {
        let mut known = HashMap::new();
        self.count_from(0, self.need, most, &mut known)
    }

    fn count_from(
        &self,
        place: usize,
        left: u64,
        most: usize,
        known: &mut HashMap<(usize, u64), BigUint>,
    ) -> Option<BigUint> {
        if place == self.climbs.len() {
            return Some(BigUint::from(u8::from(left == 0)));
        }
        if let Some(count) = known.get(&(place, left)) {
            return Some(count.clone());
        }
        let mut sum = BigUint::default();
        for steps in 0..self.climbs[place].len() {
            if let Some(after) = self.kept_cheap(place, steps, left) {
                sum += self.count_from(place + 1, after, most, known)?;
            }
        }
        if known.len() >= most {
            return None;
        }
        known.insert((place, left), sum.clone());
        Some(sum)
    }

    /// The choice with this number, from 0, in their order; `None` where there is none of it, or where it is so far down a list
    /// too long to be counted that it would have to be walked to.
    pub fn nth(&self, number: usize, most: usize) -> Option<Choice> {
        let mut search = Search { of: self, skip: number, most, ways: HashMap::new(), choice: Vec::new() };
        let all = u32::try_from(self.climbs.len()).unwrap_or(u32::MAX);
        (self.cost.touched..=all).any(|touched| search.found(0, self.need, touched)).then_some(search.choice)
    }

    /// What is left to gain after so many steps, where going on from there can still be one of the cheapest.
    fn kept_cheap(&self, place: usize, steps: usize, left: u64) -> Option<u64> {
        let (after, paid) = self.climbed(place, steps, left);
        let rest = self.least(place + 1, after)?;
        (Some(rest.effort + paid.effort) == self.least(place, left).map(|cost| cost.effort)).then_some(after)
    }

    fn climbed(&self, place: usize, steps: usize, left: u64) -> (u64, Cost) {
        let climb = self.climbs[place][steps];
        (left.saturating_sub(climb.gain), Cost { effort: climb.effort, touched: u32::from(steps > 0) })
    }

    /// The least that the ladders from one on ask for what is left.
    fn least(&self, place: usize, left: u64) -> Option<Cost> {
        least(&self.frontiers[place], left)
    }
}

impl Cost {
    fn with(self, other: Self) -> Self {
        Self { effort: self.effort + other.effort, touched: self.touched + other.touched }
    }
}

/// Walks the cheapest choices in their order, past as many at once as can be counted.
struct Search<'a> {
    of: &'a Cheapest,
    /// How many are passed over.
    skip: usize,
    /// Most counts that are kept.
    most: usize,
    /// How many there are from a ladder on, with so much left to gain, that touch exactly so many.
    ways: HashMap<(usize, u64, u32), BigUint>,
    choice: Choice,
}

impl Search<'_> {
    /// Goes on from a ladder with what is left to gain and ladders to touch; true once the wanted choice is found.
    fn found(&mut self, place: usize, left: u64, touch: u32) -> bool {
        if place == self.of.climbs.len() {
            let fits = left == 0 && touch == 0;
            let wanted = fits && self.skip == 0;
            self.skip -= usize::from(fits && !wanted);
            return wanted;
        }
        if !self.can_touch(place, left, touch) {
            return false;
        }
        if let Some(past) = self.count(place, left, touch).and_then(|count| count.to_usize())
            && past <= self.skip
        {
            self.skip -= past;
            return false;
        }
        for steps in (0..self.of.climbs[place].len()).rev() {
            let Some(rest) = touch.checked_sub(u32::from(steps > 0)) else { continue };
            let Some(after) = self.of.kept_cheap(place, steps, left) else { continue };
            self.choice.push(steps);
            if self.found(place + 1, after, rest) {
                return true;
            }
            self.choice.pop();
        }
        false
    }

    /// Whether so many may be touched: not fewer than the cheapest must, not more than are left.
    fn can_touch(&self, place: usize, left: u64, touch: u32) -> bool {
        let fewest = self.of.least(place, left).map_or(u32::MAX, |cost| cost.touched);
        touch >= fewest && touch as usize <= self.of.climbs.len() - place
    }

    /// How many there are from a ladder on that touch exactly so many; `None` where that is too much to count.
    fn count(&mut self, place: usize, left: u64, touch: u32) -> Option<BigUint> {
        if place == self.of.climbs.len() {
            return Some(BigUint::from(u8::from(left == 0 && touch == 0)));
        }
        if !self.can_touch(place, left, touch) {
            return Some(BigUint::default());
        }
        if let Some(count) = self.ways.get(&(place, left, touch)) {
            return Some(count.clone());
        }
        if self.ways.len() >= self.most {
            return None;
        }
        let mut sum = BigUint::default();
        for steps in 0..self.of.climbs[place].len() {
            let Some(rest) = touch.checked_sub(u32::from(steps > 0)) else { continue };
            let Some(after) = self.of.kept_cheap(place, steps, left) else { continue };
            sum += self.count(place + 1, after, rest)?;
        }
        self.ways.insert((place, left, touch), sum.clone());
        Some(sum)
    }
}

/// The most that can be gained for an effort.
pub(super) fn most_gain(ladders: &[Vec<Step>], effort: u64) -> u64 {
    let climbs: Vec<Vec<Climb>> = ladders.iter().map(|ladder| climbs(ladder)).collect();
    let all = climbs.iter().filter_map(|climbs| climbs.last()).map(|last| last.gain).fold(0_u64, u64::saturating_add);
    let (mut low, mut high) = (0, all);
    // The least effort rises with what is needed.
    while low < high {
        let middle = low + (high - low).div_ceil(2);
        if Cheapest::of(ladders, middle).is_some_and(|found| found.effort() <= effort) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    low
}

/// What each number of steps gives and costs, from none on.
fn climbs(ladder: &[Step]) -> Vec<Climb> {
    let mut all = vec![Climb { gain: 0, effort: 0 }];
    let (mut gain, mut effort) = (0_u64, 0_u64);
    for step in ladder {
        gain = gain.saturating_add(step.gain);
        effort = effort.saturating_add(u64::from(step.effort.max(1)));
        all.push(Climb { gain, effort });
    }
    all
}

/// An effort that is enough: always the climb that gains most for its effort, and at every point the cheapest one that would
/// complete it. Nothing dearer needs to be looked at.
fn affordable(climbs: &[Vec<Climb>], need: u64) -> u64 {
    let mut at = vec![0_usize; climbs.len()];
    let (mut gained, mut paid, mut enough) = (0_u64, 0_u64, u64::MAX);
    while gained < need {
        let missing = need - gained;
        let higher = climbs.iter().zip(&at).enumerate().flat_map(|(place, (ladder, at))| {
            let rises = ladder.iter().enumerate().skip(at + 1);
            rises.map(move |(to, climb)| rise_between(place, to, &ladder[*at], climb))
        });
        let mut best: Option<Rise> = None;
        for rise in higher {
            if rise.gain >= missing {
                enough = enough.min(paid.saturating_add(rise.effort));
            }
            if best.is_none_or(|best| rise.is_better(&best)) {
                best = Some(rise);
            }
        }
        let Some(rise) = best else { return enough };
        at[rise.place] = rise.to;
        gained = gained.saturating_add(rise.gain);
        paid = paid.saturating_add(rise.effort);
    }
    enough.min(paid)
}

/// Some more steps of one ladder.
#[derive(Debug, Clone, Copy)]
struct Rise {
    place: usize,
    to: usize,
    gain: u64,
    effort: u64,
}

impl Rise {
    /// Whether it gives more for its effort.
    fn is_better(&self, other: &Self) -> bool {
        u128::from(self.gain) * u128::from(other.effort) > u128::from(other.gain) * u128::from(self.effort)
    }
}

/// What could be gained at most if parts of steps could be taken: the steps of every ladder's upper hull, best first.
struct Relaxed {
    rises: Vec<Rise>,
}

/// The same for the ladders before one: sums of effort and gain.
struct Before {
    sums: Vec<(u64, u64)>,
}

impl Relaxed {
    fn of(climbs: &[Vec<Climb>]) -> Self {
        let mut rises: Vec<Rise> = climbs.iter().enumerate().flat_map(|(place, ladder)| hull(place, ladder)).collect();
        // Exact: of two rises one is better by their cross products, or they are equal.
        rises.sort_by(|one, other| {
            if one.is_better(other) {
                Ordering::Less
            } else if other.is_better(one) {
                Ordering::Greater
            } else {
                Ordering::Equal
            }
        });
        Self { rises }
    }

    fn before(&self, place: usize) -> Before {
        let mut sums = vec![(0_u64, 0_u64)];
        let (mut effort, mut gain) = (0_u64, 0_u64);
        for rise in self.rises.iter().filter(|rise| rise.place < place) {
            effort = effort.saturating_add(rise.effort);
            gain = gain.saturating_add(rise.gain);
            sums.push((effort, gain));
        }
        Before { sums }
    }
}

impl Before {
    /// The most that can be gained for an effort.
    fn gain(&self, effort: u64) -> u64 {
        let next = self.sums.partition_point(|(sum, _)| *sum <= effort);
        let (paid, gained) = self.sums[next - 1];
        let part = self.sums.get(next).map_or(0, |(to, gain)| {
            let (span, rise) = (u128::from(to - paid), u128::from(gain - gained));
            u64::try_from(rise * u128::from(effort - paid) / span).unwrap_or(u64::MAX)
        });
        gained.saturating_add(part)
    }
}

/// The rises of a ladder's upper hull, from the bottom; each gives less for its effort than the one before.
fn hull(place: usize, ladder: &[Climb]) -> Vec<Rise> {
    let mut corners: Vec<(usize, Climb)> = Vec::new();
    for (to, climb) in ladder.iter().copied().enumerate() {
        let rise = |from: &Climb| rise_between(place, to, from, &climb);
        while let [.., (_, before), (_, last)] = corners.as_slice()
            && !rise_between(place, to, before, last).is_better(&rise(last))
        {
            corners.pop();
        }
        corners.push((to, climb));
    }
    let pairs = corners.windows(2);
    pairs.map(|pair| rise_between(place, pair[1].0, &pair[0].1, &pair[1].1)).collect()
}

fn rise_between(place: usize, to: usize, from: &Climb, climb: &Climb) -> Rise {
    Rise { place, to, gain: climb.gain - from.gain, effort: climb.effort - from.effort }
}

/// The least cost of at least this gain.
fn least(frontier: &[Point], gain: u64) -> Option<Cost> {
    let place = frontier.partition_point(|point| point.gain < gain);
    frontier.get(place).map(|point| point.cost)
}

/// The best of what is known and of everything that follows after one more climb; what costs more than `most` is left out.
fn merged(known: &[Point], after: &[Point], climb: Climb, need: u64, most: u64) -> Vec<Point> {
    let paid = Cost { effort: climb.effort, touched: 1 };
    let shifted = after
        .iter()
        .map(|point| Point { gain: point.gain.saturating_add(climb.gain).min(need), cost: point.cost.with(paid) });
    let shifted = shifted.filter(|point| point.cost.effort <= most);
    let (mut one, mut other) = (known.iter().rev().copied().peekable(), shifted.rev().peekable());
    let mut best: Vec<Point> = Vec::with_capacity(known.len() + after.len());
    loop {
        // The higher gain first; of equal ones the cheaper.
        let point = match (one.peek(), other.peek()) {
            (Some(left), Some(right)) => {
                let key = |point: &Point| (point.gain, std::cmp::Reverse(point.cost));
                if key(left) >= key(right) { one.next() } else { other.next() }
            }
            (Some(_), None) => one.next(),
            (None, _) => other.next(),
        };
        let Some(point) = point else { break };
        if best.last().is_none_or(|cheapest| point.cost < cheapest.cost) {
            // What was capped stands there several times.
            best.pop_if(|last| last.gain == point.gain);
            best.push(point);
        }
    }
    best.reverse();
    best
}
