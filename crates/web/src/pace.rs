//! How often something may be done: so many times at once, and then as often as time gives back. For what a stranger can
//! ask for without an account, so that one device does not stop a class.
//!
//! Never here: who is asked (handlers decide that), sentences.

use crate::peer::Asker;
use chain::LogId;
use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::time::Instant;

/// Askers that are remembered by one pace.
const KEYS: usize = 10_000;

/// A pace for each asker.
#[derive(Debug)]
pub(crate) struct Pace<K> {
    /// Times at once.
    burst: u32,
    /// What gives one back.
    every: Duration,
    /// When everything will have been given back.
    full: Mutex<BTreeMap<K, Instant>>,
}

impl<K: Ord + Clone> Pace<K> {
    const fn new(burst: u32, every: Duration) -> Pace<K> {
        Pace { burst, every, full: Mutex::new(BTreeMap::new()) }
    }

    /// One more time, or how long to wait for it.
    pub(crate) fn take(&self, key: &K) -> Result<(), Duration> {
        let now = Instant::now();
        let mut all = self.all();
        let full = all.get(key).copied().unwrap_or(now).max(now) + self.every;
        let wait = full.duration_since(now).saturating_sub(self.every.saturating_mul(self.burst));
        if !wait.is_zero() {
            return Err(wait);
        }
        if all.len() >= KEYS && !all.contains_key(key) {
            // Who has rested is forgotten first, then who asked once.
            let once = now + self.every;
            all.retain(|_, full| *full > now);
            if all.len() >= KEYS {
                all.retain(|_, full| *full > once);
            }
            if all.len() >= KEYS {
                all.clear();
            }
        }
        all.insert(key.clone(), full);
        Ok(())
    }

    /// It was none.
    fn give_back(&self, key: &K) {
        if let Some(full) = self.all().get_mut(key) {
            *full = full.checked_sub(self.every).unwrap_or(*full);
        }
    }

    fn all(&self) -> MutexGuard<'_, BTreeMap<K, Instant>> {
        self.full.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Guesses at join codes. Each device may be wrong now and then; whoever is wrong often shares what is left for all, so
/// that many devices guess no faster than a few, and a class that types on meanwhile comes in.
#[derive(Debug)]
pub(crate) struct Guesses {
    device: Pace<IpAddr>,
    first: Pace<IpAddr>,
    all: Pace<()>,
}

/// A guess that was let through.
pub(crate) struct Guess {
    by: Option<IpAddr>,
    of_all: bool,
}

impl Guesses {
    /// Counted before it is looked up: a right code is answered no sooner than a wrong one.
    pub(crate) fn take(&self, asker: Asker) -> Result<Guess, Duration> {
        let Some(ip) = asker.0 else { return Ok(Guess { by: None, of_all: false }) };
        self.device.take(&ip)?;
        // Of the sixth version a device has as many addresses as it likes: none of them is a stranger's first.
        let of_all = ip.is_ipv6() || self.first.take(&ip).is_err();
        if of_all && let Err(wait) = self.all.take(&()) {
            self.device.give_back(&ip);
            return Err(wait);
        }
        Ok(Guess { by: Some(ip), of_all })
    }

    /// The code was right: it does not count.
    pub(crate) fn right(&self, guess: &Guess) {
        let Some(ip) = guess.by else { return };
        self.device.give_back(&ip);
        if guess.of_all {
            self.all.give_back(&());
        } else {
            self.first.give_back(&ip);
        }
    }
}

/// Every pace of a site.
#[derive(Debug)]
pub(crate) struct Paces {
    /// Wrong join codes: 30 a minute for a device; in all 300 a minute beside the first few of each.
    pub(crate) guesses: Guesses,
    /// Practices and second tries.
    begun: Pace<IpAddr>,
    begun_in_all: Pace<()>,
    /// What-if: each takes every processor for a while.
    foreseen: Pace<IpAddr>,
    /// What a person does in the room.
    pub(crate) acts: Pace<(LogId, String)>,
    /// New people of an exercise from one address: a class behind one router, and not all the places there are.
    come: Pace<(LogId, IpAddr)>,
}

impl Default for Paces {
    fn default() -> Paces {
        let (second, minute) = (Duration::from_secs(1), Duration::from_secs(60));
        Paces {
            guesses: Guesses {
                device: Pace::new(30, minute / 30),
                first: Pace::new(3, minute),
                all: Pace::new(300, minute / 300),
            },
            begun: Pace::new(60, second),
            begun_in_all: Pace::new(300, second / 5),
            foreseen: Pace::new(30, minute * 2),
            acts: Pace::new(20, second),
            come: Pace::new(80, minute / 2),
        }
    }
}

impl Paces {
    /// Something long or lasting is begun by somebody without an account.
    pub(crate) fn begin(&self, asker: Asker) -> Result<(), Duration> {
        let Some(ip) = asker.0 else { return Ok(()) };
        self.begun.take(&ip)?;
        self.begun_in_all.take(&())
    }

