//! `/exercises`: every exercise, the newest first; and the way to delete one.

use super::class::Opened;
use crate::pages::frame::{Frame, html};
use crate::pages::start::text;
use crate::problem::Problem;
use crate::site::Site;
use crate::staff::who::Staff;
use crate::visitor::Visitor;
use crate::zone::Zone;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use live::Listed;
use words::{Arg, Words};

/// An exercise as lists show it.
pub(crate) struct Row {
    pub(crate) id: String,
    pub(crate) title: String,
    /// Day and scenario.
    pub(crate) about: String,
    /// The name of the course, where it is not plain from the page.
    pub(crate) course: String,
    pub(crate) code: String,
    /// The code leads nowhere any more.
    pub(crate) closed: bool,
}

#[derive(Template)]
#[template(path = "control/list.html")]
struct Page {
    frame: Frame,
    who: String,
    rows: Vec<Row>,
}

pub(crate) async fn show(State(site): State<Site>, staff: Staff, visitor: Visitor) -> Result<Response, Problem> {
    let words = visitor.words;
    let courses = site.house.courses().await?;
    let all = site.house.deliveries().await?;
    let row = |listed: &Listed| {
        let course = courses.iter().find(|c| c.id == listed.course).map(|c| c.name.clone());
        Row { course: course.unwrap_or_default(), ..row(&site, words, listed) }
    };
    let page = Page { rows: all.iter().map(row).collect(), who: staff.name, frame: Frame::new(visitor) };
    Ok(html(StatusCode::OK, &page))
}

/// The exercises of a course, the newest first.
pub(crate) async fn rows_of(site: &Site, words: &Words, course: &str) -> Result<Vec<Row>, Problem> {
    let all = site.house.deliveries().await?;
    Ok(all.iter().filter(|l| l.course == course).map(|l| row(site, words, l)).collect())
}

fn row(site: &Site, words: &Words, listed: &Listed) -> Row {
    let pack = site.house.packs().get(&listed.pack);
    let pack = pack.map_or_else(|| listed.pack.clone(), |pack| text(&pack, words, "title"));
    let about = [date(words, &Zone::of(site, listed), listed.at), pack]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>();
    Row {
        id: listed.id.clone(),
        title: listed.title.clone(),
        about: about.join(" · "),
        course: String::new(),
        code: listed.code.clone(),
        closed: listed.closed,
    }
}

/// The day of a stamp, in words.
pub(crate) fn date(words: &Words, zone: &Zone, ms: i64) -> String {
    zone.day(ms).map(|d| crate::staff::day(words, d)).unwrap_or_default()
}

#[derive(Template)]
#[template(path = "control/delete.html")]
struct Ask {
    frame: Frame,
    who: String,
    base: String,
    heading: String,
    stops: String,
}

pub(crate) async fn ask(Opened { class, staff, visitor }: Opened) -> Result<Response, Problem> {
    let heading = visitor.words.text("control-delete-title", &[("title", Arg::Text(&class.listed.title))]);
    let stops = super::stops::region(&class).html;
    let page = Ask { base: class.base(), heading, stops, who: staff.name, frame: Frame::new(visitor) };
    Ok(html(StatusCode::OK, &page))
}

pub(crate) async fn delete(
    State(site): State<Site>,
    Path(exercise): Path<String>,
    _staff: Staff,
) -> Result<Response, Problem> {
    let log = crate::call::log_id(&exercise)?;
    let listed = site.house.listed(&log).await?.ok_or(Problem::NotFound)?;
    site.house.delete_delivery(&log).await?;
    let to = if listed.course.is_empty() { "/exercises".to_owned() } else { format!("/course/{}", listed.course) };
    Ok(Redirect::to(&to).into_response())
}
