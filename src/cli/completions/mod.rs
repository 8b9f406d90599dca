//! `completions`: scripts that make a shell complete commands, options, values and files, written from the table of commands.

mod bash;
mod fish;
mod zsh;

use super::{Call, Failure, Outcome, command::Flag};
use crate::{
    t,
    words::{Speaks as _, Words},
};

/// Writes the script of a shell.
type Script = fn(&Program) -> String;

/// The shells there are scripts for.
const SHELLS: [(&str, Script); 3] = [("bash", bash::script), ("zsh", zsh::script), ("fish", fish::script)];

/// The program whose call is completed.
struct Program {
    words: Words,
    name: &'static str,
    /// True where a draft is opened by its path alone.
    window: bool,
}

impl Program {
    /// Its name as shells name functions.
    fn function(&self) -> String {
        format!("_{}", self.name.replace('-', "_"))
    }
}

/// Names of the shells.
pub(super) fn shells() -> Vec<String> {
    SHELLS.iter().map(|(name, _)| (*name).to_owned()).collect()
}

pub(super) fn run(call: &mut Call<'_>) -> Result<Outcome, Failure> {
    let asked = call.given.operand(0);
    let Some((_, script)) = SHELLS.iter().find(|(name, _)| *name == asked) else {
        let shells = shells().join(", ");
        return Err(call.given.wrong(t!(call, cli.completions.unknown, found = asked, shells = shells)));
    };
    let program = Program { words: call.words(), name: call.world.program, window: call.world.window.is_some() };
    for line in script(&program).lines() {
        call.console.line(line);
    }
    Ok(Outcome::Done)
}

/// All forms of these options that want or may have a value after them.
fn valued<'a>(options: impl IntoIterator<Item = &'a Flag>) -> Vec<String> {
    options.into_iter().filter(|flag| flag.place().is_some()).flat_map(Flag::typed).collect()
}
