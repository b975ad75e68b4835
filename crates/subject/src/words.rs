//! Which authored line is spoken for an act: the one that best takes up what was really said, and none twice until all
//! that would do are used.

use crate::cue::Cue;
use crate::draw::{Draws, Purpose};
use crate::person::Person;
use crate::react::Reaction;
use crate::state::Stage;
use coding::Code;
use coding::unit::Address;
use scenario::line::{Asks, Band, Matter, Slot, To};
use scenario::{Act, Line, Tongue};
use std::collections::BTreeMap;

/// What a line gains that answers this kind of question, and the very thing that is asked.
const KIND: i64 = 60;
const MATTER: i64 = 200;

/// How often each line was spoken in this exercise, by `<bank>/<id>`.
pub type Used = BTreeMap<String, u16>;

/// What a line may take up.
#[derive(Clone, Copy, Debug, Default)]
pub struct Talk<'a> {
    /// Codes of the utterance that is answered, the leading one first.
    pub codes: &'a [Code],
    /// The code of the unit that is answered.
    pub lead: Option<Code>,
    pub nonsense: bool,
    pub essay: bool,
    pub silence: bool,
    /// What the question that is answered wants to know; `None` where nothing is asked.
    pub asks: Option<Asks>,
    /// What everybody is asked, where this is asked.
    pub matter: Option<Matter>,
    /// What was said names a matter of its own; otherwise the matter is what was spoken of before.
    pub named: bool,
    /// The negotiator's first name.
    pub name: Option<&'a str>,
    /// The feeling word just used.
    pub feeling: Option<&'a str>,
    /// The thing just promised, offered or deferred.
    pub thing: Option<&'a str>,
    /// The subject's first name.
    pub own: Option<&'a str>,
    /// The name that is disputed: the one the subject was called by, or the negotiator's own of before.
    pub called: Option<&'a str>,
    /// Topics this person does not speak of yet.
    pub closed: &'a [&'a str],
    /// Topics of what is no longer here: people held who are free.
    pub gone: &'a [&'a str],
    /// How the subject addresses the negotiator; `None` where the language does not show it.
    pub address: Option<Address>,
}

impl<'a> Talk<'a> {
    const fn fills(&self, slot: Slot) -> Option<&'a str> {
        match slot {
            Slot::Name => self.name,
            Slot::Feeling => self.feeling,
            Slot::Thing => self.thing,
            Slot::Own => self.own,
            Slot::Called => self.called,
        }
    }
}

/// A line that was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// `<bank>/<id>`; empty when the pack has no line for the act.
    pub id: String,
    pub text: String,
    /// Topics of the line, as the pack names them.
    pub topics: Vec<String>,
    pub tones: Vec<scenario::line::Tone>,
    /// It answers what everybody is asked, which is not what the talk is about.
    pub everybodys: bool,
}

/// Chooses and fills a line.
#[expect(clippy::too_many_arguments, reason = "a choice names all it depends on")]
pub fn choose(
    tongue: &Tongue,
    person: &Person,
    reaction: &Reaction,
    topic: Option<&str>,
    stage: Stage,
    talk: Talk<'_>,
    used: &Used,
    draws: &Draws,
    cause: u64,
) -> Option<Choice> {
    let band = match stage {
        Stage::Precontemplation => Band::Early,
        Stage::Contemplation => Band::Middle,
        Stage::Preparation | Stage::Action => Band::Late,
    };
    let own = tongue.own.get(&person.id).map_or(&[][..], Vec::as_slice);
    let banks = [(person.id.as_str(), own), ("shared", tongue.shared.as_slice())];
    let mut best: Option<(i64, u64, &str, &Line)> = None;
    for (bank, lines) in banks {
        for line in lines.iter().filter(|l| l.act == reaction.act) {
            let Some(fit) = fit(line, reaction, topic, band, &talk) else { continue };
            let id = format!("{bank}/{}", line.id);
            let times = used.get(&id).copied().unwrap_or(0);
            let own = if bank == "shared" { 0 } else { 12 };
            let score = fit + own - 1_000 * i64::from(times);
            let tie = draws.bits(cause ^ crate::draw::cause(&id), Purpose::Line, 0);
            if best.is_none_or(|(s, t, _, _)| (score, tie) > (s, t)) {
                best = Some((score, tie, bank, line));
            }
        }
    }
    best.map(|(_, _, bank, line)| Choice {
        id: format!("{bank}/{}", line.id),
        text: fill(line, person, &talk),
        topics: line.topics.clone(),
        tones: line.tones.clone(),
        everybodys: line.to.iter().any(|to| matches!(to, To::Matter(_))),
    })
}

