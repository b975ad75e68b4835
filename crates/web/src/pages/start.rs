//! `/`: what this is, the way back to a call of this browser that still runs, and the scenarios to practise.

use crate::begun;
use crate::call::draw::clock;
use crate::pages::frame::{Frame, html};
use crate::site::Site;
use crate::visitor::Visitor;
use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use exercise::state::{LineStatus, State as Scene};
use scenario::Pack;
use std::sync::Arc;
use words::{Arg, Words};

/// The kind of a pack that is a short drill.
const DRILL: &str = "drill";

pub(crate) struct Card {
    id: String,
    title: String,
    summary: String,
    kind: String,
    minutes: String,
    intensity: u8,
    intensity_text: String,
    languages: String,
    people: String,
}

/// A call that was begun here and has not ended.
struct Unfinished {
    log: String,
    title: String,
    /// How far it is and how it stands.
    state: String,
}

#[derive(Template)]
#[template(path = "start.html")]
struct Page {
    frame: Frame,
    unfinished: Vec<Unfinished>,
    /// Short drills, which come first.
    drills: Vec<Card>,
    cards: Vec<Card>,
}

pub(crate) async fn show(State(site): State<Site>, headers: HeaderMap, visitor: Visitor) -> Response {
    let unfinished = unfinished(&site, &headers, visitor.words).await;
    let (drills, others): (Vec<_>, Vec<_>) = site.house.packs().all().partition(|pack| pack.structure.kind == DRILL);
    let draw = |packs: Vec<Arc<Pack>>| packs.iter().map(|pack| card(pack, visitor.words)).collect();
    let (drills, cards) = (draw(drills), draw(others));
    html(StatusCode::OK, &Page { frame: Frame::new(visitor), unfinished, drills, cards })
}

/// The calls of this browser that still run. One that is gone or over is simply not there any more.
async fn unfinished(site: &Site, headers: &HeaderMap, words: &Words) -> Vec<Unfinished> {
    let mut out = Vec::new();
    for log in begun::talks(headers) {
        let seen = site.house.look(&log, |scene, state, now| {
            let stands = standing(state, scene.pack.structure.talk_line());
            let time = clock(state.clock.play_at(now));
            let state_of =
                words.text("unfinished-state", &[("time", Arg::Text(&time)), ("state", Arg::Text(&words.t(stands)))]);
            (state.outcome.is_none()).then(|| Unfinished {
                log: log.to_string(),
                title: text(&scene.pack, words, "title"),
                state: state_of,
            })
        });
        out.extend(seen.await.ok().flatten());
    }
    out
}

/// How a call stands, as somebody who comes back wants to know it.
fn standing(state: &Scene, line: Option<&str>) -> &'static str {
    let line = line.and_then(|line| state.lines.get(line));
    match line.map(|l| (l.status, l.calls)) {
        _ if !state.clock.running() => "unfinished-stopped",
        Some((LineStatus::Open, _)) => "unfinished-open",
        Some((LineStatus::Ringing, _)) => "unfinished-ringing",
        Some((LineStatus::Idle, 0)) | None => "unfinished-not-called",
        Some((LineStatus::Idle, _)) => "unfinished-idle",
    }
}

fn card(pack: &Pack, words: &Words) -> Card {
    let s = &pack.structure;
    let [from, to] = s.usual_minutes;
    let people = s.subjects.first().map_or(0, |part| part.personas.len());
    let people = Arg::Number(i64::try_from(people).unwrap_or(i64::MAX));
    Card {
        people: words.text("card-people", &[("n", people)]),
        id: s.id.clone(),
        title: text(pack, words, "title"),
        summary: text(pack, words, "summary"),
        kind: kind(s.kind.as_str(), words),
        minutes: if from == to {
            words.text("card-minutes-even", &[("n", Arg::from(to))])
        } else {
            words.text("card-minutes", &[("from", Arg::from(from)), ("to", Arg::from(to))])
        },
        intensity: s.intensity,
        intensity_text: words.text("card-intensity", &[("n", Arg::from(s.intensity))]),
        languages: s.languages.iter().map(|tag| language(tag)).collect::<Vec<_>>().join(", "),
    }
}

/// The kind of scenario in words; an unknown kind is simply a negotiation.
pub(crate) fn kind(name: &str, words: &Words) -> String {
    words.find(&format!("kind-{}", name.replace('_', "-")), &[]).unwrap_or_else(|| words.t("kind-other"))
}

/// A language in its own tongue, or its tag where the program does not speak it.
pub(crate) fn language(tag: &str) -> String {
    Words::known(tag).map_or_else(|| tag.to_owned(), Words::name)
}

/// A pack's text in the reader's language, or in the first language that the pack has.
pub(crate) fn text(pack: &Pack, words: &Words, key: &str) -> String {
    let tags = std::iter::once(words.tag()).chain(pack.structure.languages.iter().map(String::as_str));
    tags.filter_map(|tag| pack.text(tag, key)).next().unwrap_or_default().to_owned()
}
