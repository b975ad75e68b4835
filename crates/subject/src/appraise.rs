//! Appraisal: from behaviour codes in context to cues. The same words mean different things to a person who is calm or
//! not, who has been heard or not, who said this already. Memory is brought up to date in the same pass.

use crate::cue::Cue;
use crate::heard::{Desk, FEELINGS, Feelings, Heard, HeardUnit};
use crate::person::Person;
use crate::state::{Stage, Subject};
use crate::table::{Engine, millionths};
use crate::var::{ONE, Var};
use coding::Code;
use coding::unit::{Address, Feeling};
use scenario::Act;
use scenario::line::{Matter, Tone};
use scenario::persona::Expects;

/// One cue with its strength (1.0 is the table's size) and the unit it came from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Appraised {
    pub cue: Cue,
    pub strength: f64,
    pub unit: Option<u8>,
}

/// Units of one utterance that a person takes in; the rest only makes it longer.
pub const UNITS_HEARD: usize = 12;

/// Minutes after which a promise without backing is found out.
const FOUND_OUT_MS: i64 = 4 * 60_000;

/// Appraises an utterance and updates the memory in `s`.
pub fn words(engine: &Engine, person: &Person, s: &mut Subject, heard: &Heard, desk: Desk) -> Vec<Appraised> {
    let mut out = Vec::with_capacity(8);
    if heard.nonsense || heard.units.is_empty() {
        out.push(Appraised { cue: Cue::Nonsense, strength: 1.0, unit: None });
        return out;
    }
    let mut pass = Pass { engine, person, s, heard, desk, out: &mut out };
    pass.promises();
    for (index, unit) in heard.units.iter().take(UNITS_HEARD).enumerate() {
        pass.unit(index as u8, unit);
    }
    pass.whole();
    out
}

struct Pass<'a> {
    engine: &'a Engine,
    person: &'a Person,
    s: &'a mut Subject,
    heard: &'a Heard,
    desk: Desk,
    out: &'a mut Vec<Appraised>,
}

