//! What control sees, in words: rows of a transcript, and what stands around every page.

use super::class::{Class, TeamWatch};
use super::fold::DIRECTOR;
use crate::call::draw::answer_name;
use crate::room::draw::{handed_as, line_name, told_as};
use crate::room::seen::{Entry, Gloss};
use crate::room::sheet::{Handed, Sheet};
use askama::Template;
use exercise::delivery::event::Phase;
use exercise::view::Shown;
use words::{Arg, Words};

/// What stands around every page of an exercise.
pub(crate) struct Bar {
    pub(crate) who: String,
    pub(crate) base: String,
    pub(crate) title: String,
    pub(crate) course: String,
    pub(crate) code: String,
    /// Which page it is.
    pub(crate) here: &'static str,
    /// Team ids, for links.
    pub(crate) teams: Vec<String>,
    /// Teams that a safe word has stopped, as a region.
    pub(crate) stops: String,
    /// Rounds with the same people: number, address, and whether it is this one.
    pub(crate) rounds: Vec<(usize, String, bool)>,
}

impl Bar {
    pub(crate) fn new(class: &Class, who: String, here: &'static str) -> Bar {
        Bar {
            who,
            base: class.base(),
            title: class.listed.title.clone(),
            course: class.listed.course.clone(),
            code: class.listed.code.clone(),
            here,
            teams: class.teams.iter().map(|t| t.plan.id.clone()).collect(),
            stops: super::stops::region(class).html,
            rounds: rounds(class),
        }
    }
}

fn rounds(class: &Class) -> Vec<(usize, String, bool)> {
    let of = |(n, id): (usize, &String)| (n, format!("/control/{id}"), *id == class.listed.id);
    if class.rounds.len() > 1 { (1..).zip(&class.rounds).map(of).collect() } else { Vec::new() }
}

/// A part of a page that is replaced as a whole. It is sent again when its key has changed.
pub(crate) struct Region {
    pub(crate) name: String,
    pub(crate) key: String,
    pub(crate) html: String,
}

impl Region {
    /// A region that is its own key.
    pub(crate) fn of(name: &str, part: &impl Template) -> Region {
        let html = rendered(part);
        Region { name: name.to_owned(), key: html.clone(), html }
    }

    /// A region with a clock in it, which goes on by itself.
    pub(crate) fn keyed(name: &str, key: String, part: &impl Template) -> Region {
        Region { name: name.to_owned(), key, html: rendered(part) }
    }
}

/// The region of this name, for a page.
pub(crate) fn pick(regions: &[Region], name: &str) -> String {
    regions.iter().find(|r| r.name == name).map(|r| r.html.clone()).unwrap_or_default()
}

pub(crate) fn rendered(part: &impl Template) -> String {
    part.render().unwrap_or_else(|error| {
        tracing::error!(%error, "a part of a page could not be drawn");
        String::new()
    })
}

/// Minutes and seconds of play time.
pub(crate) fn clock(ms: i64) -> String {
    crate::room::draw::clock(ms)
}

/// One thing that happened, in words.
#[derive(Template)]
#[template(path = "control/row.html")]
pub(crate) struct Row {
    pub(crate) n: u64,
    pub(crate) clock: String,
    pub(crate) class: &'static str,
    /// The line, where it is not the one to the far end.
    pub(crate) line: String,
    pub(crate) who: String,
    pub(crate) text: String,
    pub(crate) more: String,
    pub(crate) lang: String,
    pub(crate) glosses: Vec<Gloss>,
    /// What was marked with one key at these words.
    pub(crate) tags: String,
    /// The way to mark or translate it.
    pub(crate) note: String,
    pub(crate) note_label: String,
    /// A picture or document that lies here.
    pub(crate) handed: String,
    /// The event it translates, where it is a translation.
    pub(crate) of: Option<u64>,
    /// Said where it was entered afterwards.
    pub(crate) later: String,
}

