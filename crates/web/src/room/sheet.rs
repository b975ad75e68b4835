//! `/team/{log}/{seat}/sheet/{n}` and `/team/{log}/{seat}/file/{hash}`: a picture or document that was handed to this seat,
//! large, and the bytes of a picture. A seat gets both only by what its own view of the log holds: whoever it was not
//! handed to is told that there is no such page, as for anything that does not exist.
//!
//! Control draws the same sheets (`control::hand`), with the director's eyes.

use crate::pages::frame::{Frame, html, paragraphs};
use crate::pages::start::text;
use crate::problem::Problem;
use crate::room::bar;
use crate::room::draw::{Desk, clock};
use crate::room::pass::{MaybePassed, Watching};
use crate::room::seat::Open;
use crate::room::seen::Seen;
use crate::site::Site;
use crate::visitor::Visitor;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use chain::LogId;
use exercise::team::sheet;
use exercise::view::Shown;
use scenario::Pack;
use scenario::structure::Inject;
use words::Words;

/// A picture on a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Picture {
    pub(crate) hash: String,
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) alt: String,
}

/// What was handed over, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sheet {
    /// Of a document; empty for a picture.
    pub(crate) title: String,
    pub(crate) from: String,
    pub(crate) date: String,
    pub(crate) text: String,
    pub(crate) picture: Option<Picture>,
}

impl Sheet {
    pub(crate) fn is_document(&self) -> bool {
        !self.title.is_empty()
    }

    /// What stands in a transcript: a document's title, or what is said to a picture.
    pub(crate) fn line(&self) -> String {
        let alt = || self.picture.as_ref().map(|p| p.alt.clone()).unwrap_or_default();
        [&self.title, &self.text].into_iter().find(|t| !t.is_empty()).cloned().unwrap_or_else(alt)
    }

    /// As control hands it out.
    pub(crate) fn of(sheet: &sheet::Sheet) -> Sheet {
        match sheet {
            sheet::Sheet::Picture(p) => {
                let picture = Picture { hash: p.hash.clone(), width: p.width, height: p.height, alt: p.alt.clone() };
                Sheet { text: p.caption.clone(), picture: Some(picture), ..Sheet::default() }
            }
            sheet::Sheet::Document(d) => Sheet {
                title: d.title.clone(),
                from: d.from.clone(),
                date: d.date.clone(),
                text: d.text.clone(),
                picture: None,
            },
        }
    }

    /// As an inject of the pack has it, if it is one with a picture or a document; `edited` are control's own words.
    pub(crate) fn of_inject(pack: &Pack, words: &Words, id: &str, edited: Option<&str>) -> Option<Sheet> {
        let inject: &Inject = pack.structure.inject(id)?;
        let picture = pack.picture(id).map(|p| Picture {
            hash: p.hash.clone(),
            width: p.width,
            height: p.height,
            alt: inject.picture_text().map(|key| text(pack, words, &key)).unwrap_or_default(),
        });
        if picture.is_none() && !inject.document {
            return None;
        }
        let own = |part: &str| {
            if inject.document { text(pack, words, &format!("document.{id}.{part}")) } else { String::new() }
        };
        Some(Sheet {
            title: own("title"),
            from: own("from"),
            date: own("date"),
            text: edited.map_or_else(|| text(pack, words, &format!("inject.{id}")), str::to_owned),
            picture,
        })
    }

    /// What an entry hands over, if it hands anything over.
    pub(crate) fn in_entry(pack: &Pack, words: &Words, what: &Shown) -> Option<Sheet> {
        match what {
            Shown::Hands { sheet } => Some(Sheet::of(sheet)),
            Shown::Happens { inject, text } => Sheet::of_inject(pack, words, inject, text.as_deref()),
            _ => None,
        }
    }
}

/// A sheet as it lies in a transcript: small, and a way to the large one.
#[derive(Template)]
#[template(path = "room/handed.html")]
pub(crate) struct Handed {
    /// Address of the sheet.
    href: String,
    /// Address under which pictures lie.
    files: String,
    picture: Option<Picture>,
    document: bool,
    open: String,
}

impl Handed {
    /// What stands in a log under the number `n`.
    pub(crate) fn new(words: &Words, base: &str, files: &str, n: u64, sheet: &Sheet) -> Handed {
        Handed::at(words, format!("{base}/sheet/{n}"), files, sheet)
    }

    pub(crate) fn at(words: &Words, href: String, files: &str, sheet: &Sheet) -> Handed {
        let document = sheet.is_document();
        Handed {
            href,
            files: files.to_owned(),
            picture: sheet.picture.clone(),
            document,
            open: words.t(if document { "sheet-open-document" } else { "sheet-open-picture" }),
        }
    }
}

