//! How a command ends badly.

use crate::{t, words::Words};

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
    /// Another process that did the work in its place has said why it failed; exit code 1.
    #[error("said elsewhere")]
    Said,
}

impl Failure {
    /// What to say of it in the program of this name; `None` where it was said.
    pub fn sentence(&self, words: Words, program: &str) -> Option<String> {
        match self {
            Self::Usage { command: Some(command), text } => {
                Some(t!(words, cli.usage.of, text = text, program = program, command = command))
            }
            Self::Usage { command: None, text } => Some(t!(words, cli.usage.general, text = text, program = program)),
            Self::Refused(text) => Some(text.clone()),
            Self::Said => None,
        }
    }

    /// Exit code.
    pub fn code(&self) -> u8 {
        match self {
            Self::Usage { .. } => 2,
            Self::Refused(_) | Self::Said => 1,
        }
    }
}
