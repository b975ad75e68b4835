//! `/control/{exercise}/team/{team}/sound`: a dictaphone's recording of a line, imported afterwards, aligned with one tap,
//! and played from any moment. `…/sound/{recording}` are its bytes, in ranges. Staff alone; no address of a seat leads here.
//!
//! A recording is kept in pieces, because a blob is smaller than it, and given out piece by piece.

use super::class::{Class, Opened, TeamWatch};
use super::draw::{self, Bar, clock};
use crate::pages::frame::{Frame, html};
use crate::problem::Problem;
use crate::room::tags::name as tag_name;
use crate::site::Site;
use crate::staff::who::Staff;
use crate::visitor::Visitor;
use ::media::limits::{PIECE_BYTES, SOUND_BYTES};
use ::media::sound::{HEAD, Sound};
use askama::Template;
use axum::extract::multipart::Field;
use axum::extract::{Form, Multipart, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use chain::{Hash, LogId};
use exercise::delivery::limits::LINE_CHARS;
use exercise::delivery::recording::Kept;
use exercise::delivery::{Actor, Command, Recording, Refusal};
use exercise::view::Shown;
use live::{DeliveryError, House};
use serde::Deserialize;
use std::sync::Arc;
use words::{Arg, Words};

/// Bytes of one field of a form that is no file.
const FIELD_BYTES: usize = 4 * 1024;

/// A moment of the line.
struct Moment {
    n: u64,
    clock: String,
    who: String,
    text: String,
    lang: String,
    /// What kind of remark it is; empty for what was said and happened.
    label: String,
    /// Where it is heard: seconds for an address, and as people read it.
    heard: Option<(String, String)>,
    anchor: bool,
}

/// A recording with the moments of its line.
struct Tape {
    n: u64,
    line: String,
    /// The file's name, how long it is and how large.
    about: String,
    aligned: String,
    moments: Vec<Moment>,
}

#[derive(Template)]
#[template(path = "control/sound.html")]
struct Page {
    frame: Frame,
    bar: Bar,
    team: String,
    wrong: String,
    lines: Vec<(String, String, bool)>,
    unasked: String,
    limit: String,
    tapes: Vec<Tape>,
}

pub(crate) async fn show(
    State(site): State<Site>,
    Path((exercise, team)): Path<(String, String)>,
    staff: Staff,
    visitor: Visitor,
) -> Result<Response, Problem> {
    page(&site, &exercise, &team, staff, visitor, StatusCode::OK, String::new()).await
}

async fn page(
    site: &Site,
    exercise: &str,
    team: &str,
    staff: Staff,
    mut visitor: Visitor,
    status: StatusCode,
    wrong: String,
) -> Result<Response, Problem> {
    let class = Class::open(site, exercise, visitor.words).await?;
    let team = class.team(team).ok_or(Problem::NotFound)?;
    visitor.path = format!("{}/team/{}/sound", class.base(), team.plan.id);
    let words = visitor.words;
    let megabytes = Arg::Number(i64::try_from(SOUND_BYTES / (1024 * 1024)).unwrap_or(i64::MAX));
    let lines = class.structure().lines.iter();
    let outside = |id: &str| team.plan.outside.contains(id);
    let page = Page {
        lines: lines.map(|l| (l.id.clone(), words.named("line", &l.id), outside(&l.id))).collect(),
        unasked: unasked(site, &class, team).await?,
        limit: words.text("sound-file-hint", &[("megabytes", megabytes)]),
        tapes: tapes(&class, team),
        team: team.plan.id.clone(),
        wrong,
        bar: Bar::new(&class, staff.name, "sound"),
        frame: Frame::new(visitor),
    };
    Ok(html(status, &page))
}

/// Who has a seat in this team and no consent to a recording on the course's list.
async fn unasked(site: &Site, class: &Class, team: &TeamWatch) -> Result<String, Problem> {
    let listed = site.house.participants(&class.listed.course).await?;
    let agreed = |id: &str| listed.iter().any(|p| p.id == id && p.consents.recording);
    let seated = team.now.seats.values().filter_map(|id| class.people.get(id));
    let mut names: Vec<&str> = seated.filter(|p| !agreed(&p.participant)).map(|p| p.alias.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    Ok(names.join(", "))
}

fn tapes(class: &Class, team: &TeamWatch) -> Vec<Tape> {
    let own = class.state.recordings.iter().filter(|(_, k)| k.recording.team == team.plan.id);
    let tape = |(n, kept): (&u64, &Kept)| Tape {
        n: *n,
        line: class.words.named("line", &kept.recording.line),
        about: about(class.words, &kept.recording),
        aligned: kept.anchor.map(|a| place(a.file_ms)).unwrap_or_default(),
        moments: moments(class, team, kept),
    };
    own.map(tape).collect()
}

fn about(words: &Words, recording: &Recording) -> String {
    let length = recording.length_ms.and_then(|ms| i64::try_from(ms).ok()).map(place).unwrap_or_default();
    let parts = [recording.name.clone(), length, size(words, recording.bytes)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn size(words: &Words, bytes: u64) -> String {
    let tenths = bytes.saturating_mul(10).div_ceil(1024 * 1024).max(1);
    let number = format!("{}.{}", tenths / 10, tenths % 10);
    words.text("sound-size", &[("n", Arg::Text(&number))])
}

/// What happened on the line, marks and tags, by when it happened.
fn moments(class: &Class, team: &TeamWatch, kept: &Kept) -> Vec<Moment> {
    let heard = |stamp: i64| {
        let ms = kept.anchor?.position(stamp)?;
        Some((format!("{}.{:03}", ms / 1_000, ms % 1_000), place(ms)))
    };
    let anchor = kept.anchor.map(|a| a.n);
    let on_line =
        |e: &&crate::room::seen::Entry| e.line == kept.recording.line && !matches!(e.what, Shown::Glossed { .. });
    let said = team.chronicle.entries.iter().filter(on_line).filter_map(|entry| {
        let stamp = *team.chronicle.stamps.get(&entry.n)?;
        let row = draw::row(class, team, entry);
        let moment = Moment {
            n: entry.n,
            clock: row.clock,
            who: row.who,
            text: row.text,
            lang: row.lang,
            label: String::new(),
            heard: heard(stamp),
            anchor: anchor == Some(entry.n),
        };
        Some((stamp, moment))
    });
    let words = class.words;
    let marks = team.chronicle.marks.iter().map(|m| (m.n, m.at, &m.by, m.text.clone(), "sound-mark"));
    let tags = team.chronicle.seen.tags.iter().filter(|t| !t.taken_back);
    let tags = tags.map(|t| (t.n, t.at, &t.by, tag_name(words, &t.tag), "sound-tag"));
    let marks = marks.chain(tags).filter_map(|(n, at, by, text, label)| {
        let stamp = team.chronicle.course.stamp(at)?;
        let moment = Moment {
            n,
            clock: clock(at),
            who: class.who_then(team, by, n),
            text,
            lang: String::new(),
            label: words.t(label),
            heard: heard(stamp),
            anchor: false,
        };
        Some((stamp, moment))
    });
    let mut found: Vec<(i64, Moment)> = said.chain(marks).collect();
    found.sort_by_key(|(stamp, moment)| (*stamp, moment.n));
    found.into_iter().map(|(_, moment)| moment).collect()
}

/// Where a mark or a tag is heard, in the first recording of its team that is aligned: the way there, and the place.
pub(crate) fn heard(class: &Class, team: &TeamWatch, at: i64, mark: u64) -> Option<(String, String)> {
    let stamp = team.chronicle.course.stamp(at)?;
    let of_team = class.state.recordings.iter().filter(|(_, k)| k.recording.team == team.plan.id);
    let (n, ms) = of_team.filter_map(|(n, k)| Some((n, k.anchor?.position(stamp)?))).next()?;
    let href = format!("{}/team/{}/sound#m{n}-{}", class.base(), team.plan.id, mark);
    Some((href, place(ms)))
}

/// A place in a recording as people read it: `1:23`, `1:02:03`.
pub(crate) fn place(ms: i64) -> String {
    let seconds = ms.max(0) / 1_000;
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

/// A place as people type it, or as the script writes it: `1:23`, `1:23.4`, `1:02:03`; ms.
fn read_place(typed: &str) -> Option<i64> {
    let parts: Vec<&str> = typed.trim().split(':').collect();
    let (hours, minutes, seconds) = match parts.as_slice() {
        [minutes, seconds] => ("0", *minutes, *seconds),
        [hours, minutes, seconds] => (*hours, *minutes, *seconds),
        _ => return None,
    };
    let whole = |s: &str| s.chars().all(|c| c.is_ascii_digit()).then(|| s.parse::<i64>().ok()).flatten();
    let (seconds, rest) = seconds.split_once(['.', ',']).unwrap_or((seconds, ""));
    let (hours, minutes, seconds) = (whole(hours)?, whole(minutes)?, whole(seconds)?);
    if hours > 24
        || minutes > 24 * 60
        || seconds > 59
        || parts.len() == 3 && minutes > 59
        || rest.len() > 6
        || whole(rest).is_none() && !rest.is_empty()
    {
        return None;
    }
    let ms = if rest.is_empty() { 0 } else { whole(&format!("{rest:0<3}")[..3])? };
    Some(((hours * 60 + minutes) * 60 + seconds) * 1_000 + ms)
}

/// Why a file was not taken: the sentence's id.
type Fault = &'static str;

pub(crate) async fn import(
    State(site): State<Site>,
    Path((exercise, team)): Path<(String, String)>,
    Opened { class, staff, visitor }: Opened,
    form: Multipart,
) -> Result<Response, Problem> {
    class.team(&team).ok_or(Problem::NotFound)?;
    let taken = take(&site.house, &class.log, form).await?;
    let words = visitor.words;
    let (line, agreed, mut file) = match taken {
        Ok(taken) => taken,
        Err(fault) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return page(&site, &exercise, &team, staff, visitor, status, words.t(fault)).await;
        }
    };
    let recording = Recording {
        team: team.clone(),
        line,
        media: file.kind.media_type().to_owned(),
        bytes: file.bytes,
        pieces: file.pieces.iter().map(Hash::to_string).collect(),
        name: file.name.clone(),
        length_ms: file.length_ms,
        agreed,
    };
    let control = Actor::Control(staff.id.clone());
    match site.house.direct(&class.log, &control, &Command::Record { recording }, None).await {
        Ok(_) => {
            file.kept = true;
            Ok(Redirect::to(&format!("{}/team/{team}/sound", class.base())).into_response())
        }
        Err(DeliveryError::Refused(refusal)) => {
            let sentence = words.named("delivery-refusal", refusal.name());
            page(&site, &exercise, &team, staff, visitor, StatusCode::UNPROCESSABLE_ENTITY, sentence).await
        }
        Err(error) => Err(error.into()),
    }
}

/// A file whose pieces are in the store and in no log yet. What is not kept in the end goes again, also when the browser
/// went away in the middle.
struct Pieces {
    house: Arc<House>,
    owner: LogId,
    kind: Sound,
    bytes: u64,
    name: String,
    /// Where its head tells.
    length_ms: Option<u64>,
    pieces: Vec<Hash>,
    kept: bool,
}

impl Drop for Pieces {
    fn drop(&mut self) {
        if self.kept || self.pieces.is_empty() {
            return;
        }
        let (house, owner, pieces) = (Arc::clone(&self.house), self.owner, std::mem::take(&mut self.pieces));
        tokio::spawn(async move {
            // The same file may have been imported before: what another recording names stays.
            let named = house.inspect(&owner, |_, state| {
                let all = state.recordings.values().flat_map(|k| k.recording.pieces.clone());
                all.collect::<std::collections::BTreeSet<_>>()
            });
            let Ok(named) = named.await else { return };
            for piece in pieces.iter().filter(|p| !named.contains(&p.to_string())) {
                if let Err(error) = house.release(&owner, piece).await {
                    tracing::warn!(%error, "a piece of a recording that was not kept is still there");
                }
            }
        });
    }
}

type Taken = (String, bool, Pieces);

/// Reads the form. Line and agreement stand before the file: without them not a byte of it is stored.
async fn take(house: &Arc<House>, owner: &LogId, mut form: Multipart) -> Result<Result<Taken, Fault>, Problem> {
    let (mut line, mut agreed) = (String::new(), false);
    while let Some(mut field) = form.next_field().await.map_err(|_| Problem::BadRequest)? {
        let name = field.name().unwrap_or_default().to_owned();
        match name.as_str() {
            "line" => line = short(&mut field).await?,
            "agreed" => agreed = short(&mut field).await? == "yes",
            "file" => {
                let file =
                    if agreed { pieces(house, owner, &mut field).await? } else { Err("delivery-refusal-not-agreed") };
                // Read to its end: a browser that is cut off shows no page.
                while field.chunk().await.map_err(|_| Problem::TooLarge)?.is_some() {}
                return Ok(file.map(|file| (line, agreed, file)));
            }
            _ => {}
        }
    }
    Ok(Err("sound-no-file"))
}

async fn short(field: &mut Field<'_>) -> Result<String, Problem> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(|_| Problem::TooLarge)? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > FIELD_BYTES {
            return Err(Problem::TooLarge);
        }
    }
    Ok(String::from_utf8_lossy(&bytes).trim().to_owned())
}

/// What a file is called: some browsers tell the folders too.
fn called(name: &str) -> String {
    name.rsplit(['/', '\\']).next().unwrap_or_default().trim().chars().take(LINE_CHARS).collect()
}

/// Stores the file as it comes. What it is, its first bytes tell.
async fn pieces(house: &Arc<House>, owner: &LogId, field: &mut Field<'_>) -> Result<Result<Pieces, Fault>, Problem> {
    let mut buffer = Vec::with_capacity(PIECE_BYTES);
    let mut file: Option<Pieces> = None;
    let mut head: Vec<u8> = Vec::new();
    loop {
        let chunk = field.chunk().await.map_err(|_| Problem::TooLarge)?;
        let end = chunk.is_none();
        buffer.extend_from_slice(&chunk.unwrap_or_default());
        if file.is_none() && (buffer.len() >= HEAD || end) {
            if buffer.is_empty() {
                return Ok(Err("sound-no-file"));
            }
            let Some(kind) = Sound::of(&buffer) else { return Ok(Err("sound-no-sound")) };
            let (house, owner) = (Arc::clone(house), *owner);
            let name = called(field.file_name().unwrap_or_default());
            head = buffer.iter().copied().take(HEAD).collect();
            let (bytes, length_ms, pieces) = (0, None, Vec::new());
            file = Some(Pieces { house, owner, kind, bytes, name, length_ms, pieces, kept: false });
        }
        let Some(file) = &mut file else { continue };
        if file.bytes + buffer.len() as u64 > SOUND_BYTES {
            return Ok(Err("sound-too-large"));
        }
        while buffer.len() >= PIECE_BYTES || (end && !buffer.is_empty()) {
            let piece: Vec<u8> = buffer.drain(..buffer.len().min(PIECE_BYTES)).collect();
            // Noted first: whatever happens while it is stored, it is found again.
            file.pieces.push(Hash::of(&piece));
            file.bytes += piece.len() as u64;
            house.keep_file(owner, &piece).await?;
        }
        if end {
            file.length_ms = ::media::sound::length_ms(&head, file.bytes);
            break;
        }
    }
    file.map(Ok).ok_or(Problem::BadRequest)
}

#[derive(Deserialize)]
pub(crate) struct Tapped {
    n: u64,
    #[serde(default)]
    place: String,
}

pub(crate) async fn align(
    State(site): State<Site>,
    Path((exercise, recording)): Path<(String, u64)>,
    staff: Staff,
    visitor: Visitor,
    Form(tapped): Form<Tapped>,
) -> Result<Response, Problem> {
    let log = crate::call::log_id(&exercise)?;
    let kept = site.house.recording(&log, recording).await?.ok_or(Problem::NotFound)?;
    let back = format!("/control/{exercise}/team/{}/sound", kept.team);
    let Some(file_ms) = read_place(&tapped.place) else {
        let sentence = visitor.words.t("sound-bad-place");
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return page(&site, &exercise, &kept.team, staff, visitor, status, sentence).await;
    };
    let control = Actor::Control(staff.id.clone());
    site.house.align(&log, &control, recording, tapped.n, file_ms).await?;
    Ok(Redirect::to(&format!("{back}#m{recording}-{}", tapped.n)).into_response())
}

pub(crate) async fn delete(
    State(site): State<Site>,
    Path((exercise, recording)): Path<(String, u64)>,
    staff: Staff,
) -> Result<Response, Problem> {
    let log = crate::call::log_id(&exercise)?;
    let kept = site.house.recording(&log, recording).await?.ok_or(Problem::NotFound)?;
    let control = Actor::Control(staff.id.clone());
    match site.house.delete_recording(&log, &control, recording).await {
        // Somebody was quicker.
        Ok(_) | Err(DeliveryError::Refused(Refusal::NoRecording)) => {}
        Err(error) => return Err(error.into()),
    }
    Ok(Redirect::to(&format!("/control/{exercise}/team/{}/sound", kept.team)).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("1:23", Some(83_000))]
    #[case(" 0:00 ", Some(0))]
    #[case("1:23.4", Some(83_400))]
    #[case("1:23,456", Some(83_456))]
    #[case("1:23.456789", Some(83_456))]
    #[case("90:00", Some(5_400_000))]
    #[case("1:02:03", Some(3_723_000))]
    #[case("1:60:00", None)]
    #[case("1:60", None)]
    #[case("83", None)]
    #[case("", None)]
    #[case("a:b", None)]
    #[case("-1:00", None)]
    #[case("1:-5", None)]
    #[case("1:5.x", None)]
    #[case("99999999999999999999:00", None)]
    #[case("25:00:00", None)]
    fn a_place_is_read_as_it_is_written(#[case] typed: &str, #[case] ms: Option<i64>) {
        assert_eq!(read_place(typed), ms);
        if let Some(ms) = ms.filter(|ms| ms % 1_000 == 0) {
            assert_eq!(read_place(&place(ms)), Some(ms), "and back");
        }
    }
}