/// What was handed to a seat last, at the head of its page: on a phone its transcript may stand far below.
#[derive(Template)]
#[template(path = "room/handed-last.html")]
pub(crate) struct Last {
    words: &'static Words,
    /// The clock, what it is, and the way to it.
    handed: Option<(String, String, Handed)>,
}

pub(crate) fn last(desk: &Desk, seen: &Seen) -> Last {
    let handed = seen.sent_in.iter().rev().find_map(|(n, at, what)| {
        let sheet = Sheet::in_entry(&seen.pack, desk.words, what)?;
        let way = Handed::new(desk.words, &desk.base, &format!("{}/file", desk.base), *n, &sheet);
        Some((clock(*at), sheet.line(), way))
    });
    Last { words: desk.words, handed }
}

/// The sheet on a page of its own.
#[derive(Template)]
#[template(path = "room/sheet.html")]
pub(crate) struct Page {
    frame: Frame,
    title: String,
    document: bool,
    sheet: Sheet,
    files: String,
    paragraphs: Vec<Vec<String>>,
    back: String,
    seat: Option<Head>,
    /// What control is told on every page.
    stops: String,
}

/// What a page has at its head that a seat was handed the sheet on.
struct Head {
    base: String,
    bar: String,
    upto: u64,
}

/// Draws a sheet for control. `files` is the address under which its picture lies, `back` where the reader came from.
pub(crate) fn page(visitor: Visitor, sheet: Sheet, files: String, back: String, stops: String) -> Response {
    draw(visitor, sheet, files, back, None, stops)
}

fn draw(visitor: Visitor, sheet: Sheet, files: String, back: String, seat: Option<Head>, stops: String) -> Response {
    let document = sheet.is_document();
    let page = Page {
        title: if document { sheet.title.clone() } else { visitor.words.t("sheet-picture") },
        document,
        paragraphs: paragraphs(&sheet.text),
        sheet,
        files,
        back,
        seat,
        stops,
        frame: Frame::new(visitor),
    };
    html(StatusCode::OK, &page)
}

pub(crate) async fn show(
    State(site): State<Site>,
    Path((log, seat, n)): Path<(String, String, u64)>,
    passed: MaybePassed,
    staff: Watching,
    visitor: Visitor,
) -> Result<Response, Problem> {
    let open = Open::new(&site, &log, &seat, &passed, staff.0.is_some(), visitor.words).await?;
    let (seen, entries) = open.fold(&site).await?;
    let (_, sheet) = open.handed(&entries).find(|(at, _)| *at == n).ok_or(Problem::NotFound)?;
    let bar = bar::bar(&site, &open, &seen, false, String::new()).await?;
    let base = open.desk.base;
    let head = Head { base: base.clone(), bar, upto: seen.upto };
    Ok(draw(visitor, sheet, format!("{base}/file"), base, Some(head), String::new()))
}

pub(crate) async fn file(
    State(site): State<Site>,
    Path((log, seat, hash)): Path<(String, String, String)>,
    passed: MaybePassed,
    staff: Watching,
    visitor: Visitor,
) -> Result<Response, Problem> {
    let open = Open::new(&site, &log, &seat, &passed, staff.0.is_some(), visitor.words).await?;
    let (_, entries) = open.fold(&site).await?;
    let shown = |(_, sheet): (u64, Sheet)| sheet.picture.as_ref().is_some_and(|p| p.hash == hash);
    if !open.handed(&entries).any(shown) {
        return Err(Problem::NotFound);
    }
    bytes(&site, &open.pack, open.exercise.as_ref(), &hash).await
}

/// The bytes of a picture that the reader was found to be allowed to see: the pack's own, or one that control brought.
pub(crate) async fn bytes(site: &Site, pack: &Pack, exercise: Option<&LogId>, hash: &str) -> Result<Response, Problem> {
    if let Some(picture) = pack.pictures.values().find(|p| p.hash == hash) {
        return answer(picture.bytes.clone());
    }
    let (Some(exercise), Ok(hash)) = (exercise, hash.parse()) else { return Err(Problem::NotFound) };
    answer(site.house.file(exercise, &hash).await?.ok_or(Problem::NotFound)?)
}

/// A picture as an answer. What it is, its bytes tell; anything else than a picture is not given out at all.
fn answer(bytes: Vec<u8>) -> Result<Response, Problem> {
    let kind = media::picture::media_type(&bytes).ok_or(Problem::NotFound)?;
    let ending = kind.strip_prefix("image/").unwrap_or_default().replace("jpeg", "jpg");
    let named = format!("inline; filename=\"picture.{ending}\"");
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    // The address is the content's hash; the reader's own browser may keep it for the hour, and nobody between.
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, max-age=3600"));
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_str(&named).map_err(|_| Problem::Server)?);
    Ok(response)
}
