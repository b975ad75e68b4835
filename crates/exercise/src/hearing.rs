//! From words to what a subject hears: behaviour codes, the pack's topics, the desk's things, the person's name.

use crate::event::CodedUnit;
use crate::scene::{Far, Scene};
use coding::Code;
use coding::text::Token;
use coding::unit::Coded;
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
            let here: Vec<Token> = tokens
                .iter()
                .filter(|t| t.span.start >= unit.span.start && t.span.end <= unit.span.end)
                .cloned()
                .collect();
            let topics = tongue.map(|t| topics(&scene.pack, t, &here)).unwrap_or_default();
            let thing = thing(&scene.pack, unit.code(), &topics);
            let insult_here = tongue.is_some_and(|t| !t.insults.find(&here).is_empty());
            CodedUnit { unit, topics, thing, insult_here }
        })
        .collect();
    (units, nonsense)
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

/// Words that ask for more than yes or no. A closed list of the grammar, not of style, so it stands here.
const ASKING: [&str; 24] = [
    "how",
    "what",
    "who",
    "whom",
    "when",
    "where",
    "which",
    "whose",
    "как",
    "сколько",
    "кто",
    "кого",
    "кому",
    "когда",
    "где",
    "куда",
    "откуда",
    "какой",
    "какая",
    "какие",
    "чей",
    "что",
    "чего",
    "зачем",
];

/// Whether a question asks for more than yes or no.
pub fn asks_for_more(unit: &str) -> bool {
    let text = coding::text::normalise(unit);
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.by_ref().take(3).any(|w| ASKING.contains(&w))
}

/// What the circumstances add to the words.
#[derive(Clone, Copy, Debug, Default)]
pub struct Around {
    pub gap_ms: i64,
    pub talked_over: bool,
    pub verbatim_again: bool,
}

/// The utterance as the subject hears it.
pub fn hear(scene: &Scene, far: &Far, text: &str, units: &[CodedUnit], nonsense: bool, around: Around) -> Heard {
    let words = coding::text::normalise(text);
    let words: Vec<&str> = words.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    Heard {
        units: units.iter().map(|u| unit(&scene.pack, u)).collect(),
        words: u32::try_from(words.len()).unwrap_or(u32::MAX),
        nonsense,
        gives_name: units.iter().any(|u| u.unit.traits.own_name.is_some()),
        uses_name: words.iter().any(|w| far.names.iter().any(|n| w.starts_with(n.as_str()))),
        gap_ms: around.gap_ms,
        talked_over: around.talked_over,
        verbatim_again: around.verbatim_again,
    }
}

fn unit(pack: &Pack, coded: &CodedUnit) -> HeardUnit {
    let traits = &coded.unit.traits;
    HeardUnit {
        code: coded.unit.code(),
        feelings: Feelings::of(&traits.feelings),
        address: traits.address,
        kinship: traits.kinship,
        topics: coded.topics.iter().filter_map(|t| pack.topic(t)).fold(0, |set, i| set | 1 << i),
        overlap: traits.overlap,
        words: u16::try_from(traits.words).unwrap_or(u16::MAX),
        thing: coded
            .thing
            .as_ref()
            .and_then(|id| pack.structure.desk.iter().position(|d| d.id == *id))
            .map(|i| i as u8),
        insult_here: coded.insult_here,
    }
}