/// Puts something that happened into words.
pub(crate) fn row(class: &Class, team: &TeamWatch, entry: &Entry) -> Row {
    let (look, text, more) = say(class, team, entry);
    let sheet = Sheet::in_entry(&class.pack, class.words, &entry.what);
    let handed = sheet.as_ref().and_then(|s| {
        let base = format!("{}/team/{}", class.base(), team.plan.id);
        Handed::new(class.words, &base, &format!("{}/file", class.base()), entry.n, s).render().ok()
    });
    let far = class.structure().reached(&entry.line).is_some();
    let spoken = matches!(entry.what, Shown::Ours { .. } | Shown::Theirs { .. });
    let who = match &entry.what {
        Shown::Theirs { .. } if is_lent(team, entry) => {
            let name = far_name(class, team, &entry.line);
            class.words.text("control-lent", &[("who", Arg::Text(&name))])
        }
        Shown::Theirs { .. } => far_name(class, team, &entry.line),
        Shown::Rendered { not_interpreted: false, .. } => class.who_then(team, &entry.by, entry.n),
        Shown::Ours { speaker, .. } if !speaker.is_empty() => {
            format!("{speaker} ({})", class.who_then(team, &entry.by, entry.n))
        }
        Shown::Ours { .. } | Shown::Marked { .. } | Shown::Glossed { .. } | Shown::Alarm => {
            class.who_then(team, &entry.by, entry.n)
        }
        Shown::Asked { .. } if !entry.by.is_empty() => class.who_then(team, &entry.by, entry.n),
        _ => String::new(),
    };
    let lang = match &entry.what {
        Shown::Glossed { language, .. } => language.clone(),
        _ if spoken => team.plan.languages.get(&entry.line).cloned().unwrap_or_default(),
        _ => String::new(),
    };
    Row {
        n: entry.n,
        clock: clock(entry.at),
        class: look,
        line: if entry.line.is_empty() || far && class.structure().subjects.len() < 2 {
            String::new()
        } else {
            line_name(class.words, &class.pack, &entry.line)
        },
        who,
        text: sheet.map_or(text, |s| s.line()),
        more,
        handed: handed.unwrap_or_default(),
        lang: if lang == class.words.tag() { String::new() } else { lang },
        glosses: team.chronicle.seen.glosses.get(&entry.n).cloned().unwrap_or_default(),
        tags: rendered(&super::tags::under(class, team, entry.n)),
        note: format!("{}/team/{}?of={}#note", class.base(), team.plan.id, entry.n),
        note_label: class.words.t("watch-note-this"),
        of: if let Shown::Glossed { of, .. } = &entry.what { Some(*of) } else { None },
        later: entry.later.as_ref().map(|by| entered(class, team, entry.n, by)).unwrap_or_default(),
    }
}

/// The same for everybody's eyes: whose words control lent is for staff to know.
pub(crate) fn row_for_all(class: &Class, team: &TeamWatch, entry: &Entry) -> Row {
    let row = row(class, team, entry);
    let lent = matches!(entry.what, Shown::Theirs { .. }) && is_lent(team, entry);
    if lent { Row { who: far_name(class, team, &entry.line), ..row } } else { row }
}

/// Whether control said it in the far end's place. What it wrote down of a real telephone was said by others.
fn is_lent(team: &TeamWatch, entry: &Entry) -> bool {
    entry.by == DIRECTOR && entry.later.is_none() && !team.plan.outside.contains(&entry.line)
}

/// That something was entered afterwards, and by whom.
pub(crate) fn entered(class: &Class, team: &TeamWatch, n: u64, by: &str) -> String {
    class.words.text("watch-later-by", &[("who", Arg::Text(&entered_by(class, team, n, by)))])
}

