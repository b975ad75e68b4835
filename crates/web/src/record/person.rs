//! What is revealed when a scene is over: the person's story, hooks and triggers, what of them could have been learned and
//! was noted, and what was asked for, promised and kept.

use crate::call::Talk;
use crate::call::draw::clock;
use crate::call::telling::Telling;
use crate::pages::frame::paragraphs;
use crate::record::speak;
use review::account::{Account, Learnable, Noted, Thing};
use scenario::structure::Answer;
use words::{Arg, Words};

/// Who was on the line.
pub(crate) struct Person {
    pub(crate) name: String,
    pub(crate) short: String,
    pub(crate) story: Vec<Vec<String>>,
    pub(crate) agenda: Vec<Vec<String>>,
    /// Shown where nothing is known of what came up.
    pub(crate) hooks: Vec<String>,
    pub(crate) triggers: Vec<String>,
}

/// A label with what is told of it.
pub(crate) struct Told {
    pub(crate) what: String,
    pub(crate) kind: String,
    pub(crate) class: &'static str,
    pub(crate) sentence: String,
}

pub(crate) fn person(talk: &Talk, persona: &str) -> Person {
    let text = |key: &str| talk.text(&format!("persona.{persona}.{key}"));
    let topics = |list: &[String]| list.iter().map(|t| talk.text(&format!("topic.{t}"))).collect();
    let traits = talk.pack.personas.get(persona);
    Person {
        name: text("name"),
        short: text("short"),
        story: paragraphs(&text("story")),
        agenda: paragraphs(&text("agenda")),
        hooks: traits.map(|p| topics(&p.hooks)).unwrap_or_default(),
        triggers: traits.map(|p| topics(&p.triggers)).unwrap_or_default(),
    }
}

/// Hooks and triggers against what came up and what was noted.
pub(crate) fn learnable(talk: &Talk, account: &Account) -> Vec<Told> {
    let tells = talk.telling();
    let one = |l: &Learnable| Told {
        what: talk.text(&format!("topic.{}", l.topic)),
        kind: tells.t(if l.hook { "learn-hook" } else { "learn-trigger" }),
        class: if l.hook { "hook" } else { "trigger" },
        sentence: learned(tells, l),
    };
    account.learnable.iter().map(one).collect()
}

fn learned(tells: Telling, l: &Learnable) -> String {
    let noted = match (l.noted, l.mistaken) {
        (true, _) => "noted",
        (false, true) => "mistaken",
        (false, false) => "unnoted",
    };
    match l.came_up {
        Some(at) => tells.text(&format!("learn-came-{noted}"), &[("time", Arg::Text(&clock(at)))]),
        None => tells.named("learn-hidden", noted),
    }
}

/// What the negotiator wrote down.
pub(crate) fn notes(words: &Words, account: &Account) -> Vec<Told> {
    let one = |n: &Noted| Told {
        what: n.text.clone(),
        kind: words.named("note", n.note.name()),
        class: n.note.name(),
        sentence: clock(n.at_ms),
    };
    account.notes.iter().map(one).collect()
}

/// What was asked for and promised, a sentence for each thing.
pub(crate) fn things(talk: &Talk, account: &Account) -> Vec<Told> {
    let one = |t: &Thing| Told {
        what: talk.text(&format!("desk.{}.label", t.item)),
        kind: String::new(),
        class: if t.broken { "broken" } else { "" },
        sentence: thing(talk.telling(), t),
    };
    account.things.iter().map(one).collect()
}

/// The thing's steps in the order of time, as one sentence.
fn thing(tells: Telling, t: &Thing) -> String {
    let step = |id: &str, at: i64| (at, tells.text(id, &[("time", Arg::Text(&clock(at)))]));
    let mut steps: Vec<(i64, String)> = Vec::new();
    steps.extend(t.asked.map(|at| step("thing-asked", at)));
    steps.extend(t.answer.map(|(answer, at)| step(answer_id(answer), at)));
    if t.asked.is_some() && t.answer.is_none() {
        steps.push((i64::MAX, tells.t("thing-unanswered")));
    }
    let unasked = t.asked.is_none_or(|asked| t.promised.is_some_and(|promised| promised < asked));
    steps.extend(t.promised.map(|at| step(if unasked { "thing-promised-unasked" } else { "thing-promised" }, at)));
    steps.extend(t.kept.map(|at| step("thing-kept", at)));
    steps.sort_by_key(|(at, _)| *at);
    let parts: Vec<String> = steps.into_iter().map(|(_, text)| text).collect();
    let told = speak::sentence(&parts.join("; "));
    if t.broken { format!("{told} {}", speak::sentence(&tells.t("thing-broken"))) } else { told }
}

const fn answer_id(answer: Answer) -> &'static str {
    match answer {
        Answer::Granted => "thing-granted",
        Answer::Partly => "thing-partly",
        Answer::Refused => "thing-refused",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alone(tag: &str) -> Telling {
        Telling { words: Words::for_tag(tag), team: false }
    }

    fn a_thing() -> Thing {
        Thing { item: "tea".into(), asked: None, answer: None, promised: None, kept: None, broken: false }
    }

    #[test]
    fn a_thing_is_told_along_time() {
        let kept = Thing {
            asked: Some(130_000),
            answer: Some((Answer::Granted, 250_000)),
            promised: Some(300_000),
            kept: Some(370_000),
            ..a_thing()
        };
        assert_eq!(
            thing(alone("en"), &kept),
            "You asked for it at 2:10; command granted it at 4:10; you promised it at 5:00; it was seen to be done at 6:10."
        );
        let broken = Thing { asked: Some(130_000), promised: Some(60_000), broken: true, ..a_thing() };
        assert_eq!(
            thing(alone("ru"), &broken),
            "Вы пообещали в 1:00, не спросив; вы запросили это в 2:10; штаб ответить не успел. За обещанием ничего не стояло, и это вскрылось."
        );
    }

    #[test]
    fn what_could_be_learned_is_told_in_six_ways() {
        let mut said = std::collections::BTreeSet::new();
        for came_up in [None, Some(60_000)] {
            for (noted, mistaken) in [(true, false), (false, true), (false, false)] {
                let l = Learnable { topic: "daughter".into(), hook: true, came_up, noted, mistaken };
                assert!(said.insert(learned(alone("ru"), &l)));
            }
        }
        assert_eq!(said.len(), 6);
    }
}
