//! `/practise/{pack}`: what the talk will be like, what may happen in it, and the start.

use crate::begun;
use crate::pages::coach;
use crate::pages::frame::{Frame, html, paragraphs};
use crate::pages::start::{kind, language, text};
use crate::peer::Asker;
use crate::problem::Problem;
use crate::site::Site;
use crate::visitor::Visitor;
use askama::Template;
use axum::extract::{Form, Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use live::Setup;
use scenario::{Outcome, Pack};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The worst ending unless the person chooses another.
const WORST: Outcome = Outcome::Tactical;
/// The intensity as the pack is written.
const AS_WRITTEN: u8 = 3;
const INTENSITIES: std::ops::RangeInclusive<u8> = 1..=5;
/// The value of the choice that leaves the persona open.
const SURPRISE: &str = "surprise";

struct Choice {
    value: String,
    label: String,
    hint: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "practise.html")]
struct Page {
    frame: Frame,
    id: String,
    title: String,
    kind: String,
    summary: String,
    warning: Vec<Vec<String>>,
    helpline: Vec<Vec<String>>,
    languages: Vec<Choice>,
    personas: Vec<Choice>,
    intensities: Vec<Choice>,
    worst: Vec<Choice>,
    /// Nobody is simulated: only the language is chosen.
    drill: bool,
}

pub(crate) async fn show(
    State(site): State<Site>,
    Path(id): Path<String>,
    visitor: Visitor,
) -> Result<Response, Problem> {
    let pack = site.house.packs().get(&id).ok_or(Problem::NotFound)?;
    let helpline = paragraphs(&site.helpline(&pack, visitor.words));
    Ok(html(StatusCode::OK, &page(&pack, visitor, helpline)))
}

fn page(pack: &Pack, visitor: Visitor, helpline: Vec<Vec<String>>) -> Page {
    let words = visitor.words;
    let s = &pack.structure;
    let spoken =
        s.languages.iter().find(|tag| *tag == words.tag()).or(s.languages.first()).cloned().unwrap_or_default();
    let plain = |value: String, label: String, chosen| Choice { value, label, hint: String::new(), chosen };
    let worst = allowed(pack);
    let default = if worst.contains(&WORST) { Some(WORST) } else { worst.last().copied() };
    Page {
        id: s.id.clone(),
        drill: s.is_drill(),
        title: text(pack, words, "title"),
        kind: kind(&s.kind, words),
        summary: text(pack, words, "summary"),
        warning: paragraphs(&text(pack, words, "warning")),
        helpline,
        languages: s.languages.iter().map(|tag| plain(tag.clone(), language(tag), *tag == spoken)).collect(),
        personas: personas(pack).map(|id| persona(id, &text(pack, words, &format!("persona.{id}.short")))).collect(),
        intensities: INTENSITIES
            .map(|n| plain(n.to_string(), words.named("intensity", &n.to_string()), n == AS_WRITTEN))
            .collect(),
        worst: worst
            .into_iter()
            .map(|o| Choice {
                value: o.name().to_owned(),
                label: words.named("worst", o.name()),
                hint: words.named("worst", &format!("{}-sentence", o.name())),
                chosen: Some(o) == default,
            })
            .collect(),
        frame: Frame::new(visitor),
    }
}

/// What is known beforehand: the short description, its first sentence as the label. The name is to be asked for.
fn persona(id: &str, short: &str) -> Choice {
    let (label, hint) = short.split_once(". ").unwrap_or((short, ""));
    Choice { value: id.to_owned(), label: label.to_owned(), hint: hint.to_owned(), chosen: false }
}

/// Personas of the first part, which is the one that is chosen.
fn personas(pack: &Pack) -> impl Iterator<Item = &str> {
    pack.structure.subjects.first().into_iter().flat_map(|s| s.personas.iter().map(String::as_str))
}

/// Worst endings that the pack knows, mildest first. The engine names them; `unresolved` is always possible.
fn allowed(pack: &Pack) -> Vec<Outcome> {
    let has = |o: &Outcome| *o == Outcome::Unresolved || pack.structure.outcomes.contains(o);
    [Outcome::Unresolved, Outcome::Withdrawn, Outcome::Tactical, Outcome::Harm].into_iter().filter(has).collect()
}

#[derive(Deserialize)]
pub(crate) struct Start {
    language: String,
    /// These three are chosen unless it is a drill.
    persona: Option<String>,
    intensity: Option<u8>,
    worst: Option<String>,
    /// `on` for a coach's strip.
    #[serde(default)]
    coach: String,
}

pub(crate) async fn begin(
    State(site): State<Site>,
    Path(id): Path<String>,
    headers: HeaderMap,
    asker: Asker,
    Form(form): Form<Start>,
) -> Result<Response, Problem> {
    let pack = site.house.packs().get(&id).ok_or(Problem::NotFound)?;
    let drill = pack.structure.is_drill();
    let chosen = |given: Option<String>, otherwise: &str| match given {
        None if drill => Ok(otherwise.to_owned()),
        given => given.ok_or(Problem::BadRequest),
    };
    let (persona, worst) = (chosen(form.persona, SURPRISE)?, chosen(form.worst, Outcome::Unresolved.name())?);
    let intensity = form.intensity.or(drill.then_some(AS_WRITTEN)).ok_or(Problem::BadRequest)?;
    let worst = allowed(&pack).into_iter().find(|o| o.name() == worst).ok_or(Problem::BadChoice)?;
    if !pack.structure.languages.contains(&form.language) || !INTENSITIES.contains(&intensity) {
        return Err(Problem::BadChoice);
    }
    site.begin(asker, &headers).await?;
    let setup = Setup { pack: id, cast: cast(&pack, &persona)?, language: form.language, intensity, worst, seed: None };
    let log = site.house.begin(setup).await?;
    let (begun, to) = (begun::remember(&site, &headers, &log), Redirect::to(&format!("/call/{log}")));
    if form.coach == "on" {
        return Ok((coach::remember(&site, &log, true), AppendHeaders([begun]), to).into_response());
    }
    Ok((AppendHeaders([begun]), to).into_response())
}

/// Who plays which part: the first part as chosen, the others by chance.
fn cast(pack: &Pack, chosen: &str) -> Result<BTreeMap<String, String>, Problem> {
    let mut cast = BTreeMap::new();
    for (i, part) in pack.structure.subjects.iter().enumerate() {
        let persona = match chosen {
            _ if i > 0 || chosen == SURPRISE => drawn(&part.personas)?,
            name => part.personas.iter().find(|p| *p == name).ok_or(Problem::BadChoice)?,
        };
        cast.insert(part.id.clone(), persona.clone());
    }
    Ok(cast)
}

fn drawn(personas: &[String]) -> Result<&String, Problem> {
    let number = getrandom::u32().map_err(|error| {
        tracing::error!(%error, "no random numbers");
        Problem::Server
    })?;
    let at = number as usize % personas.len().max(1);
    personas.get(at).ok_or(Problem::BadChoice)
}
