//! Whether a regulation still applies.

use jiff::civil::Date;

use super::Rubric;

impl Rubric {
    /// What replaced the regulation, where it no longer applies on the day an assessment refers to; without such a day on
    /// the last day of its year. What is assessed by a regulation that applied then is not to be warned of.
    pub fn replaced_at(&self, reference: Option<Date>, year: i16) -> Option<&str> {
        let day = reference.or_else(|| Date::new(year, 12, 31).ok().filter(|_| year > 0))?;
        let replaced = self.replaced_by.as_deref()?;
        self.replaced_from.is_none_or(|from| day >= from).then_some(replaced)
    }
}