impl Pass<'_> {
    fn say(&mut self, cue: Cue, strength: f64, unit: u8) {
        self.out.push(Appraised { cue, strength, unit: Some(unit) });
    }

    /// What was promised before and has come true, was refused, or was never asked for.
    fn promises(&mut self) {
        if self.s.owed == 0 {
            return;
        }
        if self.s.owed & self.desk.granted != 0 {
            self.s.kept |= self.s.owed & self.desk.granted;
            self.s.owed &= !self.desk.granted;
        }
        let refused = self.s.owed & self.desk.refused;
        if refused != 0 {
            self.s.owed &= !refused;
            self.s.lies = self.s.lies.saturating_add(1);
            self.out.push(Appraised { cue: Cue::PromiseBroken, strength: 1.0, unit: None });
        } else if self.s.owed != 0 && self.s.at_ms - self.s.owed_since_ms >= FOUND_OUT_MS {
            self.s.owed = 0;
            self.s.lies = self.s.lies.saturating_add(1);
            self.out.push(Appraised { cue: Cue::LieFound, strength: 1.0, unit: None });
        }
    }

    fn unit(&mut self, index: u8, unit: &HeardUnit) {
        let (cue, strength) = self.cue(index, unit);
        // What is an insult here is heard as that and as nothing else, however kindly it was meant.
        if !(unit.insult_here && unit.code.is_listening()) {
            self.say(cue, strength, index);
        }
        self.topics(index, unit, cue);
        self.manner(index, unit);
        self.s.touched |= unit.topics;
    }

    fn cue(&mut self, index: u8, unit: &HeardUnit) -> (Cue, f64) {
        let full = |cue| (cue, 1.0);
        // "When you are ready, could you turn to face the road?" asks for a step, however it is wrapped.
        // What comes afterwards is only asked.
        let step = self.person.steps.iter().any(|t| unit.topics & (1 << t) != 0);
        if step
            && unit.matter != Some(Matter::Afterwards)
            && matches!(unit.code, Code::Autonomy | Code::ClosedQuestion | Code::Request)
        {
            return self.influence(&HeardUnit { code: Code::ExitStep, ..*unit });
        }
        match unit.code {
            Code::EmotionLabel => self.label(index, unit),
            Code::Paraphrase => self.paraphrase(unit),
            Code::Mirror => {
                self.s.mirrors = self.s.mirrors.saturating_add(1);
                full(if self.s.mirrors > 2 { Cue::MirrorRun } else { Cue::MirrorFresh })
            }
            Code::OpenQuestion | Code::ClosedQuestion | Code::WelfareCheck => self.question(unit),
            Code::LeadingQuestion => full(Cue::LeadingQuestion),
            Code::WhyQuestion => full(Cue::WhyQuestion),
            Code::MinimalEncourager => {
                self.s.encouragers = self.s.encouragers.saturating_add(1);
                full(if self.s.encouragers > 2 { Cue::EncouragerRun } else { Cue::Encourager })
            }
            Code::IMessage => full(if self.s.rapport() >= 300_000 { Cue::IMessageReady } else { Cue::IMessageEarly }),
            Code::Summary => self.summary(unit),
            Code::Validation => full(self.unless_worn("validation", Cue::Validation, Cue::ValidationWorn)),
            Code::Reassurance => full(self.unless_worn("reassurance", Cue::Reassurance, Cue::ReassuranceWorn)),
            Code::Presence => full(self.unless_worn("reassurance", Cue::Presence, Cue::ReassuranceWorn)),
            Code::Apology => self.apology(),
            Code::Praise => self.praise(unit),
            Code::Promise | Code::Offer | Code::Trade | Code::Deferral => self.thing(unit),
            Code::SuicideQuestion => {
                self.s.suicide_asked = self.s.suicide_asked.saturating_add(1);
                full(if self.s.suicide_asked > 2 { Cue::SuicideAgain } else { Cue::SuicideQuestion })
            }
            Code::Advice | Code::Argument | Code::GentleChallenge | Code::ExitStep => self.influence(unit),
            Code::SelfIntroduction => {
                let again = self.s.knows_name && self.s.turns > 1;
                self.s.knows_name |= self.heard.gives_name;
                full(if again { Cue::IntroductionAgain } else { Cue::Introduction })
            }
            Code::Autonomy => full(Cue::Autonomy),
            Code::Order => full(Cue::Order),
            Code::Threat => full(Cue::Threat),
            Code::Judgement => full(Cue::Judgement),
            Code::Minimising => full(Cue::Minimising),
            Code::FalseReassurance => full(Cue::FalseReassurance),
            Code::Refusal => full(Cue::Refusal),
            Code::DemandElicitation => full(Cue::DemandElicitation),
            Code::Deadline => full(Cue::Deadline),
            Code::Jargon => full(Cue::Jargon),
            Code::Greeting => full(Cue::Greeting),
            Code::Information => full(Cue::Information),
            Code::Request => full(Cue::Request),
            Code::CallClose => full(Cue::CallClose),
            Code::Insult => full(Cue::Insult),
            Code::Other => full(Cue::Other),
        }
    }

    fn worn(&self, technique: &str) -> bool {
        let index = crate::table::TECHNIQUES.iter().position(|t| *t == technique);
        index
            .and_then(|i| self.s.wear.get(i))
            .is_some_and(|w| *w >= millionths(self.engine.constants.motion.habit_worn))
    }

    fn unless_worn(&self, technique: &str, fresh: Cue, worn: Cue) -> Cue {
        if self.heard.verbatim_again || self.worn(technique) { worn } else { fresh }
    }

    /// A label fits when it names what is in the voice, what the feelings are, or what lies underneath.
    fn label(&mut self, index: u8, unit: &HeardUnit) -> (Cue, f64) {
        let named = unit.feelings;
        let before = self.s.labels;
        self.s.labels = [named, before[0], before[1]];
        if !named.is_empty() && named.0 & self.s.wrong.0 != 0 {
            return (Cue::LabelInsisted, 1.0);
        }
        let fit = if named.is_empty() { 0.6 } else { accuracy(self.person, self.s, named) };
        if fit < 0.6 {
            self.s.wrong = named;
            self.s.unrepaired = true;
            return (Cue::LabelOff, 1.0);
        }
        let same = !named.is_empty() && (before[0] == named || before[1] == named);
        if self.heard.verbatim_again || same || self.worn("label") {
            return (Cue::LabelWorn, 1.0);
        }
        self.s.wrong = Feelings::default();
        let spoilt = self.heard.units.iter().skip(usize::from(index) + 1).any(|u| {
            matches!(
                u.code,
                Code::Advice | Code::Argument | Code::Order | Code::Judgement | Code::Threat | Code::Minimising
            )
        });
        (Cue::LabelFit, if spoilt { fit * 0.4 } else { fit })
    }

    fn paraphrase(&mut self, unit: &HeardUnit) -> (Cue, f64) {
        if self.heard.verbatim_again || self.worn("paraphrase") {
            return (Cue::ParaphraseWorn, 1.0);
        }
        let known = self.s.spoken.topics | self.s.told;
        if unit.overlap >= 150_000 || unit.topics & known != 0 {
            return (Cue::ParaphraseFit, 1.0);
        }
        if !unit.feelings.is_empty() {
            let fit = accuracy(self.person, self.s, unit.feelings);
            return if fit >= 0.6 { (Cue::ParaphraseFit, fit) } else { (Cue::ParaphraseOff, 1.0) };
        }
        // What cannot be held against anything that was said counts for half.
        (Cue::ParaphraseFit, 0.5)
    }

    fn question(&mut self, unit: &HeardUnit) -> (Cue, f64) {
        // An open question may come back once to what was touched; a question of fact that was answered may not. Since
        // when somebody is there is another fact than where.
        let kind = unit.asks.map_or(0, |asks| asks as usize + 1);
        let enough = if unit.code == Code::OpenQuestion { self.s.asked_twice } else { self.s.asked_of[kind] };
        let asked_before = unit.topics != 0 && unit.topics & enough & self.s.told == unit.topics;
        self.s.asked_twice |= unit.topics & self.s.asked;
        self.s.asked |= unit.topics;
        self.s.asked_of[kind] |= unit.topics;
        if self.heard.verbatim_again || asked_before {
            return (Cue::OpenQuestionAgain, 1.0);
        }
        match unit.code {
            Code::ClosedQuestion => {
                self.s.closed = self.s.closed.saturating_add(1);
                (if self.s.closed > 2 { Cue::ClosedRun } else { Cue::ClosedQuestion }, 1.0)
            }
            Code::WelfareCheck => (Cue::Welfare, 1.0),
            _ => {
                self.s.closed = 0;
                (Cue::OpenQuestion, 1.0)
            }
        }
    }

    fn summary(&self, unit: &HeardUnit) -> (Cue, f64) {
        let known = (self.s.told | self.s.spoken.topics) & unit.topics;
        let content = known.count_ones() >= 2 || (known != 0 && !unit.feelings.is_empty()) || unit.overlap >= 150_000;
        if self.s.turns >= 4 && content && !self.worn("summary") {
            (Cue::SummaryFit, 1.0)
        } else {
            (Cue::SummaryThin, 1.0)
        }
    }

    /// A name is the first thing that is one's own: whoever gets it wrong once was careless, and twice does not listen. It is
    /// made good by the right one or by an apology.
    fn names(&mut self) {
        if let Some(renamed) = &self.heard.renamed {
            self.say(Cue::OtherName, 1.0, renamed.unit);
        }
        if let Some(misnamed) = &self.heard.misnamed {
            let cue = if self.s.misnamed == 0 { Cue::WrongName } else { Cue::WrongNameAgain };
            self.say(cue, 1.0, misnamed.unit);
            self.s.misnamed = self.s.misnamed.saturating_add(1);
            self.s.unrepaired = true;
        } else if self.heard.named_early && !self.s.wondered {
            self.s.wondered = true;
            self.out.push(Appraised { cue: Cue::NameEarly, strength: 1.0, unit: None });
        } else if self.heard.uses_name {
            self.s.misnamed = 0;
            self.out.push(Appraised { cue: Cue::NameUsed, strength: 0.4, unit: None });
        }
    }

    fn apology(&mut self) -> (Cue, f64) {
        if self.s.unrepaired {
            self.s.unrepaired = false;
            self.s.misnamed = 0;
            self.s.wrong = Feelings::default();
            return (Cue::ApologyRepair, 1.0);
        }
        let index = crate::table::TECHNIQUES.iter().position(|t| *t == "apology");
        let used = index.and_then(|i| self.s.wear.get(i)).is_some_and(|w| *w > 300_000);
        (if used { Cue::ApologyWorn } else { Cue::Apology }, 1.0)
    }

    fn praise(&self, unit: &HeardUnit) -> (Cue, f64) {
        // Thanks are no flattery.
        let thanks = unit.matter.is_some_and(Matter::said);
        let fits = thanks || self.s.vars[Var::Trust] >= millionths(self.engine.constants.gate.early_praise_trust);
        let after_gift = matches!(
            self.s.acts[0],
            Some(Act::Disclose | Act::Confide | Act::TakeStep | Act::AgreeStep | Act::Answer | Act::Waver)
        );
        (if (fits || after_gift) && !self.worn("praise") { Cue::PraiseFit } else { Cue::PraiseEarly }, 1.0)
    }

    /// Promises need a world: only what command granted may truthfully be promised (doctrine 0.5, 2.9).
    fn thing(&mut self, unit: &HeardUnit) -> (Cue, f64) {
        let Some(thing) = unit.thing else {
            return match unit.code {
                Code::Promise if unit.beyond => (Cue::PromiseHollow, 1.0),
                Code::Promise => (Cue::Reassurance, 0.5),
                Code::Offer => (Cue::OfferBacked, 0.5),
                Code::Trade => (Cue::TradeBacked, 0.5),
                _ => (Cue::Deferral, 1.0),
            };
        };
        let bit = Desk::bit(thing);
        let granted = self.desk.granted & bit != 0;
        let pending = self.desk.asked & bit != 0 && self.desk.refused & bit == 0;
        if granted && matches!(unit.code, Code::Promise | Code::Offer) {
            if self.s.told_of & bit != 0 {
                return (Cue::GrantedAgain, 1.0);
            }
            self.s.told_of |= bit;
        }
        match unit.code {
            Code::Deferral => (Cue::Deferral, 1.0),
            Code::Promise if granted => (Cue::PromiseBacked, if self.s.kept & bit == 0 { 1.0 } else { 0.3 }),
            Code::Promise => {
                if self.s.owed == 0 {
                    self.s.owed_since_ms = self.s.at_ms;
                }
                self.s.owed |= bit;
                (Cue::PromiseUnbacked, 1.0)
            }
            Code::Trade if granted || pending => (Cue::TradeBacked, 1.0),
            Code::Trade => (Cue::TradeUnbacked, 1.0),
            _ if granted || pending || self.s.vars[Var::Demand] < 300_000 => (Cue::OfferBacked, 1.0),
            _ => (Cue::OfferFree, 1.0),
        }
    }

    /// Influence before the person is ready meets reactance (doctrine 2.1, 7.2 rule 2).
    fn influence(&mut self, unit: &HeardUnit) -> (Cue, f64) {
        let open = self.s.open_to_influence(self.person);
        if unit.code == Code::ExitStep && !self.s.step_agreed {
            self.s.step_asked = self.proposed(unit);
        }
        let constants = &self.engine.constants;
        match unit.code {
            Code::Advice if open && self.s.stage(constants) >= Stage::Contemplation => (Cue::AdviceReady, 1.0),
            Code::Advice => (Cue::AdviceEarly, 1.0),
            Code::Argument if open && self.s.reason() > 550_000 => (Cue::ArgumentCool, 1.0),
            Code::Argument => (Cue::Argument, 1.0),
            Code::GentleChallenge if self.s.rapport() >= self.person.gate_rapport => (Cue::ChallengeReady, 1.0),
            Code::GentleChallenge => (Cue::ChallengeEarly, 1.0),
            _ if open && self.s.vars[Var::Readiness] >= self.step_needs() => (Cue::ExitStepReady, 1.0),
            // Asked softly of a calm person, a step that comes too soon does little harm.
            _ => (Cue::ExitStepEarly, if open { 0.5 } else { 1.0 }),
        }
    }

    /// The step that is proposed; without naming one, or naming one that is done, the next.
    fn proposed(&self, unit: &HeardUnit) -> u8 {
        let named = self.person.steps.iter().rposition(|t| unit.topics & (1 << t) != 0);
        let last = self.person.steps.len().saturating_sub(1) as u8;
        named.map_or(self.s.steps_done, |at| (at as u8).max(self.s.steps_done)).min(last)
    }

    fn step_needs(&self) -> i32 {
        step_needs(self.engine, self.s)
    }

    fn topics(&mut self, index: u8, unit: &HeardUnit, cue: Cue) {
        if self.person.taken_for_granted(unit) != 0 {
            self.s.unrepaired = true;
            self.say(Cue::WrongFact, 1.0, index);
        }
        // "Nobody will call your son" names what hurts in order to keep it away.
        let sparing = unit.thing.is_some_and(|t| self.person.wants & Desk::bit(t) != 0);
        let kept_away = if keeps_away(unit.code) { unit.spared } else { 0 };
        // Nor is a negotiator to blame for a namesake.
        let raised = if sparing || unit.code == Code::SelfIntroduction {
            0
        } else {
            unit.topics & !kept_away & !self.s.spoken.topics
        };
        let guilt = matches!(unit.code, Code::Argument | Code::Judgement | Code::Threat | Code::Insult);
        if raised & self.person.triggers & !self.s.told != 0 || (guilt && unit.topics & self.person.triggers != 0) {
            let soft = unit.code.is_listening() && self.s.vars[Var::Trust] > 500_000;
            self.say(Cue::Trigger, if soft { 0.3 } else { 1.0 }, index);
            self.s.unrepaired = true;
        }
        let hooks = unit.topics & self.person.hooks;
        if hooks == 0 || guilt || cue == Cue::OpenQuestionAgain {
            return;
        }
        let trust = self.s.vars.share(Var::Trust);
        if trust >= 0.15 {
            let fresh = hooks & !self.s.touched != 0;
            let strength = (0.5 + trust).min(1.0) * if fresh { 1.0 } else { 0.35 };
            self.say(Cue::Hook, strength, index);
        }
    }

    /// Forms of address, kinship words, insults of this setting.
    fn manner(&mut self, index: u8, unit: &HeardUnit) {
        if unit.insult_here && unit.code != Code::Insult {
            self.say(Cue::SettingInsult, 0.8, index);
        }
        let breach = self.person.expects == Expects::Formal
            && unit.address == Some(Address::Informal)
            && !self.s.familiar_offered;
        if breach && !self.out.iter().any(|a| a.cue == Cue::AddressBreach) {
            self.s.breaches = self.s.breaches.saturating_add(1);
            self.s.unrepaired = true;
            self.say(Cue::AddressBreach, if self.s.breaches == 1 { 1.0 } else { 0.6 }, index);
        }
        if let Some(kinship) = unit.kinship {
            if self.person.unwelcome.contains(&kinship) {
                self.s.unrepaired = true;
                self.say(Cue::KinshipBreach, 1.0, index);
            } else if self.person.welcome.contains(&kinship) {
                self.say(Cue::KinshipWarm, 0.6, index);
            }
        }
    }

    /// What the utterance is as a whole: its length, its crowd of techniques, its timing.
    fn whole(&mut self) {
        let motion = &self.engine.constants.motion;
        if self.heard.words > motion.essay_words {
            let times = f64::from(self.heard.words) / f64::from(motion.essay_words);
            self.out.push(Appraised { cue: Cue::Essay, strength: times.min(2.5) - 0.5, unit: None });
        }
        let kinds = self.heard.units.iter().fold(0u64, |set, u| set | 1 << u.code as u64);
        if kinds.count_ones() >= motion.stuffing_codes {
            self.out.push(Appraised { cue: Cue::Stuffing, strength: 1.0, unit: None });
        }
        if self.heard.talked_over {
            self.out.push(Appraised { cue: Cue::TalkedOver, strength: 0.5, unit: None });
        }
        if self.heard.new_voice {
            self.out.push(Appraised { cue: Cue::NewVoice, strength: 1.0, unit: None });
        }
        let entrusted = matches!(self.s.acts[0], Some(Act::Disclose | Act::Confide | Act::Waver | Act::Recall));
        if entrusted && (2_000..self.person.patience_ms).contains(&self.heard.gap_ms) && !self.heard.talked_over {
            self.out.push(Appraised { cue: Cue::PauseKept, strength: 0.4, unit: None });
        }
        let held = self.heard.units.iter().any(|u| u.topics & self.person.held != 0 && cares(u.code));
        if held {
            self.out.push(Appraised { cue: Cue::HeldSpokenOf, strength: 1.0, unit: None });
        }
        self.names();
        if !self.heard.units.iter().any(|u| u.code == Code::Mirror) {
            self.s.mirrors = 0;
        }
        if !self.heard.units.iter().any(|u| u.code == Code::MinimalEncourager) {
            self.s.encouragers = 0;
        }
        if !self.heard.units.iter().any(|u| u.code == Code::ClosedQuestion) {
            self.s.closed = 0;
        }
    }
}