/// Who entered an event afterwards: the trainer by name where control did it, and else the seat.
pub(crate) fn entered_by(class: &Class, team: &TeamWatch, n: u64, by: &str) -> String {
    let trainer = team.chronicle.entered.get(&n).and_then(|order| class.trainer(*order));
    trainer.cloned().unwrap_or_else(|| class.who_then(team, by, n))
}

/// Who is at the far end of a line: the persona's name.
pub(crate) fn far_name(class: &Class, team: &TeamWatch, line: &str) -> String {
    let subject = class.structure().reached(line).map(|s| s.id.clone()).unwrap_or_default();
    team.plan.cast.get(&subject).map(|persona| class.text(&format!("persona.{persona}.name"))).unwrap_or_default()
}

fn say(class: &Class, team: &TeamWatch, entry: &Entry) -> (&'static str, String, String) {
    let words = class.words;
    let far = class.structure().reached(&entry.line).is_some();
    let note = |id: &str| ("note", words.t(id), String::new());
    let plain = |look, text: String| (look, text, String::new());
    match &entry.what {
        Shown::Ours { text, .. } => plain(if far { "ours" } else { "aside" }, text.clone()),
        Shown::Theirs { words, sound_only, .. } => {
            let look = if *sound_only { "theirs sound" } else { "theirs" };
            (look, words.clone(), rang_off(class.words, &entry.what))
        }
        Shown::Sounds { .. } | Shown::Rendered { .. } | Shown::Interpreted { .. } | Shown::Misrendered { .. } => {
            crate::room::interpreting::say(words, scenario::structure::Role::Director, &entry.what)
        }
        Shown::Rings => note("control-note-rings"),
        Shown::Connected { again: false } => note("team-note-connected"),
        Shown::Connected { again: true } => note("call-note-connected-again"),
        Shown::NoAnswer => note("call-note-no-answer"),
        Shown::Gone { by_far_end: true } => note("control-note-gone-far"),
        Shown::Gone { by_far_end: false } => note("team-note-gone"),
        Shown::Asked { item } => {
            plain("ask", words.text("control-note-asked", &[("what", Arg::Text(&desk(class, item)))]))
        }
        Shown::DeskSays { item, answer, text } => {
            let reply = if text.is_empty() { class.text(&format!("desk.{item}.reply")) } else { text.clone() };
            let args = [("answer", Arg::Text(&answer_name(words, *answer))), ("what", Arg::Text(&desk(class, item)))];
            ("slip", words.text("control-note-desk", &args), reply)
        }
        Shown::Happens { inject, text } => {
            let kind = class.structure().inject(inject).map(|i| i.kind);
            let told = text.clone().unwrap_or_else(|| class.text(&format!("inject.{inject}")));
            ("inject", told, told_as(words, kind))
        }
        Shown::Told { words } => plain("inject", words.clone()),
        Shown::Tells { how, text } => ("inject", text.clone(), words.named("tell", how.name())),
        Shown::Hands { sheet } => ("inject", String::new(), words.t(handed_as(sheet))),
        Shown::Voice { to } => {
            plain("note", words.text("team-note-voice", &[("who", Arg::Text(&class.who_then(team, to, entry.n)))]))
        }
        Shown::Marked { text, .. } => plain("mark", text.clone()),
        Shown::Glossed { text, .. } => plain("gloss", text.clone()),
        Shown::Alarm => plain("stop", words.t("team-note-safe-word")),
        Shown::Stands { held: true } => note("call-note-held"),
        Shown::Stands { held: false } => note("call-note-paused"),
        Shown::Goes => note("team-note-goes"),
        Shown::Over { outcome, .. } => {
            ("over", words.named("outcome", outcome.name()), class.text(&format!("ending.{}", outcome.name())))
        }
    }
}

/// That the far end closed the line with these words.
fn rang_off(words: &Words, what: &Shown) -> String {
    if what.rings_off() { words.t("control-note-gone-far") } else { String::new() }
}

