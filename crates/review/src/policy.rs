//! Scripted negotiators. They see what a negotiator sees (the last act, the voice, the topic), never the hidden state, and
//! answer in behaviour codes. They serve validation and comparison; nobody is meant to copy their sequence.

use coding::Code;
use coding::unit::Feeling;
use scenario::Act;
use scenario::line::Tone;
use std::str::FromStr;
use subject::draw::Purpose;
use subject::heard::{FEELINGS, Feelings, Heard, HeardUnit};
use subject::{Draws, Person, Reaction};

/// A scripted way of negotiating.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Policy {
    /// Active listening first, influence when there is evidence of rapport, small steps, promises only with backing.
    Expert,
    /// Means well: questions, advice, comfort that is none; now and then listens.
    Novice,
    /// Solves at once.
    ProblemSolver,
    /// Orders, deadlines, threats.
    Hardliner,
    /// Repeats the last words and the same label.
    Parrot,
    /// Introduces itself and waits.
    Silent,
    /// Anything.
    Random,
}

impl Policy {
    pub const ALL: &'static [Policy] = &[
        Policy::Expert,
        Policy::Novice,
        Policy::ProblemSolver,
        Policy::Hardliner,
        Policy::Parrot,
        Policy::Silent,
        Policy::Random,
    ];

    /// The stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Policy::Expert => "expert",
            Policy::Novice => "novice",
            Policy::ProblemSolver => "problem_solver",
            Policy::Hardliner => "hardliner",
            Policy::Parrot => "parrot",
            Policy::Silent => "silent",
            Policy::Random => "random",
        }
    }
}

/// A name that is no policy.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("«{0}» is no policy; choose expert, novice, problem_solver, hardliner, parrot, silent or random")]
pub struct UnknownPolicy(pub String);

impl FromStr for Policy {
    type Err = UnknownPolicy;
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        Policy::ALL.iter().copied().find(|p| p.name() == s).ok_or_else(|| UnknownPolicy(s.to_owned()))
    }
}

/// Warm answers in excess from which a person seems open to a step.
const OPENING_WARMTH: i16 = 3;

/// The two feelings that a listener would name first, by what is in the voice.
pub const fn in_the_voice(tone: Tone) -> [Feeling; 2] {
    match tone {
        Tone::Anger => [Feeling::Anger, Feeling::Hurt],
        Tone::Fear => [Feeling::Fear, Feeling::Overwhelm],
        Tone::Sadness => [Feeling::Sadness, Feeling::Loneliness],
        Tone::Shame => [Feeling::Shame, Feeling::Guilt],
        Tone::Numb => [Feeling::Exhaustion, Feeling::Hopelessness],
        Tone::Warmth => [Feeling::Exhaustion, Feeling::Warmth],
    }
}

/// What a scripted negotiator remembers.
#[derive(Clone, Debug)]
pub struct Mind {
    pub turn: u16,
    /// Turn on which each code was used last, plus one.
    last: [u16; Code::COUNT],
    /// Integrative-looking answers lately.
    warm: i16,
    /// The person has spoken of a reason to live, asked what comes next, or wavered.
    opening: bool,
    suicide_asked: bool,
    last_step: u16,
    last_summary: u16,
    labelled: Option<Feeling>,
    asked_topics: u64,
    pub requested: u32,
    corrected: bool,
}

impl Default for Mind {
    fn default() -> Self {
        Mind {
            turn: 0,
            last: [0; Code::COUNT],
            warm: 0,
            opening: false,
            suicide_asked: false,
            last_step: 0,
            last_summary: 0,
            labelled: None,
            asked_topics: 0,
            requested: 0,
            corrected: false,
        }
    }
}

/// What the policy sees of the far end.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    pub act: Act,
    pub tone: Tone,
    pub topic: Option<u8>,
}

impl Seen {
    /// What a negotiator can observe of a reaction.
    pub fn of(reaction: &Reaction) -> Seen {
        Seen { act: reaction.act, tone: reaction.tone, topic: reaction.topic }
    }
}

