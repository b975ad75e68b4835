//! A running call: what is seen of it, how that is drawn, the stream that carries it, the commands that change it.

pub(crate) mod coach;
pub(crate) mod command;
pub(crate) mod draw;
pub(crate) mod seen;
pub(crate) mod stream;
pub(crate) mod telling;

use crate::pages::start::text;
use crate::problem::Problem;
use crate::site::Site;
use chain::LogId;
use exercise::{Happening, Scene, State};
use live::ActError;
use scenario::Pack;
use std::sync::Arc;
use telling::Telling;
use words::Words;

/// A log's id in an address; what is none leads nowhere.
pub(crate) fn log_id(text: &str) -> Result<LogId, Problem> {
    text.parse().map_err(|_| Problem::NotFound)
}

/// The id of somebody's talk. A team's log has seats and is nobody's talk: it leads nowhere here.
pub(crate) async fn talk_log(site: &Site, text: &str) -> Result<LogId, Problem> {
    let log = log_id(text)?;
    let alone = site.house.look(&log, |scene, _, _| scene.genesis.team.is_none()).await?;
    if alone { Ok(log) } else { Err(Problem::NotFound) }
}

/// A log with what is needed to draw it.
#[derive(Clone)]
pub(crate) struct Talk {
    pub(crate) log: LogId,
    pub(crate) pack: Arc<Pack>,
    /// The line to the far end.
    pub(crate) line: String,
    /// The language spoken on it.
    pub(crate) spoken: String,
    pub(crate) words: &'static Words,
    /// The store's time when it was looked at, ms since the Unix epoch.
    pub(crate) now: i64,
    pub(crate) over: bool,
    /// Where this is a second try: the number up to which it is the first.
    pub(crate) again_from: Option<u64>,
    /// Where to find help, in the reader's language.
    pub(crate) helpline: String,
    /// It is a team's; nobody's own.
    team: bool,
}

impl Talk {
    pub(crate) async fn open(site: &Site, log: &LogId, words: &'static Words) -> Result<Talk, ActError> {
        let found = site
            .house
            .look(log, |scene, state, now| {
                // A team's log has seats, and who sees what is decided by them: it is nobody's talk.
                scene.genesis.team.is_none().then(|| Talk::of(site, log, words, scene, state, now))
            })
            .await?;
        found.ok_or(ActError::NoSuchLog)
    }

    /// A team's talk with somebody simulated, once it is over; for staff alone, who read it as a review.
    pub(crate) async fn of_team(site: &Site, log: &LogId, words: &'static Words) -> Result<Option<Talk>, ActError> {
        let whole = |scene: &Scene, state: &State, now| {
            let talk = Talk::of(site, log, words, scene, state, now);
            (talk.over && scene.at_far_end(&talk.line).is_some()).then_some(talk)
        };
        site.house.look(log, whole).await
    }

    fn of(site: &Site, log: &LogId, words: &'static Words, scene: &Scene, state: &State, now: i64) -> Talk {
        let line = scene.pack.structure.talk_line().unwrap_or_default().to_owned();
        Talk {
            log: *log,
            pack: Arc::clone(&scene.pack),
            spoken: scene.genesis.languages.get(&line).cloned().unwrap_or_default(),
            line,
            words,
            now,
            over: state.outcome.is_some(),
            again_from: scene.genesis.fork.as_ref().map(|f| f.n),
            helpline: site.helpline(&scene.pack, words),
            team: scene.genesis.team.is_some(),
        }
    }

    /// How it is told, to whoever reads it.
    pub(crate) const fn telling(&self) -> Telling {
        Telling { words: self.words, team: self.team }
    }

    /// Whether this number is where a second try was taken up and nothing has happened since.
    pub(crate) fn taken_up(&self, n: u64) -> bool {
        self.again_from.is_some_and(|from| n <= from + 1)
    }

    /// A text of the pack in the reader's language.
    pub(crate) fn text(&self, key: &str) -> String {
        text(&self.pack, self.words, key)
    }
}

/// Every event of a log, oldest first, with its number.
pub(crate) async fn all(site: &Site, log: &LogId) -> Result<Vec<(u64, Happening)>, ActError> {
    let mut out = Vec::new();
    loop {
        let after = out.last().map_or(0, |(n, _)| *n);
        let page = site.house.happenings(log, after).await?;
        if page.is_empty() {
            return Ok(out);
        }
        out.extend(page);
    }
}