/// What something at the desk is called.
pub(crate) fn desk(class: &Class, item: &str) -> String {
    class.text(&format!("desk.{item}.label"))
}

/// An alarm in words.
pub(crate) struct Raised {
    pub(crate) team: String,
    pub(crate) text: String,
    /// Where it rests on words.
    pub(crate) evidence: Option<Said>,
    /// Somebody waits for an answer that can still be given.
    pub(crate) answer: bool,
}

/// The words that an alarm rests on, and what it is called when it is set aside.
pub(crate) struct Said {
    pub(crate) n: u64,
    pub(crate) clock: String,
    pub(crate) who: String,
    pub(crate) words: String,
    pub(crate) lang: String,
    pub(crate) alarm: String,
}

/// The alarms of a team in words.
pub(crate) fn alarms(class: &Class, team: &TeamWatch) -> Vec<Raised> {
    let said = |e: &super::alarm::Evidence| {
        let lang = team.plan.languages.get(&e.line).cloned().unwrap_or_default();
        Said {
            n: e.n,
            clock: clock(e.at),
            who: class.who_then(team, &e.by, e.n),
            words: e.words.clone(),
            lang: if lang == class.words.tag() { String::new() } else { lang },
            alarm: e.name.clone(),
        }
    };
    let say = |alarm: super::alarm::Alarm| Raised {
        team: team.plan.id.clone(),
        answer: matches!(alarm, super::alarm::Alarm::Wrote(_)) && !team.is_over(),
        text: alarm.say(class.words, team.now.play_ms, |seat| class.who(team, seat), |item| desk(class, item)),
        evidence: alarm.evidence().map(said),
    };
    // Once all is closed, nobody is there to be answered.
    let open = |alarm: &super::alarm::Alarm| {
        class.state.phase != Phase::Closed || !matches!(alarm, super::alarm::Alarm::Wrote(_))
    };
    super::alarm::alarms(team).into_iter().filter(open).map(say).collect()
}

/// What a team is doing, as a class and in words.
pub(crate) fn standing(words: &Words, team: &TeamWatch) -> (&'static str, String) {
    match (team.now.outcome, team.now.alarm, team.now.running, team.chronicle.seen.begun) {
        (Some(outcome), ..) => ("over", words.named("outcome", outcome.name())),
        (_, true, ..) => ("stop", words.t("control-state-safe-word")),
        (_, _, true, _) => ("runs", words.t("control-state-runs")),
        (_, _, _, false) => ("new", words.t("control-state-new")),
        _ if was_held(team) => ("stands", words.t("control-state-held")),
        _ => ("stands", words.t("control-state-stands")),
    }
}

/// Whether the clock was stopped last because the program had been away.
fn was_held(team: &TeamWatch) -> bool {
    let stopped = team.chronicle.entries.iter().rev().find_map(|e| match e.what {
        Shown::Stands { held } => Some(held),
        _ => None,
    });
    stopped == Some(true)
}

/// What everybody in the room may read of that: who said the safe word is not for the wall.
pub(crate) fn standing_for_all(words: &Words, team: &TeamWatch) -> String {
    match standing(words, team) {
        ("stop", _) => words.t("control-state-stands"),
        (_, told) => told,
    }
}

/// The state of the line to the far end.
pub(crate) fn line_state(words: &Words, team: &TeamWatch) -> String {
    use exercise::state::LineStatus;
    let of = |status: &LineStatus| match status {
        LineStatus::Open => "control-line-open",
        LineStatus::Ringing => "control-line-rings",
        LineStatus::Idle => "control-line-idle",
    };
    let several = team.now.lines.len() > 1;
    let one = |(line, status): (&String, &LineStatus)| {
        let name = line_name(words, &team.chronicle.seen.pack, line);
        if several { format!("{name}: {}", words.t(of(status))) } else { words.t(of(status)) }
    };
    team.now.lines.iter().map(one).collect::<Vec<_>>().join(" · ")
}
