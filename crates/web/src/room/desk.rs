//! Requests to command: what may be asked for, who asked, and what was answered.

use crate::call::draw::answer_name;
use crate::pages::start::text;
use crate::room::draw::{Desk, clock, name_then};
use crate::room::seen::{Request, Seen};
use askama::Template;
use scenario::structure::{DeskItem, Role};

/// What may be asked for, and what was answered.
#[derive(Template)]
#[template(path = "room/desk.html")]
pub(crate) struct Region<'a> {
    desk: &'a Desk,
    rows: Vec<Row>,
    /// Said where nothing was asked for yet.
    empty: bool,
    may_ask: bool,
    may_rule: bool,
}

/// One thing that can be asked for.
pub(crate) struct Row {
    id: String,
    label: String,
    /// Asked for and not answered.
    waiting: bool,
    answer: String,
    /// Who asked, and when.
    asked: String,
    /// The words of the answer.
    said: String,
}

pub(crate) fn region<'a>(desk: &'a Desk, seen: &Seen) -> Option<Region<'a>> {
    let role = seen.role;
    let goes = !desk.watching && seen.over.is_none() && seen.running();
    let asks =
        matches!(role, Role::Primary | Role::Coach | Role::Leader | Role::TacticalLiaison | Role::MentalHealthAdviser);
    let rules = role == Role::Commander;
    if !asks && !rules && !role.is_staff() {
        return None;
    }
    let row = |d: &DeskItem| {
        let found = seen.desk.get(&d.id);
        let request = seen.requests.get(&d.id);
        let own = request.map(|r| r.said.clone()).filter(|said| !said.is_empty());
        let answered = found.is_some_and(Option::is_some);
        let reply = || own.unwrap_or_else(|| text(&seen.pack, desk.words, &format!("desk.{}.reply", d.id)));
        Row {
            asked: request.map(|r| asked(desk, seen, r)).unwrap_or_default(),
            said: if answered { reply() } else { String::new() },
            id: d.id.clone(),
            label: text(&seen.pack, desk.words, &format!("desk.{}.label", d.id)),
            waiting: found == Some(&None),
            answer: found.and_then(|a| *a).map(|a| answer_name(desk.words, a)).unwrap_or_default(),
        }
    };
    let mut rows: Vec<Row> = seen.structure().desk.iter().map(row).collect();
    // What waits for an answer comes first for who gives it.
    if rules {
        rows.retain(|r| r.waiting || !r.answer.is_empty());
        rows.sort_by_key(|r| !r.waiting);
    }
    Some(Region { desk, empty: rows.is_empty(), rows, may_ask: asks && goes, may_rule: rules && goes })
}

fn asked(desk: &Desk, seen: &Seen, request: &Request) -> String {
    format!("{} · {}", name_then(desk, seen, &request.by, request.n), clock(request.at))
}