/// What is said next; `None` is silence.
pub fn next(
    policy: Policy,
    mind: &mut Mind,
    seen: Seen,
    person: &Person,
    granted: u32,
    draws: &Draws,
    cause: u64,
) -> Option<Heard> {
    mind.turn += 1;
    mind.note(seen);
    let mut pen =
        Pen { mind, seen, person, granted, draws, cause, drawn: 0, units: Vec::with_capacity(3), gives_name: false };
    match policy {
        Policy::Expert => pen.expert(),
        Policy::Novice => pen.novice(),
        Policy::ProblemSolver => pen.problem_solver(),
        Policy::Hardliner => pen.hardliner(),
        Policy::Parrot => pen.parrot(),
        Policy::Silent if pen.mind.turn > 2 => return None,
        Policy::Silent => pen.introduce(),
        Policy::Random => pen.random(),
    }
    Some(pen.done())
}

impl Mind {
    /// Remembers an utterance that somebody else made, and what had been heard before it: for a play that begins in the
    /// middle of a talk.
    pub fn remember(&mut self, seen: Seen, said: &Heard) {
        self.turn += 1;
        self.note(seen);
        for unit in &said.units {
            self.last[unit.code as usize] = self.turn;
            match unit.code {
                Code::SuicideQuestion => self.suicide_asked = true,
                Code::ExitStep => self.last_step = self.turn,
                Code::Summary => self.last_summary = self.turn,
                Code::OpenQuestion => self.asked_topics |= unit.topics,
                Code::EmotionLabel => self.labelled = FEELINGS.into_iter().find(|f| unit.feelings.has(*f)),
                _ => {}
            }
        }
    }

    /// The person seems to be ready for a step, as far as it can be heard.
    pub const fn hears_an_opening(&self) -> bool {
        self.opening && self.warm >= OPENING_WARMTH
    }

    pub const fn suicide_asked(&self) -> bool {
        self.suicide_asked
    }

    fn note(&mut self, seen: Seen) {
        let warm = matches!(
            seen.act,
            Act::Confide
                | Act::Disclose
                | Act::Recall
                | Act::Thank
                | Act::Waver
                | Act::AskNext
                | Act::AskOpinion
                | Act::Confirm
                | Act::OfferAddress
        );
        self.warm = (self.warm + if warm { 1 } else { -1 }).clamp(-3, 6);
        self.opening |= matches!(seen.act, Act::Recall | Act::AskNext | Act::Waver | Act::AskOpinion | Act::Thank);
    }
}

struct Pen<'a> {
    mind: &'a mut Mind,
    seen: Seen,
    person: &'a Person,
    granted: u32,
    draws: &'a Draws,
    cause: u64,
    drawn: u8,
    units: Vec<HeardUnit>,
    gives_name: bool,
}

