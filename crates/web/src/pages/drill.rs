//! The record of a drill: each answer beside what the person had said, what it was heard as, and what had been felt. It
//! shows what was trained and gives no mark; the rules of it are in `review::drill`.

use crate::call::{self, Talk};
use crate::pages::frame::{Frame, html, paragraphs};
use crate::pages::record::Reader;
use crate::problem::Problem;
use crate::record::line::{self, Family};
use crate::site::Site;
use crate::visitor::Visitor;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use coding::Code;
use coding::unit::Feeling;
use exercise::event::EndedBy;
use review::drill::{Answer, DrillAccount, Said, SituationAccount};
use review::skills::SAID;
use words::{Arg, Words};

/// Part of an answer with what it was heard as.
struct Part {
    unit: usize,
    words: String,
    code: String,
    name: &'static str,
    listens: bool,
    corrected: String,
}

struct Answered {
    utterance: u32,
    parts: Vec<Part>,
    /// Whether it listened, and how the label stood to what was felt.
    remark: String,
    listened: bool,
}

struct Told {
    words: String,
    felt: String,
    answer: Option<Answered>,
    /// In place of an answer.
    none: String,
}

struct Situation {
    level: String,
    scene: String,
    exchanges: Vec<Told>,
    close: String,
}

#[derive(Template)]
#[template(path = "drill.html")]
struct Page {
    frame: Frame,
    owner: bool,
    log: String,
    pack: String,
    title: String,
    /// What the drill shows, in sentences.
    sentences: Vec<String>,
    /// The eight skills: name, and how often.
    skills: Vec<(String, String)>,
    situations: Vec<Situation>,
    choices: Vec<Family>,
    spoken: String,
    helpline: Vec<Vec<String>>,
}

pub(crate) async fn draw(site: &Site, talk: &Talk, visitor: Visitor, reader: Reader) -> Result<Response, Problem> {
    let events = call::all(site, &talk.log).await?;
    let account = DrillAccount::of(&talk.line, &events);
    let words = talk.words;
    let owner = reader == Reader::Owner;
    let page = Page {
        owner,
        log: if owner { talk.log.to_string() } else { String::new() },
        pack: talk.pack.structure.id.clone(),
        title: talk.text("title"),
        sentences: sentences(words, &account),
        skills: skills(words, &account),
        situations: account.situations.iter().map(|s| situation(words, s)).collect(),
        choices: if owner { line::choices(words) } else { Vec::new() },
        spoken: talk.spoken.clone(),
        helpline: paragraphs(&talk.helpline),
        frame: Frame::new(visitor),
    };
    Ok(html(StatusCode::OK, &page))
}

fn number(n: usize) -> Arg<'static> {
    Arg::Number(i64::try_from(n).unwrap_or(i64::MAX))
}

/// Counts with their wholes; no share and no mark.
fn sentences(words: &Words, account: &DrillAccount) -> Vec<String> {
    let (listened, answers) = account.listened();
    let (fitted, labels) = account.labels();
    let mut out = Vec::new();
    if account.ended != Some(EndedBy::Done) {
        out.push(words.t("drill-cut-short"));
    }
    if answers == 0 {
        out.push(words.t("drill-no-answers"));
        return out;
    }
    out.push(words.text("drill-listened", &[("listened", number(listened)), ("answers", number(answers))]));
    out.push(words.text("drill-variety", &[("used", number(account.variety()))]));
    out.push(match labels {
        0 => words.t("drill-no-labels"),
        _ => words.text("drill-labels", &[("fitted", number(fitted)), ("labels", number(labels))]),
    });
    let questions: u32 = account.codes().iter().filter(|(c, _)| asks(**c)).map(|(_, n)| n).sum();
    let open = account.codes().get(&Code::OpenQuestion).copied().unwrap_or_default();
    if questions > open {
        out.push(words.text("drill-questions", &[("closed", Arg::from(questions - open)), ("open", Arg::from(open))]));
    }
    out
}

const fn asks(code: Code) -> bool {
    code.is_question() && !matches!(code, Code::SuicideQuestion)
}

fn skills(words: &Words, account: &DrillAccount) -> Vec<(String, String)> {
    let codes = account.codes();
    let silences = account.situations.iter().flat_map(|s| &s.exchanges).filter(|e| e.answer == Answer::Silence).count();
    let times = |n: u32| words.text("drill-times", &[("n", Arg::from(n))]);
    let mut out: Vec<(String, String)> = SAID
        .iter()
        .map(|c| (words.named("code", c.name()), times(codes.get(c).copied().unwrap_or_default())))
        .collect();
    out.push((words.t("drill-silence"), times(u32::try_from(silences).unwrap_or(u32::MAX))));
    out
}

fn situation(words: &Words, s: &SituationAccount) -> Situation {
    let exchanges = s
        .exchanges
        .iter()
        .map(|e| Told {
            words: e.words.clone(),
            felt: felt(words, &e.feelings),
            answer: if let Answer::Said(said) = &e.answer { Some(answered(words, said)) } else { None },
            none: words.t(if e.answer == Answer::Silence { "drill-answer-silence" } else { "drill-answer-none" }),
        })
        .collect();
    Situation {
        level: words.named("drill-level", &s.level.to_string()),
        scene: s.scene.clone(),
        exchanges,
        close: s.close.as_ref().map(|(text, _)| text.clone()).unwrap_or_default(),
    }
}

fn felt(words: &Words, feelings: &[Feeling]) -> String {
    if feelings.is_empty() {
        return String::new();
    }
    let names: Vec<String> = feelings.iter().map(|f| words.named("feeling", f.name())).collect();
    words.text("drill-felt", &[("feelings", Arg::Text(&names.join(", ")))])
}

fn answered(words: &Words, said: &Said) -> Answered {
    let part = |(unit, u): (usize, &review::account::UnitHeard)| Part {
        unit,
        words: said.text.get(u.span.start as usize..u.span.end as usize).unwrap_or_default().trim().to_owned(),
        code: words.named("code", u.code.name()),
        name: u.code.name(),
        listens: u.code.is_listening(),
        corrected: u.was.map_or_else(String::new, |was| {
            words.text("review-corrected", &[("code", Arg::Text(&words.named("code", was.name())))])
        }),
    };
    let mut remark = words.t(if said.listened { "drill-heard" } else { "drill-unheard" });
    if let Some(fits) = said.label_fits {
        remark.push(' ');
        remark.push_str(&words.t(if fits { "drill-label-fits" } else { "drill-label-off" }));
    }
    Answered {
        utterance: said.utterance,
        parts: said.units.iter().enumerate().map(part).collect(),
        remark,
        listened: said.listened,
    }
}
