//! `/course/{id}/import`: participants from a spreadsheet. Upload, look at every row, mend what is wrong, confirm.

use super::courses::course;
use super::fault::{question, sentence};
use super::field::Field as Question;
use super::who::Staff;
use crate::pages::frame::{Frame, html};
use crate::problem::Problem;
use crate::site::Site;
use crate::visitor::Visitor;
use askama::Template;
use axum::extract::{Form, Multipart, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use live::course::{Draft, DraftRow, Fault, Field, PARTICIPANTS, Participant, checked};
use report::sheet::FILE_BYTES;
use std::collections::BTreeMap;
use words::{Arg, Words};

#[derive(Template)]
#[template(path = "staff/import.html")]
struct Upload {
    frame: Frame,
    who: String,
    course: String,
    course_name: String,
    problem: String,
}

async fn page(
    site: &Site,
    visitor: Visitor,
    staff: Staff,
    id: &str,
    problem: Option<String>,
) -> Result<Response, Problem> {
    let status = if problem.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = Upload {
        course_name: course(site, id).await?.name,
        course: id.to_owned(),
        problem: problem.unwrap_or_default(),
        who: staff.name,
        frame: Frame::new(visitor),
    };
    Ok(html(status, &page))
}

pub(crate) async fn ask(
    State(site): State<Site>,
    Path(id): Path<String>,
    staff: Staff,
    visitor: Visitor,
) -> Result<Response, Problem> {
    page(&site, visitor, staff, &id, None).await
}

pub(crate) async fn upload(
    State(site): State<Site>,
    Path(id): Path<String>,
    staff: Staff,
    visitor: Visitor,
    form: Multipart,
) -> Result<Response, Problem> {
    course(&site, &id).await?;
    let words = visitor.words;
    let read = match file(form).await {
        Ok((name, bytes)) => match tokio::task::spawn_blocking(move || drafted(&name, &bytes)).await {
            Ok(read) => read,
            Err(error) => {
                tracing::error!(%error, "a spreadsheet could not be read");
                Err("no-sheet")
            }
        },
        Err(why) => Err(why),
    };
    match read {
        Ok(draft) => {
            let draft = site.house.put_draft(&id, draft).await?;
            Ok(Redirect::to(&format!("/course/{id}/import/{}", draft.id)).into_response())
        }
        Err(why) => {
            let most = Arg::Number(i64::try_from(PARTICIPANTS).unwrap_or(i64::MAX));
            let problem = words.text(&format!("import-{why}"), &[("at_most", most)]);
            page(&site, visitor, staff, &id, Some(problem)).await
        }
    }
}

/// The file of an upload, or the name of what is wrong.
async fn file(mut form: Multipart) -> Result<(String, Vec<u8>), &'static str> {
    while let Ok(Some(mut field)) = form.next_field().await {
        if field.name() != Some("file") {
            continue;
        }
        let name = field.file_name().unwrap_or_default().to_owned();
        let (mut bytes, mut size) = (Vec::new(), 0);
        // Read to its end even when it is too large: a browser that is cut off shows no page.
        while let Some(chunk) = field.chunk().await.map_err(|_| "too-large")? {
            size += chunk.len();
            if size <= FILE_BYTES {
                bytes.extend_from_slice(&chunk);
            }
        }
        return match size {
            0 => Err("no-file"),
            n if n > FILE_BYTES => Err("too-large"),
            _ => Ok((name, bytes)),
        };
    }
    Err("no-file")
}

/// A list to look at, or the name of what is wrong with the file.
fn drafted(name: &str, bytes: &[u8]) -> Result<Draft, &'static str> {
    let rows = report::sheet::read(bytes).map_err(|e| e.name())?;
    let draft = Draft::of(name, &rows).ok_or("no-alias")?;
    match draft.rows.len() {
        0 => Err("empty"),
        n if n > PARTICIPANTS => Err("too-many"),
        _ => Ok(draft),
    }
}

/// A row that somebody has to look at.
struct Faulty {
    at: usize,
    title: String,
    /// What is not wrong with it.
    rest: String,
    fields: Vec<Question>,
    left_out: bool,
    leave_out: String,
}

#[derive(Template)]
#[template(path = "staff/preview.html")]
struct Preview {
    frame: Frame,
    who: String,
    course: String,
    course_name: String,
    action: String,
    read: String,
    unknown: String,
    problem: String,
    faulty: Vec<Faulty>,
    /// Some are still to be mended.
    open: bool,
    good: Vec<Good>,
    add: String,
}

struct Good {
    alias: String,
    names: String,
    from: String,
    sex: String,
    languages: String,
}

pub(crate) async fn look(
    State(site): State<Site>,
    Path((id, draft)): Path<(String, String)>,
    staff: Staff,
    visitor: Visitor,
) -> Result<Response, Problem> {
    let Some(draft) = site.house.draft(&id, &draft).await? else {
        let problem = visitor.words.t("import-gone");
        return page(&site, visitor, staff, &id, Some(problem)).await;
    };
    preview(&site, visitor, staff, &id, (&draft, None)).await
}

