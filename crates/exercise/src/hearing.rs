//! From words to what a subject hears: behaviour codes, the pack's topics, the desk's things, the person's name.

use crate::asking;
use crate::event::CodedUnit;
use crate::naming::{self, Said};
use crate::scene::{Far, Scene};
use coding::text::Token;
use coding::unit::{Coded, Span};
use coding::{Code, Words};
use scenario::{Pack, Tongue};
use subject::heard::{Feelings, Heard, HeardUnit};

/// Codes an utterance and finds what the pack knows about it.
pub fn code(scene: &Scene, language: &str, text: &str, previous: Option<&str>) -> (Vec<CodedUnit>, bool) {
    let Some(coder) = Scene::coder(language) else { return (Vec::new(), false) };
    let Coded { units, nonsense } = coder.code(text, previous);
    let tokens = coder.tokeniser().tokens(text);
    let tongue = scene.tongue(language);
    let units = units
        .into_iter()
        .map(|unit| {
            let here = within(&tokens, unit.span);
            let topics = tongue.map(|t| topics(&scene.pack, t, &here)).unwrap_or_default();
            let spared = tongue.map(|t| spared(&scene.pack, t, language, &here, &topics)).unwrap_or_default();
            let thing = thing(&scene.pack, unit.code(), &topics);
            let insult_here = tongue.is_some_and(|t| !t.insults.find(&here).is_empty());
            CodedUnit { unit, topics, spared, thing, insult_here }
        })
        .collect();
    (units, nonsense)
}

fn within(tokens: &[Token], span: Span) -> Vec<Token> {
    tokens.iter().filter(|t| t.span.start >= span.start && t.span.end <= span.end).cloned().collect()
}

/// Words between a «not» and what it keeps away: «you will not be taken to block two».
const DENIED: usize = 4;

/// Topics of which every mention stands close behind a denial, in the same clause.
fn spared(pack: &Pack, tongue: &Tongue, language: &str, tokens: &[Token], topics: &[String]) -> Vec<String> {
    let Some(words) = language.parse().ok().and_then(|l| Words::builtin(&l)) else { return Vec::new() };
    let denied = |at: usize| {
        let clause = tokens[..at].iter().rev().take_while(|t| t.after.is_empty()).take(DENIED);
        clause.into_iter().any(|t| words.denies(&t.norm)) || tokens.get(at).is_some_and(|t| words.denies(&t.norm))
    };
    let found = tongue.topic_words.find(tokens);
    let kept_away = |topic: &&String| {
        let at = pack.topic(topic);
        found.iter().filter(|m| tongue.topic_of.get(m.pattern).copied() == at).all(|m| denied(m.tokens.start))
    };
    topics.iter().filter(kept_away).cloned().collect()
}

/// The words of a unit that are an insult in this setting, as they were said.
pub fn insult_word(scene: &Scene, language: &str, text: &str, unit: &CodedUnit) -> Option<String> {
    let here = within(&Scene::coder(language)?.tokeniser().tokens(text), unit.unit.span);
    let found = scene.tongue(language)?.insults.find(&here).into_iter().next()?;
    let (first, last) = (here.get(found.tokens.start)?, here.get(found.tokens.end.checked_sub(1)?)?);
    text.get(first.span.start as usize..last.span.end as usize).map(str::to_owned)
}

fn topics(pack: &Pack, tongue: &Tongue, tokens: &[Token]) -> Vec<String> {
    let mut found: Vec<usize> =
        tongue.topic_words.find(tokens).iter().filter_map(|m| tongue.topic_of.get(m.pattern).copied()).collect();
    found.sort_unstable();
    found.dedup();
    found.into_iter().filter_map(|i| pack.structure.topics.get(i)).map(|t| t.id.clone()).collect()
}