/// Whether people held are spoken of with care: asked after, heard, thanked for.
const fn cares(code: Code) -> bool {
    matches!(
        code,
        Code::WelfareCheck
            | Code::OpenQuestion
            | Code::ClosedQuestion
            | Code::Paraphrase
            | Code::Validation
            | Code::Praise
            | Code::Request
            | Code::Reassurance
    )
}

/// Codes in which a feared thing named with a «not» is comfort: it will not happen.
const fn keeps_away(code: Code) -> bool {
    matches!(
        code,
        Code::Promise
            | Code::Reassurance
            | Code::FalseReassurance
            | Code::Offer
            | Code::Trade
            | Code::Information
            | Code::Deferral
            | Code::Presence
    )
}

/// Readiness that the next step needs.
pub fn step_needs(engine: &Engine, s: &Subject) -> i32 {
    let needs = &engine.constants.gate.step_readiness;
    let next = usize::from(s.step_asked.max(s.steps_done)).min(needs.len().saturating_sub(1));
    needs.get(next).map_or(ONE, |n| millionths(*n))
}

/// How well a named feeling fits this person now, 0.0 to 1.0: the best of what is felt, heard and underneath.
pub fn accuracy(person: &Person, s: &Subject, named: Feelings) -> f64 {
    FEELINGS.iter().filter(|f| named.has(**f)).map(|f| fit(person, s, *f)).fold(0.0, f64::max)
}

