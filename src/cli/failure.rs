//! How a command ends badly.

use crate::{t, words::Sentence};

/// Why a command did not do its work.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// It was called wrongly; exit code 2.
    #[error("wrong usage: {text}")]
    Usage {
        /// The command whose help explains it.
        command: Option<&'static str>,
        /// What is wrong, as a sentence.
        text: String,
    },
    /// Its input or its place was refused; exit code 1. The sentence names the file.
    #[error("{0}")]
    Refused(String),
}

impl Failure {
    /// Refuses with the sentence of an error.
    pub fn from_error(error: &impl Sentence) -> Self {
        Self::Refused(error.sentence())
    }

    /// What to say of it in the program of this name.
    pub fn sentence(&self, program: &str) -> String {
        match self {
            Self::Usage { command: Some(command), text } => {
                t!("cli.usage.of", text = text, program = program, command = command)
            }
            Self::Usage { command: None, text } => t!("cli.usage.general", text = text, program = program),
            Self::Refused(text) => text.clone(),
        }
    }

    /// Exit code.
    pub fn code(&self) -> u8 {
        match self {
            Self::Usage { .. } => 2,
            Self::Refused(_) => 1,
        }
    }
}
