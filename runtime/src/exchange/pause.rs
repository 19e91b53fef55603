//! Waiting without a timer.

use std::future::{Future, poll_fn};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Poll, Waker};
use std::thread;
use std::time::Duration;

/// What the sleeping thread and the waiting future share.
#[derive(Default)]
struct Sleep {
    is_over: bool,
    waker: Option<Waker>,
}

/// Waits under any async runtime, in which a thread sleeps for the future. Requests are seldom sent again, so a thread for
/// each pause is no burden.
pub(super) fn pause(time: Duration) -> impl Future<Output = ()> + Send {
    let mut begun: Option<Arc<Mutex<Sleep>>> = None;
    poll_fn(move |context| {
        let shared = begun.get_or_insert_with(|| begin(time));
        let mut sleep = lock(shared);
        if sleep.is_over {
            return Poll::Ready(());
        }
        sleep.waker = Some(context.waker().clone());
        Poll::Pending
    })
}

fn begin(time: Duration) -> Arc<Mutex<Sleep>> {
    let shared = Arc::new(Mutex::new(Sleep::default()));
    let theirs = Arc::clone(&shared);
    let thread = thread::Builder::new().name("sips-office-pause".to_owned()).spawn(move || {
        thread::sleep(time);
        let mut sleep = lock(&theirs);
        sleep.is_over = true;
        if let Some(waker) = sleep.waker.take() {
            waker.wake();
        }
    });
    if thread.is_err() {
        // Better to hold up others than not to wait.
        thread::sleep(time);
        lock(&shared).is_over = true;
    }
    shared
}

fn lock(sleep: &Mutex<Sleep>) -> MutexGuard<'_, Sleep> {
    sleep.lock().unwrap_or_else(PoisonError::into_inner)
}
