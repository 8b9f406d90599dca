//! Lists of the contents, filled in from what the document has and where the pass before found it.

use super::{
    flow::Flow,
    inline::{Setting, baseline, dots},
    page::Item,
    refs::Listed,
    strip::{Placed, Strip},
};
use crate::{
    chart::{Ink, at},
    report::{
        model::{Contents, Metrics, Style, Text},
        structure::Role,
        text::POINT,
    },
};

impl Flow<'_> {
    pub(super) fn contents(&self, contents: Contents, width: f32) -> Vec<Strip> {
        self.tags.within(Role::Contents, || match contents {
            Contents::Parts => {
                self.refs.parts.iter().map(|listed| self.listed(|| self.part_line(listed, width))).collect()
            }
            Contents::Captions(label) => self
                .refs
                .captions
                .iter()
                .filter(|(kind, _)| *kind == label)
                .map(|(_, listed)| self.listed(|| self.caption_line(listed, width)))
                .collect(),
        })
    }

    /// What is made is a line of the contents that leads where it says.
    fn listed<T>(&self, make: impl FnOnce() -> T) -> T {
        self.tags
            .within(Role::ContentsItem, || self.tags.within(Role::Reference, || self.tags.within(Role::Link, make)))
    }

    fn part_line(&self, listed: &Listed, width: f32) -> Strip {
        let metrics = Metrics { size: 9.0, leading: 20.5, ..Style::Small.metrics() };
        let (title, page) = (8.0, 9.0);
        let mut items = Vec::new();
        let number = Text::grey(listed.number.as_str());
        self.draw(&Setting::new(&number, metrics, title), 0.0, 0.0, &mut items);
        self.apart(metrics, title / 2.0, 0.0, &mut items);
        let text = Text::plain(listed.title.as_str());
        let room = width - title - page;
        let height = self.draw(&Setting::new(&text, metrics, room), title, 0.0, &mut items);
        let line = metrics.leading * POINT;
        let y = height - line + baseline(&metrics);
        if height < line * 1.5 {
            let from = title + self.natural_width(&text, metrics) + 2.0;
            items.push(Placed::Item(dots(from, width - page, y)));
        }
        self.page_number(listed, metrics, width, height - line, height, &mut items);
        Strip::Solid { height, items, keep: false }
    }

    fn caption_line(&self, listed: &Listed, width: f32) -> Strip {
        let metrics = Metrics { leading: 10.5, ..Style::Small.metrics() };
        let (title, page, padding) = (17.0, 9.0, 0.7);
        let mut items = Vec::new();
        let number = Text::grey(listed.number.as_str());
        self.draw(&Setting::new(&number, metrics, title), 0.0, padding, &mut items);
        self.apart(metrics, title - 1.5, padding, &mut items);
        let text = Text::plain(listed.title.as_str());
        let height =
            self.draw(&Setting::new(&text, metrics, width - title - page), title, padding, &mut items) + 2.0 * padding;
        self.page_number(listed, metrics, width, padding, height, &mut items);
        Strip::Solid { height, items, keep: false }
    }

    /// The page at the right end, and the link that covers the whole line.
    fn page_number(&self, listed: &Listed, metrics: Metrics, width: f32, y: f32, height: f32, items: &mut Vec<Placed>) {
        let page = Text::default().then_in(self.refs.page(&listed.anchor), None, Some(Ink::Text));
        self.apart(metrics, width - 8.0, y, items);
        self.draw(&Setting::new(&page, metrics, width).right(), 0.0, y, items);
        let (min, max) = (at(0.0, 0.0), at(width, height));
        items.push(Placed::Owned(Item::Link { min, max, to: listed.anchor.clone() }, self.tags.owner()));
    }
}