fn fit(person: &Person, s: &Subject, feeling: Feeling) -> f64 {
    let v = &s.vars;
    let felt = [Var::Anger, Var::Fear, Var::Sadness, Var::Shame].map(|e| v.share(e));
    let strongest = felt.iter().copied().fold(0.05, f64::max);
    let [anger, fear, sadness, shame] = felt.map(|f| f / strongest);
    let mixed = match feeling {
        Feeling::Anger => anger,
        Feeling::Fear => fear,
        Feeling::Sadness | Feeling::Loneliness => sadness,
        Feeling::Shame | Feeling::Guilt => shame,
        Feeling::Hurt => (anger + sadness) / 2.0,
        Feeling::Overwhelm => fear.max(v.share(Var::Arousal)),
        Feeling::Exhaustion => (v.share(Var::Fatigue) * 1.5).min(1.0),
        Feeling::Hopelessness => (v.share(Var::Hopelessness) * 1.2).min(1.0),
        Feeling::Numbness => (1.0 - v.share(Var::Arousal)) * sadness * 0.8,
        Feeling::Warmth => v.share(Var::Trust) * v.share(Var::Readiness) * 2.0,
    };
    let heard: f64 = match (s.spoken.tone, feeling) {
        (Some(Tone::Anger), Feeling::Anger | Feeling::Hurt) => 1.0,
        (Some(Tone::Fear), Feeling::Fear | Feeling::Overwhelm) => 1.0,
        (Some(Tone::Sadness), Feeling::Sadness | Feeling::Loneliness | Feeling::Hurt) => 1.0,
        (Some(Tone::Shame), Feeling::Shame | Feeling::Guilt) => 1.0,
        (Some(Tone::Numb), Feeling::Numbness | Feeling::Exhaustion | Feeling::Hopelessness) => 0.9,
        (Some(Tone::Warmth), Feeling::Warmth) => 1.0,
        _ => 0.0,
    };
    let under =
        person.underlying.iter().position(|u| *u == feeling).map_or(0.0, |at| (0.95 - 0.08 * at as f64).max(0.6));
    mixed.max(heard).max(under)
}
