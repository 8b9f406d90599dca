//! Work off the window's thread: reading and writing files. One worker does it in order, so that two writes of the same
//! file never meet; a second one writes recovery copies, which must not wait for a slow disk.

use std::{
    rc::Rc,
    sync::mpsc::{self, Receiver, Sender},
};

use egui::Context;

/// A piece of work.
pub type Job = Box<dyn FnOnce() + Send>;

/// Does work some time, in the order in which it was given.
pub trait Runner {
    /// Takes a piece of work and returns at once.
    fn run(&self, job: Job);
}

/// What a piece of work gives, or nothing where it fails in the middle: the work that comes after it must go on.
pub fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    // What a failed piece of work leaves half done is thrown away with it.
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)).ok()
}

/// Does the work on one thread of its own.
#[derive(Debug)]
pub struct Worker {
    queue: Option<Sender<Job>>,
}

impl Worker {
    /// Starts the thread. Where the system gives none, the work is done at once instead.
    pub fn start(name: &str) -> Self {
        let (queue, jobs) = mpsc::channel::<Job>();
        let work = move || {
            for job in jobs {
                // Who waits for a result is told by the work itself.
                let _failed = guarded(job);
            }
        };
        let thread = std::thread::Builder::new().name(name.to_owned()).spawn(work);
        Self { queue: thread.is_ok().then_some(queue) }
    }
}

impl Runner for Worker {
    fn run(&self, job: Job) {
        let refused = match &self.queue {
            Some(queue) => queue.send(job).err().map(|refused| refused.0),
            None => Some(job),
        };
        if let Some(job) = refused {
            job();
        }
    }
}

/// Work in flight and where its results arrive.
pub struct Jobs<T> {
    runner: Rc<dyn Runner>,
    context: Context,
    sender: Sender<T>,
    results: Receiver<T>,
}

impl<T: Send + 'static> Jobs<T> {
    /// Nothing in flight yet.
    pub fn new(runner: Rc<dyn Runner>, context: &Context) -> Self {
        let (sender, results) = mpsc::channel();
        Self { runner, context: context.clone(), sender, results }
    }

    /// Starts a piece of work; its result wakes the window.
    pub fn start(&self, job: impl FnOnce() -> T + Send + 'static) {
        self.start_on(&*self.runner, job);
    }

    /// Starts a piece of work on another thread than the rest, so that it does not wait for it.
    pub fn start_on(&self, runner: &dyn Runner, job: impl FnOnce() -> T + Send + 'static) {
        let report = self.reporter();
        runner.run(Box::new(move || report(job())));
    }

    /// Takes a result from anywhere and wakes the window.
    pub fn reporter(&self) -> impl FnOnce(T) + Send + use<T> {
        let (sender, context) = (self.sender.clone(), self.context.clone());
        move |result| {
            // The window may be gone by now; then nobody waits for the result.
            let _ = sender.send(result);
            context.request_repaint();
        }
    }

    /// A result that has arrived.
    pub fn take(&self) -> Option<T> {
        self.results.try_recv().ok()
    }
}