    /// Futures are to be computed.
    pub(crate) fn foresee(&self, asker: Asker) -> Result<(), Duration> {
        asker.0.map_or(Ok(()), |ip| self.foreseen.take(&ip))
    }

    /// Somebody new comes into an exercise.
    pub(crate) fn come(&self, log: &LogId, asker: Asker) -> Result<(), Duration> {
        asker.0.map_or(Ok(()), |ip| self.come.take(&(*log, ip)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn device(n: u8) -> Asker {
        Asker(Some(IpAddr::from([192, 168, 1, n])))
    }

    #[tokio::test(start_paused = true)]
    async fn so_many_at_once_and_then_one_by_one() {
        let pace = Pace::new(3, Duration::from_secs(2));
        for _ in 0..3 {
            assert_eq!(pace.take(&"a"), Ok(()));
        }
        assert_eq!(pace.take(&"a"), Err(Duration::from_secs(2)));
        assert_eq!(pace.take(&"b"), Ok(()), "each has their own");
        tokio::time::advance(Duration::from_secs(2)).await;
        assert_eq!(pace.take(&"a"), Ok(()));
        assert!(pace.take(&"a").is_err(), "a wait gives back one and no more");
        pace.give_back(&"a");
        assert_eq!(pace.take(&"a"), Ok(()));
        tokio::time::advance(Duration::from_secs(600)).await;
        assert_eq!((0..10).filter(|_| pace.take(&"a").is_ok()).count(), 3, "rest saves up no more than a burst");
    }

    #[tokio::test(start_paused = true)]
    async fn whoever_remembers_many_forgets_those_who_have_rested() {
        let pace = Pace::new(1, Duration::from_secs(60));
        let pace = Pace { burst: 5, ..pace };
        for _ in 0..5 {
            assert_eq!(pace.take(&0), Ok(()));
        }
        for n in 1..KEYS * 2 {
            assert_eq!(pace.take(&n), Ok(()));
            assert!(pace.all().len() <= KEYS);
        }
        assert!(pace.take(&0).is_err(), "whoever asks all the time is remembered");
    }

    #[tokio::test(start_paused = true)]
    async fn a_device_guesses_thirty_codes_a_minute_and_right_ones_do_not_count() {
        let guesses = Paces::default().guesses;
        for _ in 0..200 {
            let right = guesses.take(device(1)).unwrap_or_else(|wait| panic!("{wait:?}"));
            guesses.right(&right);
        }
        let wrong = (0..100).filter(|_| guesses.take(device(1)).is_ok()).count();
        assert_eq!(wrong, 30);
        assert!(guesses.take(device(1)).is_err_and(|wait| wait <= Duration::from_secs(2)));
        assert!((0..100).all(|_| guesses.take(Asker(None)).is_ok()), "this machine is not asked");
        let v6 = |n: u16| Asker(Some(IpAddr::from([0xfe80, 0, 0, 0, 0, 0, 0, n])));
        assert_eq!((0..2_000).filter(|n| guesses.take(v6(*n)).is_ok()).count(), 300 - 27, "one device, many addresses");
    }

    /// 250 devices at it for ten minutes, and a class that comes in meanwhile.
    #[tokio::test(start_paused = true)]
    async fn many_devices_guess_no_faster_than_a_few() {
        let guesses = Paces::default().guesses;
        let mut wrong = 0;
        for second in 0..600 {
            wrong += (0..250).filter(|n| guesses.take(device(*n)).is_ok()).count();
            if second % 60 == 59 {
                assert!(guesses.take(device(251)).is_ok(), "somebody else still tries a code");
            }
            tokio::time::advance(Duration::from_secs(1)).await;
        }
        assert!(wrong < 10 * (300 + 250) + 300 + 3 * 250 + 1, "{wrong} in ten minutes");
    }

    #[tokio::test(start_paused = true)]
    async fn a_class_begins_at_once_and_one_device_does_not_begin_without_end() {
        let paces = Paces::default();
        assert_eq!((0..100).filter(|_| paces.begin(device(1)).is_ok()).count(), 60);
        assert_eq!(paces.begin(device(2)), Ok(()));
        assert!((0..500).all(|_| paces.begin(Asker(None)).is_ok()));
        let log = LogId::from_bytes([1; 16]);
        assert_eq!((0..300).filter(|_| paces.come(&log, device(1)).is_ok()).count(), 80);
        assert_eq!(paces.come(&LogId::from_bytes([2; 16]), device(1)), Ok(()));
    }
}
