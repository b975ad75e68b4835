//! Plays a policy against a person, without words: the subject's fold step alone, at the pace of a real call.

use crate::policy::{self, Mind, Policy, Seen};
use coding::Code;
use coding::unit::Feeling;
use scenario::{Act, Outcome};
use subject::draw;
use subject::heard::{Desk, Feelings, Heard, HeardUnit, Stimulus};
use subject::{Cue, Draws, Engine, Person, Subject, Vars, ending, react};

/// Exchanges after which a simulated call ends as it stands.
pub const EXCHANGES: u16 = 110;
/// Exchanges until the command desk has answered.
const DESK_EXCHANGES: u16 = 5;
/// Words a second.
const MS_PER_WORD: i64 = 400;
/// How long a subject speaks, ms.
const SPEAKS_MS: i64 = 4_000;
/// Rings in a row without an answer after which the person counts as gone.
const UNANSWERED: u8 = 3;

/// One exchange: what was heard, what was done, and the state after.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Exchange {
    pub cue: Option<Cue>,
    pub act: Act,
    pub vars: Vars,
    pub competition: i32,
    pub minute: f32,
}

/// An error made on purpose in the sixth exchange (doctrine 7.4, V10).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Twist {
    #[default]
    None,
    /// A wrong label, then owned.
    Repaired,
    /// A wrong label, then insisted upon.
    Insisted,
}

/// The exchange in which the error is made.
const TWIST_AT: u16 = 6;

/// One simulated negotiation.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    pub outcome: Outcome,
    /// It came to its ending; else it was cut off by the number of exchanges, and the outcome is how it stands.
    pub ended: bool,
    pub exchanges: u16,
    pub minutes: f32,
    pub last: Subject,
    /// Facts told by the end of the exchange ten after a twist would be.
    pub told_early: u32,
    /// Empty unless asked for.
    pub trace: Vec<Exchange>,
}

/// A moment of a talk from which a play goes on.
#[derive(Clone, Debug)]
pub struct Start {
    pub subject: Subject,
    /// What the negotiator remembers; its `turn` counts the utterances before.
    pub mind: Mind,
    pub desk: Desk,
    /// Play time, ms.
    pub now_ms: i64,
    /// Desk items that command is going to refuse.
    pub refuses: u32,
}

/// How far a play goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Until {
    /// Play time, ms.
    pub ms: i64,
    /// Exchanges, counted from first contact.
    pub exchanges: u16,
}

/// Plays once. `nth` makes runs of one seed independent.
pub fn play(
    engine: &Engine,
    person: &Person,
    policy: Policy,
    seed: u64,
    nth: u64,
    at_most_ms: i64,
    trace: bool,
) -> Run {
    twisted(engine, person, policy, seed, nth, at_most_ms, trace, Twist::None)
}

/// Plays once with an error made on purpose.
#[expect(clippy::too_many_arguments, reason = "one run with all it depends on")]
pub fn twisted(
    engine: &Engine,
    person: &Person,
    policy: Policy,
    seed: u64,
    nth: u64,
    at_most_ms: i64,
    trace: bool,
    twist: Twist,
) -> Run {
    let draws = Draws::new(seed, nth);
    let start = Start {
        subject: Subject::at_first_contact(&engine.constants, person, &draws),
        mind: Mind::default(),
        desk: Desk::default(),
        now_ms: 0,
        refuses: 0,
    };
    let mut table = Table::new(engine, person, draws, start, trace);
    let answered = table.react(&Stimulus::Answered, 0);
    table.go_on(policy, answered, Until { ms: at_most_ms, exchanges: EXCHANGES }, twist)
}

/// Plays on from a moment of a talk in which `said` is said next; after that the policy speaks.
pub fn play_on(
    engine: &Engine,
    person: &Person,
    policy: Policy,
    start: &Start,
    said: &Heard,
    draws: Draws,
    until: Until,
) -> Run {
    let mut table = Table::new(engine, person, draws, start.clone(), false);
    table.mind.turn += 1;
    let cause = u64::from(table.mind.turn);
    let answered = table.react(&Stimulus::Words(said), cause);
    table.go_on(policy, answered, until, Twist::None)
}

/// The error, or what is made of it one exchange later.
fn error(twist: Twist, n: u16) -> Option<Heard> {
    let wrong = || HeardUnit { feelings: Feelings::of(&[Feeling::Warmth]), ..HeardUnit::plain(Code::EmotionLabel) };
    let units = match (twist, n) {
        (Twist::Repaired | Twist::Insisted, TWIST_AT) => vec![wrong()],
        (Twist::Insisted, n) if n == TWIST_AT + 1 => vec![wrong()],
        (Twist::Repaired, n) if n == TWIST_AT + 1 => {
            vec![HeardUnit::plain(Code::Apology), HeardUnit::plain(Code::OpenQuestion)]
        }
        _ => return None,
    };
    Some(Heard { words: 8, gap_ms: 3_500, units, ..Heard::default() })
}

struct Table<'a> {
    engine: &'a Engine,
    person: &'a Person,
    draws: Draws,
    subject: Subject,
    mind: Mind,
    desk: Desk,
    refuses: u32,
    now: i64,
    trace: Vec<Exchange>,
    tracing: bool,
}

