//! How a number that is no value of the score came about: a change, a rank, an average, a sum. Window and command line only lay
//! it out; as lines of text it can be copied into a letter.

/// The calculation of a number.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reckoning {
    /// The number as it is shown.
    pub value: String,
    /// What it says, in a sentence.
    pub subject: String,
    /// What was reckoned, in order.
    pub steps: Vec<Step>,
    /// The rules that hold for it, and what should be known of it.
    pub remarks: Vec<String>,
    /// Where its figures come from, with their years.
    pub sources: Vec<String>,
}

/// One line of a calculation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What is reckoned: `3,75 − 3,5 =`.
    pub formula: String,
    /// What it comes to.
    pub result: String,
}

impl Step {
    /// A line.
    pub fn new(formula: impl Into<String>, result: impl Into<String>) -> Self {
        Self { formula: formula.into(), result: result.into() }
    }
}

impl Reckoning {
    /// All of it as lines of text.
    pub fn text(&self) -> String {
        let steps = self.steps.iter().map(|step| format!("{} {}", step.formula, step.result));
        let lines = std::iter::once(self.subject.clone()).chain(steps);
        lines.chain(self.remarks.iter().cloned()).chain(self.sources.iter().cloned()).collect::<Vec<_>>().join("\n")
    }
}