impl Pen<'_> {
    fn chance(&mut self) -> f64 {
        self.drawn = self.drawn.wrapping_add(1);
        self.draws.share(self.cause, Purpose::Policy, self.drawn)
    }

    fn pick(&mut self, weights: &[(Code, f64)]) -> Code {
        let total: f64 = weights.iter().map(|w| w.1).sum();
        let mut at = self.chance() * total;
        for (code, weight) in weights {
            at -= weight;
            if at < 0.0 {
                return *code;
            }
        }
        weights.last().map_or(Code::Other, |w| w.0)
    }

    fn here(&self) -> u64 {
        self.seen.topic.map_or(0, |t| 1 << t)
    }

    fn say(&mut self, code: Code) -> &mut HeardUnit {
        self.mind.last[code as usize] = self.mind.turn;
        let mut unit = HeardUnit::plain(code);
        if matches!(code, Code::Paraphrase | Code::Summary | Code::Mirror | Code::Validation) {
            unit.topics = self.here();
            unit.overlap = 400_000;
        }
        self.units.push(unit);
        let last = self.units.len() - 1;
        &mut self.units[last]
    }

    fn done(self) -> Heard {
        let words = self.units.iter().map(|u| u32::from(u.words)).sum();
        Heard { units: self.units, words, gives_name: self.gives_name, gap_ms: 3_500, ..Heard::default() }
    }

    fn introduce(&mut self) {
        self.gives_name = true;
        self.say(Code::Greeting);
        self.say(Code::SelfIntroduction);
    }

    /// The technique of a list that was used longest ago.
    fn stalest(&mut self, of: &[Code]) -> Code {
        let start = (self.chance() * of.len() as f64) as usize;
        (0..of.len())
            .map(|i| of[(start + i) % of.len()])
            .min_by_key(|c| self.mind.last[*c as usize])
            .unwrap_or(Code::OpenQuestion)
    }

    /// The feeling a listener would hear, right as often as `skill` says.
    fn label(&mut self, skill: f64) {
        let heard = in_the_voice(self.seen.tone);
        let off = [Feeling::Warmth, Feeling::Anger, Feeling::Numbness, Feeling::Fear];
        let right = self.chance() < skill;
        let second = self.chance() < 0.5;
        let pool: &[Feeling] = if right { &heard } else { &off };
        let at = if right { usize::from(second) } else { (self.chance() * 4.0) as usize };
        let mut feeling = pool[at.min(pool.len() - 1)];
        if right && self.mind.labelled == Some(feeling) {
            feeling = heard[1 - at.min(1)];
        }
        self.mind.labelled = Some(feeling);
        self.say(Code::EmotionLabel).feelings = Feelings::of(&[feeling]);
    }

    fn ask_open(&mut self) {
        let hooks = self.person.hooks & !self.mind.asked_topics;
        let topic = self.here();
        let about = if topic & !self.mind.asked_topics != 0 {
            topic
        } else if self.mind.opening && hooks != 0 && self.seen.act == Act::Recall {
            1 << hooks.trailing_zeros()
        } else {
            0
        };
        self.mind.asked_topics |= about;
        self.say(Code::OpenQuestion).topics = about;
    }

    fn listen(&mut self) {
        let codes = [
            Code::EmotionLabel,
            Code::Paraphrase,
            Code::Validation,
            Code::OpenQuestion,
            Code::Mirror,
            Code::MinimalEncourager,
        ];
        match self.stalest(&codes) {
            Code::EmotionLabel => self.label(0.88),
            Code::OpenQuestion => self.ask_open(),
            code => {
                self.say(code);
            }
        }
    }

    fn expert(&mut self) {
        if self.mind.turn == 1 {
            self.introduce();
            self.ask_open();
            return;
        }
        let ready = self.mind.turn > 9 && self.mind.hears_an_opening();
        match self.seen.act {
            Act::TakeStep => {
                self.say(Code::Praise);
                if self.mind.warm >= 1 {
                    self.step();
                }
            }
            Act::AgreeStep => {
                self.say(Code::Presence);
            }
            Act::Correct => {
                self.say(Code::Apology);
                self.label(0.95);
                self.mind.corrected = true;
            }
            Act::NoticeRepeat | Act::Puzzled | Act::Interrupted | Act::CallOutLie => {
                self.say(Code::Apology);
                self.ask_open();
            }
            Act::Demand | Act::Bargain => self.demand(),
            Act::Despair | Act::Farewell if !self.mind.suicide_asked && self.mind.turn > 3 => {
                self.mind.suicide_asked = true;
                self.label(0.9);
                self.say(Code::SuicideQuestion);
            }
            Act::PushAway | Act::Refuse | Act::Command | Act::Accuse | Act::Test => self.steady(),
            Act::AskNext => {
                self.say(Code::Information);
                self.say(Code::Autonomy);
            }
            Act::AskWho | Act::AskOpinion => {
                self.say(Code::Information);
                self.ask_open();
            }
            _ if ready && self.mind.turn - self.mind.last_step > 3 => self.step(),
            _ if self.mind.turn - self.mind.last_summary > 8 && self.mind.turn > 6 => {
                self.mind.last_summary = self.mind.turn;
                self.say(Code::Summary).feelings = Feelings::of(&[Feeling::Exhaustion]);
            }
            Act::Waver if self.mind.warm >= 2 => {
                let code = self.stalest(&[Code::GentleChallenge, Code::Paraphrase, Code::Autonomy]);
                self.say(code);
            }
            _ => self.listen(),
        }
    }

    /// Under attack: stay, own what is ours, give room.
    fn steady(&mut self) {
        match self.stalest(&[Code::Validation, Code::Autonomy, Code::EmotionLabel, Code::Presence, Code::Paraphrase]) {
            Code::EmotionLabel => self.label(0.88),
            code => {
                self.say(code);
            }
        }
    }

    fn step(&mut self) {
        self.mind.last_step = self.mind.turn;
        self.say(Code::ExitStep);
        if self.chance() < 0.5 {
            self.say(Code::Autonomy);
        }
    }

    /// Asks command before anything is promised.
    fn demand(&mut self) {
        let wanted = self.person.wants;
        let got = wanted & self.granted;
        self.say(Code::Paraphrase);
        if got != 0 {
            self.say(Code::Promise).thing = Some(got.trailing_zeros() as u8);
        } else {
            let open = wanted & !self.mind.requested;
            if open != 0 {
                let thing = open.trailing_zeros() as u8;
                self.mind.requested |= 1 << thing;
                self.say(Code::Deferral).thing = Some(thing);
            }
        }
    }

    fn novice(&mut self) {
        if self.mind.turn == 1 {
            self.introduce();
            self.say(Code::ClosedQuestion);
            return;
        }
        let weights = [
            (Code::ClosedQuestion, 16.0),
            (Code::WhyQuestion, 6.0),
            (Code::OpenQuestion, 13.0),
            (Code::Advice, 11.0),
            (Code::FalseReassurance, 7.0),
            (Code::Minimising, 3.0),
            (Code::Argument, 4.0),
            (Code::EmotionLabel, 10.0),
            (Code::Paraphrase, 10.0),
            (Code::Validation, 6.0),
            (Code::MinimalEncourager, 5.0),
            (Code::Reassurance, 5.0),
            (Code::Promise, 3.0),
            (Code::ExitStep, 7.0),
            (Code::Apology, 3.0),
            (Code::DemandElicitation, 2.0),
            (Code::Order, 2.0),
        ];
        let code = self.pick(&weights);
        self.clumsy(code);
        if self.chance() < 0.3 {
            let code = self.pick(&weights);
            self.clumsy(code);
        }
    }

    fn clumsy(&mut self, code: Code) {
        match code {
            Code::EmotionLabel => self.label(0.5),
            Code::OpenQuestion => self.ask_open(),
            Code::Promise => {
                let wanted = self.person.wants;
                let thing = (wanted != 0).then(|| wanted.trailing_zeros() as u8);
                self.say(Code::Promise).thing = thing;
            }
            Code::Argument if self.chance() < 0.3 => {
                let triggers = self.person.triggers;
                self.say(Code::Argument).topics = if triggers == 0 { 0 } else { 1 << triggers.trailing_zeros() };
            }
            code => {
                self.say(code);
            }
        }
    }

    fn problem_solver(&mut self) {
        if self.mind.turn == 1 {
            self.introduce();
            return;
        }
        let code = self.pick(&[
            (Code::Advice, 30.0),
            (Code::ExitStep, 16.0),
            (Code::Offer, 10.0),
            (Code::Paraphrase, 12.0),
            (Code::ClosedQuestion, 10.0),
            (Code::OpenQuestion, 10.0),
            (Code::Reassurance, 6.0),
            (Code::EmotionLabel, 6.0),
        ]);
        self.clumsy(code);
    }

    fn hardliner(&mut self) {
        let code = self.pick(&[
            (Code::Order, 30.0),
            (Code::Threat, 12.0),
            (Code::Deadline, 12.0),
            (Code::Argument, 14.0),
            (Code::Judgement, 12.0),
            (Code::Refusal, 8.0),
            (Code::Jargon, 4.0),
            (Code::ClosedQuestion, 8.0),
        ]);
        self.say(code);
    }

    fn parrot(&mut self) {
        if self.mind.turn == 1 {
            self.introduce();
        } else if self.chance() < 0.75 {
            self.say(Code::Mirror);
        } else {
            self.say(Code::EmotionLabel).feelings = Feelings::of(&[Feeling::Sadness]);
        }
    }

    fn random(&mut self) {
        let at = (self.chance() * Code::COUNT as f64) as usize;
        let code = Code::ALL.get(at).copied().unwrap_or(Code::Other);
        self.clumsy(code);
    }
}
