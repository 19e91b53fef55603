//! Many things looked at in several threads.

use std::sync::Mutex;
use std::thread;

/// What `look` says of each item, in their order; as many are looked at at once as the machine has cores.
///
/// # Panics
/// Where `look` does, with what it said in the test's output.
pub fn each<I, R>(items: I, look: impl Fn(I::Item) -> R + Sync) -> Vec<R>
where
    I: IntoIterator<IntoIter: Send>,
    R: Send,
{
    let items = Mutex::new(items.into_iter().enumerate());
    // Of an iterator that panicked no more is asked.
    let next = || items.lock().ok()?.next();
    let work = || {
        let mut said = Vec::new();
        while let Some((at, item)) = next() {
            said.push((at, look(item)));
        }
        said
    };
    let mut said: Vec<_> = thread::scope(|scope| {
        let threads = thread::available_parallelism().map_or(1, usize::from);
        let threads: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    said.sort_by_key(|(at, _)| *at);
    said.into_iter().map(|(_, said)| said).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_item_is_looked_at_once_and_in_order() {
        assert_eq!(
            each(0..1000, |number| number * 2),
            (0..1000).map(|number| number * 2).collect::<Vec<_>>()
        );
        assert_eq!(each([0; 0], |number| number), [0; 0]);
    }
}