/// How well a line fits, or `None` when it cannot be said.
fn fit(line: &Line, reaction: &Reaction, topic: Option<&str>, band: Band, talk: &Talk<'_>) -> Option<i64> {
    let mut score = 0;
    if let (Some(line), Some(now)) = (line.address, talk.address)
        && line != now
    {
        return None;
    }
    for slot in line.slots() {
        let value = talk.fills(slot);
        value?;
        score += 25;
    }
    if asks_for_more(talk) && says_yes_or_no(&line.text) {
        return None;
    }
    if line.topics.iter().any(|t| talk.gone.contains(&t.as_str())) {
        return None;
    }
    score += to_fit(line, talk)?;
    let untold = |t: &String| talk.closed.contains(&t.as_str()) && topic != Some(t.as_str());
    if !matches!(reaction.act, Act::Disclose | Act::Refuse | Act::Deflect) && line.topics.iter().any(untold) {
        return None;
    }
    // What everybody is asked needs no topic, nor does the question after suicide: it is its own, however it is put.
    let plainly = talk.lead == Some(Code::SuicideQuestion) && line.to.contains(&To::Code(Code::SuicideQuestion));
    let asked = plainly || talk.matter.is_some_and(|matter| line.to.contains(&To::Matter(matter)));
    score += topic_fit(line, reaction.act, topic).or(asked.then_some(0))?;
    if strays(line, talk) {
        score -= KIND;
    }
    if line.tones.is_empty() {
        score += 4;
    } else if line.tones.contains(&reaction.tone) {
        score += 16;
    }
    let (low, high) = line.heat;
    let off = i64::from(low.saturating_sub(reaction.heat).max(reaction.heat.saturating_sub(high)));
    score -= off * 14;
    match line.stage {
        None => score += 2,
        Some(stage) if stage == band => score += 8,
        Some(_) => score -= 30,
    }
    Some(score)
}

/// Who is asked when, and told nothing about what, is not asked how the one spoken of before looked.
fn strays(line: &Line, talk: &Talk<'_>) -> bool {
    let fact = matches!(talk.asks, Some(Asks::Who | Asks::When | Asks::Where | Asks::HowMany));
    fact && !talk.named
        && !line.topics.is_empty()
        && !line.to.iter().any(|to| matches!(to, To::Asks(_) | To::Matter(_)))
}

/// Whether yes or no is no answer.
fn asks_for_more(talk: &Talk<'_>) -> bool {
    talk.asks.is_some_and(|asks| asks != Asks::YesNo)
}

/// Whether a line begins with yes or no.
fn says_yes_or_no(text: &str) -> bool {
    let first = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    matches!(first, "Yes" | "No" | "Yeah" | "Nope" | "Да" | "Нет" | "Ага" | "Угу")
}

/// A line that answers something particular is said only to that.
fn to_fit(line: &Line, talk: &Talk<'_>) -> Option<i64> {
    let suits = |to: &To| match to {
        To::Asks(Asks::YesNo) => !asks_for_more(talk),
        To::Asks(asks) => talk.asks == Some(*asks),
        To::Matter(matter) => talk.matter == Some(*matter),
        _ => true,
    };
    let mut score = 0;
    let kinds: [fn(&To) -> bool; 2] = [|to| matches!(to, To::Asks(_)), |to| matches!(to, To::Matter(_))];
    for kind in kinds {
        let mut named = line.to.iter().filter(|to| kind(to)).peekable();
        if named.peek().is_some() && !named.any(suits) {
            return None;
        }
    }
    if line.to.iter().any(|to| matches!(to, To::Matter(_))) {
        score += MATTER;
    } else if talk.asks.is_some() && line.to.iter().any(|to| matches!(to, To::Asks(_))) {
        score += KIND;
    }
    let answers = |to: &To| match to {
        To::Code(code) if talk.lead == Some(*code) => Some(40),
        To::Code(code) if talk.codes.contains(code) => Some(14),
        To::Silence if talk.silence => Some(40),
        To::Nonsense if talk.nonsense => Some(60),
        To::Essay if talk.essay => Some(60),
        _ => None,
    };
    if line.to.iter().any(|to| !matches!(to, To::Asks(_) | To::Matter(_))) {
        // A line that names codes as well answers one of them; what is asked weighs more than how.
        score = score.max(line.to.iter().filter_map(answers).max()?);
    }
    Some(score)
}

/// A line about something is said when that is the matter.
fn topic_fit(line: &Line, act: Act, topic: Option<&str>) -> Option<i64> {
    if line.topics.is_empty() {
        return Some(0);
    }
    match topic {
        Some(topic) if line.topics.iter().any(|t| t == topic) => Some(50),
        // What is told unasked brings its own topic.
        _ if matches!(act, Act::Vent | Act::Recall | Act::Confide | Act::Despair | Act::Waver | Act::Demand) => {
            Some(-24)
        }
        _ if matches!(act, Act::Disclose) => Some(-40),
        _ => None,
    }
}

fn fill(line: &Line, person: &Person, talk: &Talk<'_>) -> String {
    let mut text = line.spoken(person.gender);
    for slot in Slot::ALL {
        let value = talk.fills(*slot);
        if let Some(value) = value
            && text.contains(slot.marker())
        {
            text = capitalised_at(&text, slot.marker(), value);
        }
    }
    text
}

/// Puts a value in; at the start of a sentence it begins with a capital.
fn capitalised_at(text: &str, marker: &str, value: &str) -> String {
    let mut out = String::with_capacity(text.len() + value.len());
    let mut rest = text;
    while let Some(at) = rest.find(marker) {
        let before = &rest[..at];
        out.push_str(before);
        let begins = out
            .trim_end_matches(['"', '«', '\'', ' ', '('])
            .chars()
            .last()
            .is_none_or(|c| matches!(c, '.' | '?' | '!' | '…'));
        let mut letters = value.chars();
        match letters.next() {
            Some(first) if begins => {
                out.extend(first.to_uppercase());
                out.push_str(letters.as_str());
            }
            _ => out.push_str(value),
        }
        rest = &rest[at + marker.len()..];
    }
    out.push_str(rest);
    out
}

/// Whether the cue makes the whole utterance too much.
pub fn is_essay(cue: Option<Cue>) -> bool {
    matches!(cue, Some(Cue::Essay | Cue::Stuffing))
}