async fn preview(
    site: &Site,
    visitor: Visitor,
    staff: Staff,
    id: &str,
    (draft, problem): (&Draft, Option<Fault>),
) -> Result<Response, Problem> {
    let words = visitor.words;
    let there = site.house.participants(id).await?;
    let read = checked(&draft.rows, &there, site.house.today().await?);
    let number = |n: usize| Arg::Number(i64::try_from(n).unwrap_or(i64::MAX));
    let (mut faulty, mut good) = (Vec::new(), Vec::new());
    for (at, (row, (person, faults))) in draft.rows.iter().zip(&read).enumerate() {
        if row.left_out || !faults.is_empty() {
            faulty.push(self::faulty(words, at, row, faults));
        } else {
            good.push(self::good(words, person));
        }
    }
    let page = Preview {
        course_name: course(site, id).await?.name,
        action: format!("/course/{id}/import/{}", draft.id),
        read: words.text("import-read", &[("n", number(draft.rows.len())), ("title", Arg::Text(&draft.file))]),
        unknown: if draft.unknown.is_empty() {
            String::new()
        } else {
            words.text("import-unknown", &[("list", Arg::Text(&draft.unknown.join(", ")))])
        },
        problem: problem.map(|f| sentence(words, f)).unwrap_or_default(),
        open: read.iter().any(|(_, faults)| !faults.is_empty()),
        add: words.text("import-add", &[("n", number(good.len()))]),
        faulty,
        good,
        course: id.to_owned(),
        who: staff.name,
        frame: Frame::new(visitor),
    };
    Ok(html(StatusCode::OK, &page))
}

fn faulty(words: &Words, at: usize, row: &DraftRow, faults: &[Fault]) -> Faulty {
    let line = Arg::Number(i64::try_from(row.line).unwrap_or(i64::MAX));
    let is_wrong = |field: &Field| faults.iter().any(|fault| fault.field == *field);
    let rest = Field::PARTICIPANT.iter().filter(|field| !is_wrong(field)).filter_map(|field| row.cells.get(field));
    let wrong = Field::PARTICIPANT.iter().filter(|field| is_wrong(field));
    let fields = wrong.map(|field| {
        let mut field = question(words, *field, &row.cells, faults);
        field.name = format!("r{at}.{}", field.name);
        // A day is shown as it was written, which no field for days would do; a hint stood at the upload.
        field.kind = if field.kind == super::field::Kind::Date { super::field::Kind::Text } else { field.kind };
        field.hint = String::new();
        field.half = false;
        field
    });
    Faulty {
        at,
        title: words.text("import-row", &[("n", line)]),
        rest: rest.map(String::as_str).collect::<Vec<_>>().join(" · "),
        fields: fields.collect(),
        left_out: row.left_out,
        leave_out: words.text("import-leave-out", &[("n", line)]),
    }
}

fn good(words: &Words, p: &Participant) -> Good {
    let joined = |parts: [&str; 2]| parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(", ");
    Good {
        alias: p.alias.clone(),
        names: joined([&p.name_own, &p.name_latin]),
        from: joined([&p.agency, &p.country]),
        sex: words.named("sex", p.sex.name()),
        languages: p.languages.join(", "),
    }
}

/// Puts what was mended into the list.
fn merge(draft: &mut Draft, sent: &BTreeMap<String, String>) {
    for (at, row) in draft.rows.iter_mut().enumerate() {
        if !sent.contains_key(&format!("r{at}.shown")) {
            continue;
        }
        row.left_out = sent.contains_key(&format!("r{at}.out"));
        for field in Field::PARTICIPANT {
            if let Some(text) = sent.get(&format!("r{at}.{}", field.name())) {
                row.cells.insert(field, text.chars().take(field.chars() * 2).collect());
            }
        }
    }
}

pub(crate) async fn mend(
    State(site): State<Site>,
    Path((id, draft)): Path<(String, String)>,
    staff: Staff,
    visitor: Visitor,
    Form(sent): Form<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    let Some(mut draft) = site.house.draft(&id, &draft).await? else {
        let problem = visitor.words.t("import-gone");
        return page(&site, visitor, staff, &id, Some(problem)).await;
    };
    let to_course = |rest: &str| Redirect::to(&format!("/course/{id}{rest}#participants")).into_response();
    match sent.get("do").map(String::as_str) {
        Some("cancel") => {
            site.house.delete_draft(&id, &draft.id).await?;
            Ok(to_course(""))
        }
        Some("add") => match site.house.confirm_draft(&id, &draft).await? {
            Ok(n) => Ok(to_course(&format!("?done=added&n={n}"))),
            // The list of the course changed meanwhile, or is full.
            Err(faults) => {
                let full = faults.into_iter().find(|f| matches!(f.what, live::course::What::Full(_)));
                preview(&site, visitor, staff, &id, (&draft, full)).await
            }
        },
        _ => {
            merge(&mut draft, &sent);
            let draft = site.house.put_draft(&id, draft).await?;
            Ok(Redirect::to(&format!("/course/{id}/import/{}", draft.id)).into_response())
        }
    }
}
