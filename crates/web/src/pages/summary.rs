//! `/call/{log}/summary.json`: what the list of one's own talks says of one of them. Before the end it tells only what
//! everybody on the call knows: no person, no figure. A drill has no outcome and nobody was met: it tells its answers.

use crate::call::{self, Talk, log_id};
use crate::problem::Problem;
use crate::record::account::account;
use crate::site::Site;
use crate::visitor::Visitor;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use review::account::{Finding, FindingKind};
use review::drill::DrillAccount;
use serde_json::{Map, Value, json};

/// Version of the answer's shape.
const VERSION: u32 = 1;

/// Milliseconds in a minute.
const MINUTE: i64 = 60_000;

/// The findings that are told, and under which names.
const TOLD: &[(FindingKind, &str)] = &[
    (FindingKind::Listening, "listening"),
    (FindingKind::Questions, "questions"),
    (FindingKind::Labels, "labels"),
    (FindingKind::TalkShare, "talk"),
];

pub(crate) async fn show(
    State(site): State<Site>,
    Path(log): Path<String>,
    visitor: Visitor,
) -> Result<Response, Problem> {
    let id = log_id(&log)?;
    let talk = Talk::open(&site, &id, visitor.words).await?;
    let _turn = site.turns.take().await?;
    let mut events = call::all(&site, &id).await?;
    let mut told = json!({
        "v": VERSION,
        "title": talk.text("title"),
        "begun": events.first().map(|(_, h)| h.at),
        "over": talk.over,
    });
    let drill = talk.pack.structure.is_drill();
    if let Some(map) = told.as_object_mut()
        && talk.over
        && drill
    {
        let play_ms = site.house.look(&id, |_, state, now| state.clock.play_at(now)).await?;
        map.insert("drill".to_owned(), answers(&DrillAccount::of(&talk.line, &events)));
        map.insert("minutes".to_owned(), minutes(play_ms).into());
        map.insert("handed".to_owned(), site.house.handing(&id).await?.is_some().into());
    }
    if let Some(map) = told.as_object_mut()
        && talk.over
        && !drill
    {
        let handed = site.house.handing(&id).await?.is_some();
        let (who, outcome, play_ms) = site
            .house
            .look(&id, |scene, state, now| {
                let who = scene.genesis.cast.values().next().cloned().unwrap_or_default();
                (who, state.outcome, state.clock.play_at(now))
            })
            .await?;
        let (_, account) = account(&site, &talk, std::mem::take(&mut events)).await?;
        let name = outcome.map_or("", scenario::Outcome::name);
        map.insert("who".to_owned(), short(&talk, &who).into());
        map.insert("outcome".to_owned(), json!({ "name": name, "label": talk.words.named("outcome", name) }));
        map.insert("minutes".to_owned(), minutes(play_ms).into());
        map.insert("handed".to_owned(), handed.into());
        map.insert("figures".to_owned(), figures(&account.findings));
    }
    Ok(([(header::CONTENT_TYPE, "application/json")], told.to_string()).into_response())
}

/// What a drill shows, as counts.
fn answers(account: &DrillAccount) -> Value {
    let (listened, all) = account.listened();
    let (fitted, labels) = account.labels();
    json!({ "listened": listened, "answers": all, "used": account.variety(), "fitted": fitted, "labels": labels })
}

/// Minutes begun.
const fn minutes(play_ms: i64) -> i64 {
    (play_ms + MINUTE - 1) / MINUTE
}

/// Who it was, in a few words: the short description's first sentence.
fn short(talk: &Talk, persona: &str) -> String {
    let text = talk.text(&format!("persona.{persona}.short"));
    text.split(". ").next().unwrap_or_default().trim_end_matches('.').to_owned()
}

/// Whatever was found of what is told, by name and figure.
fn figures(findings: &[Finding]) -> Value {
    let mut out = Map::new();
    for (kind, name) in TOLD {
        if let Some(finding) = findings.iter().find(|f| f.kind == *kind) {
            let named = finding.figures.iter().map(|(name, value)| ((*name).to_owned(), json!(value)));
            out.insert((*name).to_owned(), Value::Object(named.collect()));
        }
    }
    Value::Object(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use review::account::FindingTone;

    #[test]
    fn only_what_is_told_is_told() {
        let finding = |kind, figures| Finding { kind, tone: FindingTone::Mixed, figures, examples: Vec::new() };
        let found = [
            finding(FindingKind::Listening, vec![("share", 62.0), ("units", 40.0)]),
            finding(FindingKind::Premature, vec![("times", 3.0)]),
        ];
        assert_eq!(figures(&found), json!({ "listening": { "share": 62.0, "units": 40.0 } }));
        assert_eq!(figures(&[]), json!({}));
    }
}
