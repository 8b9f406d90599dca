//! The system wants the program to end, at logout, at shutdown or by a person with `kill`: the window hears of it and saves
//! first. Windows closes windows instead of sending signals.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use egui::Context;

/// Says to a window that the program is to end. Every clone says it to the same one.
#[derive(Debug, Clone)]
pub struct Ending {
    wanted: Arc<AtomicBool>,
    context: Context,
}

impl Ending {
    pub(super) fn new(context: &Context) -> Self {
        Self { wanted: Arc::default(), context: context.clone() }
    }

    /// Wakes the window, which saves and closes without asking anybody.
    pub fn demand(&self) {
        self.wanted.store(true, Ordering::Relaxed);
        self.context.request_repaint();
    }

    pub(super) fn is_wanted(&self) -> bool {
        self.wanted.load(Ordering::Relaxed)
    }

    /// Demands it as soon as the system does. Who asks twice does not wait for the window. Where the system cannot be
    /// listened to, it ends the program as it always did.
    #[cfg(unix)]
    pub(super) fn follow_system(&self) {
        use std::{io::Read as _, os::unix::net::UnixStream};

        use signal_hook::{
            consts::{SIGHUP, SIGINT, SIGTERM},
            flag,
            low_level::pipe,
        };

        let Ok((mut heard, told)) = UnixStream::pair() else { return };
        let ending = self.clone();
        let wait = move || {
            while heard.read(&mut [0]).is_ok_and(|told| told > 0) {
                ending.demand();
            }
        };
        if std::thread::Builder::new().name("akhir".to_owned()).spawn(wait).is_err() {
            return;
        }
        let twice = Arc::new(AtomicBool::new(false));
        for signal in [SIGTERM, SIGHUP, SIGINT] {
            let Ok(told) = told.try_clone() else { continue };
            if pipe::register(signal, told).is_ok() {
                // In this order: the first time the flag is not set yet.
                let _ = flag::register_conditional_default(signal, Arc::clone(&twice));
                let _ = flag::register(signal, Arc::clone(&twice));
            }
        }
    }

    #[cfg(not(unix))]
    pub(super) fn follow_system(&self) {}
}