impl<'a> Table<'a> {
    fn new(engine: &'a Engine, person: &'a Person, draws: Draws, start: Start, tracing: bool) -> Self {
        Table {
            engine,
            person,
            draws,
            subject: start.subject,
            mind: start.mind,
            desk: start.desk,
            refuses: start.refuses,
            now: start.now_ms,
            trace: Vec::new(),
            tracing,
        }
    }

    fn go_on(&mut self, policy: Policy, answered: (Seen, Option<Outcome>), until: Until, twist: Twist) -> Run {
        let (mut seen, mut outcome) = answered;
        let mut asked_at = [0u16; 32];
        let mut told_early = 0;
        for n in self.mind.turn + 1..=until.exchanges {
            if outcome.is_some() || self.now >= until.ms {
                break;
            }
            let cause = u64::from(n);
            if seen.act == Act::HangUp && !self.calls_again(n, &mut seen) {
                outcome = Some(Outcome::Withdrawn);
                break;
            }
            self.desk(&mut asked_at, n);
            let granted = self.desk.granted;
            let said = policy::next(policy, &mut self.mind, seen, self.person, granted, &self.draws, cause);
            (seen, outcome) = match error(twist, n).or(said) {
                Some(heard) => {
                    self.now += i64::from(heard.words) * MS_PER_WORD + heard.gap_ms;
                    self.react(&Stimulus::Words(&heard), cause)
                }
                None => {
                    self.now += self.person.patience_ms;
                    self.react(&Stimulus::Silence { ms: self.person.patience_ms }, cause)
                }
            };
            if n <= TWIST_AT + 10 {
                told_early = self.subject.disclosed.count_ones() + self.subject.told.count_ones();
            }
            if seen.act == Act::AgreeStep && outcome.is_none() && policy != Policy::Expert {
                // Others do not wait for what was agreed; the next words decide.
                self.now += 1_000;
            }
        }
        let ended = outcome.is_some() || self.now >= until.ms;
        let outcome = outcome.unwrap_or_else(|| ending::at_the_end(self.person, &self.subject));
        Run {
            outcome: if self.person.may_end(outcome) { outcome } else { Outcome::Unresolved },
            ended,
            exchanges: self.subject.turns,
            minutes: self.now as f32 / 60_000.0,
            last: self.subject.clone(),
            told_early,
            trace: std::mem::take(&mut self.trace),
        }
    }

    fn react(&mut self, stimulus: &Stimulus<'_>, cause: u64) -> (Seen, Option<Outcome>) {
        let before = &self.subject;
        let reaction = react(self.engine, self.person, before, stimulus, self.desk, self.now, &self.draws, cause);
        self.now += reaction.delay_ms + SPEAKS_MS;
        if self.tracing {
            self.trace.push(Exchange {
                cue: reaction.answers,
                act: reaction.act,
                vars: reaction.after.vars,
                competition: reaction.after.competition(),
                minute: self.now as f32 / 60_000.0,
            });
        }
        let seen = Seen::of(&reaction);
        let ended = reaction.ended;
        self.subject = reaction.after;
        (seen, ended)
    }

    /// Rings until the person answers again; `false` when it does not.
    fn calls_again(&mut self, n: u16, seen: &mut Seen) -> bool {
        for ring in 0..UNANSWERED {
            self.now += self.person.calls_back_after_ms;
            let cause = draw::cause("pick_up") ^ (u64::from(n) << 8) ^ u64::from(ring);
            if ending::picks_up(self.person, &self.subject, &self.draws, cause) {
                *seen = self.react(&Stimulus::Answered, cause).0;
                return true;
            }
        }
        false
    }

    fn desk(&mut self, asked_at: &mut [u16; 32], n: u16) {
        let mut open = self.mind.requested & !self.desk.granted & !self.desk.refused;
        // Item by item, lowest first; mostly there is none, and this is looked at with every exchange.
        while open != 0 {
            let item = open.trailing_zeros() as u8;
            open &= open - 1;
            let bit = Desk::bit(item);
            let at = &mut asked_at[usize::from(item)];
            if *at == 0 {
                *at = n;
                self.desk.asked |= bit;
            } else if n >= *at + DESK_EXCHANGES {
                if self.refuses & bit == 0 {
                    self.desk.granted |= bit;
                } else {
                    self.desk.refused |= bit;
                }
            }
        }
    }
}

/// Counts of outcomes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mix {
    counts: [u32; 6],
}

impl Mix {
    pub fn add(&mut self, outcome: Outcome) {
        let at = Outcome::ALL.iter().position(|o| *o == outcome).unwrap_or(5);
        self.counts[at] += 1;
    }

    pub fn total(&self) -> u32 {
        self.counts.iter().sum()
    }

    pub fn count(&self, outcome: Outcome) -> u32 {
        Outcome::ALL.iter().position(|o| *o == outcome).map_or(0, |at| self.counts[at])
    }

    /// Share of an outcome, 0.0 to 1.0.
    pub fn share(&self, outcome: Outcome) -> f64 {
        if self.total() == 0 { 0.0 } else { f64::from(self.count(outcome)) / f64::from(self.total()) }
    }
}
