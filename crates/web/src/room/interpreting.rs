//! What stands between two languages, as a seat sees it: notes and renderings in the transcript, and for the interpreter
//! what to say next and what waits behind it.

use crate::control::rule_set;
use crate::room::draw::{Desk, clock, far_name};
use crate::room::seen::{Seen, Waits};
use askama::Template;
use exercise::team::interpreting::Interpretation;
use exercise::view::Shown;
use scenario::structure::Role;
use words::{Arg, Words};

/// Who understands both sides.
fn between(role: Role) -> bool {
    role == Role::Interpreter || role.is_staff()
}

/// An entry in words: how it looks, what it says, what stands beside it.
pub(crate) fn say(words: &Words, role: Role, what: &Shown) -> (&'static str, String, String) {
    match what {
        Shown::Rendered { of, text: Some(text), how, not_interpreted, .. } if between(role) => {
            let how = how.map(|how| words.named("misrendered", how.name()));
            let passed = not_interpreted.then(|| words.t("team-not-interpreted"));
            let parts: Vec<String> = [Some(number(words, *of)), how, passed].into_iter().flatten().collect();
            ("rendered", text.clone(), parts.join(" · "))
        }
        Shown::Rendered { text: Some(text), not_interpreted, .. } => {
            let more = if *not_interpreted { words.t("team-not-interpreted") } else { String::new() };
            ("theirs rendered", text.clone(), more)
        }
        Shown::Rendered { not_interpreted, .. } => {
            let id = if *not_interpreted { "team-note-passed" } else { "team-note-rendered" };
            ("note", words.t(id), String::new())
        }
        Shown::Interpreted { rule: Some(rule) } if role.is_staff() => ("note", rule_set(words, rule), String::new()),
        Shown::Interpreted { rule: Some(rule) } => ("note", words.t("team-note-interpreted"), asked(words, rule)),
        Shown::Interpreted { rule: None } => ("note", words.t("team-note-interpreted-no-more"), String::new()),
        Shown::Misrendered { of, how } => {
            let how = words.named("misrendered", how.name());
            ("note", words.text("team-note-misrendered", &[("how", Arg::Text(&how))]), number(words, *of))
        }
        _ => ("note", String::new(), String::new()),
    }
}

fn number(words: &Words, of: u64) -> String {
    words.text("team-gloss-of", &[("n", Arg::Number(i64::try_from(of).unwrap_or(i64::MAX)))])
}

/// What control asks of the interpreter, and when words pass without one. What nobody else may know is not in the rule
/// that this seat has seen.
pub(crate) fn asked(words: &Words, rule: &Interpretation) -> String {
    let fault = rule.fault.map(|how| words.t(&format!("team-interpret-{}", how.name())));
    let passes = (rule.passes_after_s > 0)
        .then(|| words.text("team-interpret-passes", &[("seconds", Arg::from(u32::from(rule.passes_after_s)))]));
    [passes, fault].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// That an interpreter speaks on a line, and how much waits, for the line's head.
pub(crate) fn state(words: &Words, seen: &Seen, line: &str) -> String {
    if !seen.interpreted.contains_key(line) {
        return String::new();
    }
    let waiting = seen.waiting.values().filter(|w| w.line == line).count();
    words.text("team-line-interpreted", &[("n", Arg::Number(i64::try_from(waiting).unwrap_or(i64::MAX)))])
}

/// One thing to say again.
struct Item {
    n: u64,
    who: String,
    text: String,
    /// Play time since it was said, ms.
    since_ms: i64,
    since: String,
    /// To the other end; else to the cell.
    to_far: bool,
}

/// What the interpreter says next, and what waits behind it.
#[derive(Template)]
#[template(path = "room/interpreting.html")]
pub(crate) struct Queue<'a> {
    desk: &'a Desk,
    next: Option<Item>,
    rest: Vec<Item>,
    /// What control asks of the interpreter.
    asked: String,
    running: bool,
}

/// The queue of an interpreter's seat; of every other seat, and where nothing is interpreted, none.
pub(crate) fn queue<'a>(desk: &'a Desk, seen: &Seen, now: i64) -> Option<Queue<'a>> {
    if seen.role != Role::Interpreter {
        return None;
    }
    let play = seen.play_at(now);
    let item = |(n, w): (&u64, &Waits)| Item {
        n: *n,
        who: if w.to_far {
            crate::seats::title(&seen.pack, desk.words, &w.by)
        } else {
            far_name(desk.words, seen, &w.line)
        },
        text: w.text.clone(),
        since_ms: play - w.at,
        since: clock(play - w.at),
        to_far: w.to_far,
    };
    let mut items = seen.waiting.iter().map(item);
    let asked: Vec<String> = seen.interpreted.values().map(|rule| asked(desk.words, rule)).collect();
    let (next, rest) = (items.next(), items.collect());
    Some(Queue { desk, next, rest, asked: asked.join(" "), running: seen.running() })
}

/// Whether this seat renders: the form stands beside the queue and is not drawn anew while somebody writes in it.
pub(crate) fn renders(desk: &Desk, seen: &Seen) -> bool {
    seen.role == Role::Interpreter && !desk.watching
}
