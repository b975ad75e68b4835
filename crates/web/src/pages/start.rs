//! `/`: what this is, and the scenarios to practise.

use crate::pages::frame::{Frame, html};
use crate::site::Site;
use crate::visitor::Visitor;
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
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

#[derive(Template)]
#[template(path = "start.html")]
struct Page {
    frame: Frame,
    /// Short drills, which come first.
    drills: Vec<Card>,
    cards: Vec<Card>,
}

pub(crate) async fn show(State(site): State<Site>, visitor: Visitor) -> Response {
    let (drills, others): (Vec<_>, Vec<_>) = site.house.packs().all().partition(|pack| pack.structure.kind == DRILL);
    let draw = |packs: Vec<Arc<Pack>>| packs.iter().map(|pack| card(pack, visitor.words)).collect();
    let (drills, cards) = (draw(drills), draw(others));
    html(StatusCode::OK, &Page { frame: Frame::new(visitor), drills, cards })
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
