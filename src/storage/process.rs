//! Whether another process still runs, and what this computer is called.

use std::{io, path::PathBuf};

use super::disk::{Disk as _, SystemDisk};

/// Largest status of a process that is read.
const MAX_BYTES: u64 = 64 * 1024;

/// Whether a process runs on this computer; `None` where that cannot be told without unsafe code.
pub(super) fn lives(process: u32) -> Option<bool> {
    let status = |process: &str| SystemDisk.read(&PathBuf::from(format!("/proc/{process}/stat")), MAX_BYTES);
    if !cfg!(target_os = "linux") || status("self").is_err() {
        return None;
    }
    match status(&process.to_string()) {
        Ok(status) => Some(!ended(&status)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Some(false),
        // It ended between opening and reading.
        Err(error) if error.raw_os_error() == Some(NO_SUCH_PROCESS) => Some(false),
        Err(_unknown) => None,
    }
}

/// `ESRCH`.
const NO_SUCH_PROCESS: i32 = 3;

/// True for a process that is only waiting to be noticed by the one that started it. Its state follows its name,
/// which stands in brackets and may hold brackets.
fn ended(status: &[u8]) -> bool {
    let state = status.iter().rposition(|byte| *byte == b')').and_then(|end| status.get(end + 2));
    matches!(state, Some(b'Z' | b'X'))
}

/// What this computer is called; empty where the system does not say.
pub fn host() -> String {
    gethostname::gethostname().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(target_os = "linux")]
    #[test]
    fn a_running_process_lives_and_an_ended_one_does_not() {
        assert_eq!(lives(std::process::id()), Some(true));
        let mut child = std::process::Command::new("true").spawn().unwrap();
        let wait = || std::thread::sleep(std::time::Duration::from_millis(5));
        while lives(child.id()) == Some(true) {
            wait();
        }
        assert_eq!(lives(child.id()), Some(false), "ended, but not yet noticed by this one");
        child.wait().unwrap();
        assert_eq!(lives(child.id()), Some(false));
    }

    #[test]
    fn brackets_in_the_name_of_a_process_do_not_hide_its_state() {
        assert!(ended(b"7 (a) S (b) Z 1 7") && !ended(b"7 (Z) S 1 7") && !ended(b""));
    }
}