/// Topics of the pack that a text in a language touches.
pub fn touched(scene: &Scene, language: &str, text: &str) -> Vec<String> {
    let (Some(coder), Some(tongue)) = (Scene::coder(language), scene.tongue(language)) else { return Vec::new() };
    topics(&scene.pack, tongue, &coder.tokeniser().tokens(text))
}

/// Words of a text, as a subject hears them.
pub fn words(text: &str) -> usize {
    let text = coding::text::normalise(text);
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).count()
}

/// Words from which saying the same again wears a technique out: "Go on." may come twice.
const TURN_OF_PHRASE: usize = 3;

/// What is promised, offered or asked for: the first desk item one of whose topics is mentioned.
fn thing(pack: &Pack, code: Code, topics: &[String]) -> Option<String> {
    let about_things = matches!(
        code,
        Code::Promise
            | Code::Offer
            | Code::Trade
            | Code::Deferral
            | Code::Refusal
            | Code::Reassurance
            | Code::Information
    );
    if !about_things {
        return None;
    }
    let spoken_of = |item: &&scenario::structure::DeskItem| item.topics.iter().any(|t| topics.contains(t));
    pack.structure.desk.iter().find(spoken_of).map(|item| item.id.clone())
}

/// What the circumstances add to the words.
#[derive(Clone, Debug, Default)]
pub struct Around {
    pub gap_ms: i64,
    pub talked_over: bool,
    pub verbatim_again: bool,
    /// Somebody else speaks than before, and the one before had not said so.
    pub new_voice: bool,
    /// The name the negotiator gave before.
    pub known_as: Option<String>,
    /// The subject has said its own name.
    pub gave_name: bool,
}

/// The utterance as the subject hears it.
pub fn hear(scene: &Scene, far: &Far, text: &str, units: &[CodedUnit], nonsense: bool, around: &Around) -> Heard {
    let words = coding::text::normalise(text);
    let words: Vec<&str> = words.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let said = Said { far, text, units, known_as: around.known_as.as_deref() };
    let introduces = |u: &CodedUnit| u.unit.code() == Code::SelfIntroduction || u.unit.traits.own_name.is_some();
    Heard {
        units: units.iter().map(|u| unit(&scene.pack, text, u)).collect(),
        words: u32::try_from(words.len()).unwrap_or(u32::MAX),
        nonsense,
        gives_name: units.iter().any(|u| u.unit.traits.own_name.is_some()),
        uses_name: naming::names(far, text),
        misnamed: said.misnamed(scene),
        named_early: !far.person.name_known && !around.gave_name && said.names_the_person(),
        renamed: said.renamed(),
        gap_ms: around.gap_ms,
        talked_over: around.talked_over,
        new_voice: around.new_voice && !units.iter().any(introduces),
        verbatim_again: around.verbatim_again && words.len() >= TURN_OF_PHRASE,
        said_again: around.verbatim_again,
    }
}

fn unit(pack: &Pack, text: &str, coded: &CodedUnit) -> HeardUnit {
    let traits = &coded.unit.traits;
    HeardUnit {
        code: asking::code(text, &coded.unit),
        feelings: Feelings::of(&traits.feelings),
        address: traits.address,
        kinship: traits.kinship,
        topics: coded.topics.iter().filter_map(|t| pack.topic(t)).fold(0, |set, i| set | 1 << i),
        spared: coded.spared.iter().filter_map(|t| pack.topic(t)).fold(0, |set, i| set | 1 << i),
        overlap: traits.overlap,
        words: u16::try_from(traits.words).unwrap_or(u16::MAX),
        thing: coded
            .thing
            .as_ref()
            .and_then(|id| pack.structure.desk.iter().position(|d| d.id == *id))
            .map(|i| i as u8),
        insult_here: coded.insult_here,
        asks: asking::asked(text, &coded.unit),
        matter: asking::everybodys(text, &coded.unit),
        of_oneself: asking::of_oneself(text, &coded.unit),
        as_had: asking::as_had(text, &coded.unit),
        beyond: traits.beyond,
    }
}
