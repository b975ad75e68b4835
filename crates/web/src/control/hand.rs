//! `/control/{exercise}/team/{team}/hand`: pictures and documents that no pack foresaw, handed to some seats or to all; and
//! `…/sheet/{n}`, `…/preview/{inject}`, `…/file/{hash}`: sheets as control sees them, sent or not.
//!
//! A picture is drawn anew before it is kept (crate `media`), one at a time: what it unfolds to is large.

use super::class::{Class, Opened, TeamWatch};
use super::draw::Bar;
use super::projector::SHEET;
use super::whom::{self, Told};
use crate::pages::frame::{Frame, html};
use crate::problem::Problem;
use crate::room::sheet::{self, Handed, Sheet};
use crate::site::Site;
use crate::staff::who::Staff;
use crate::visitor::Visitor;
use ::media::limits::PICTURE_BYTES;
use ::media::picture::{Fault, clean};
use askama::Template;
use axum::extract::multipart::Field;
use axum::extract::{Form, Multipart, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use exercise::delivery::{Actor, Command};
use exercise::team::order::Order;
use exercise::team::{ears, sheet as handed};
use live::DeliveryError;
use scenario::structure::Role;
use tokio::sync::Semaphore;
use words::{Arg, Words};

/// Bytes of one field of a form that is no file.
const FIELD_BYTES: usize = 64 * 1024;
/// Pictures are unfolded one after another.
static DRAWING: Semaphore = Semaphore::const_new(1);

/// What a form sent; a name may stand there several times.
#[derive(Debug, Default)]
struct Given(Vec<(String, String)>);

impl Given {
    fn text(&self, name: &str) -> String {
        let found = self.0.iter().find(|(n, _)| n == name);
        found.map(|(_, value)| value.replace("\r\n", "\n").trim().to_owned()).unwrap_or_default()
    }

    fn all(&self, name: &str) -> Vec<String> {
        self.0.iter().filter(|(n, _)| n == name).map(|(_, value)| value.clone()).collect()
    }
}

struct Tick {
    id: String,
    title: String,
    on: bool,
}

/// Something that can be looked at before it is sent, or was sent.
struct Row {
    /// How it is called on the projector; empty for what is still to come.
    what: String,
    /// It is on the projector.
    shown: bool,
    clock: String,
    words: String,
    handed: String,
}

#[derive(Template)]
#[template(path = "control/hand.html")]
struct Page {
    frame: Frame,
    bar: Bar,
    team: String,
    /// Which form is wrong, and what.
    wrong: (&'static str, String),
    seats: Vec<Tick>,
    lines: Vec<Tick>,
    /// Some line is ticked.
    by_line: bool,
    told: Told,
    /// A person plays some far end, who gets it too if `far` is ticked.
    played: bool,
    far: bool,
    all: bool,
    alt: String,
    caption: String,
    title: String,
    from: String,
    date: String,
    text: String,
    limit: String,
    prepared: Vec<Row>,
    sent: Vec<Row>,
    over: bool,
    id: String,
}

pub(crate) async fn show(
    Path((_, team)): Path<(String, String)>,
    Opened { class, staff, visitor }: Opened,
) -> Result<Response, Problem> {
    let page = page(&class, &team, staff, visitor, &Given::default(), ("", String::new()))?;
    Ok(html(StatusCode::OK, &page))
}

fn page(
    class: &Class,
    team: &str,
    staff: Staff,
    mut visitor: Visitor,
    given: &Given,
    wrong: (&'static str, String),
) -> Result<Page, Problem> {
    let words = visitor.words;
    let team = class.team(team).ok_or(Problem::NotFound)?;
    visitor.path = format!("{}/team/{}/hand", class.base(), team.plan.id);
    let (to, on) = (given.all("to"), given.all("line"));
    let seats = class.seats(&team.plan).filter(|s| whom::can_be_told(s));
    let seats = seats.map(|s| Tick { title: class.seat_title(&s.id), on: to.contains(&s.id), id: s.id.clone() });
    let seats: Vec<Tick> = seats.collect();
    let lines = class.structure().lines.iter();
    let lines = lines.map(|l| Tick { title: words.named("line", &l.id), on: on.contains(&l.id), id: l.id.clone() });
    let lines: Vec<Tick> = lines.collect();
    let ticked: Vec<&str> = seats.iter().chain(&lines).filter(|t| t.on).map(|t| t.title.as_str()).collect();
    let far = !given.all("far").is_empty();
    let megabytes = Arg::Number(i64::try_from(PICTURE_BYTES / (1024 * 1024)).unwrap_or(i64::MAX));
    Ok(Page {
        told: Told::new(words, &ticked, far),
        seats,
        by_line: !on.is_empty(),
        lines,
        played: class.teams.iter().any(TeamWatch::is_played),
        far,
        all: given.text("teams") == "all",
        alt: given.text("alt"),
        caption: given.text("caption"),
        title: given.text("title"),
        from: given.text("from"),
        date: given.text("date"),
        text: given.text("text"),
        limit: words.text("handout-file-hint", &[("megabytes", megabytes)]),
        prepared: prepared(class, team),
        sent: sent(class, team),
        over: team.is_over(),
        id: getrandom::u64().map(|n| format!("hand-{n:016x}")).map_err(|_| Problem::Server)?,
        team: team.plan.id.clone(),
        wrong,
        bar: Bar::new(class, staff.name, "hand"),
        frame: Frame::new(visitor),
    })
}

/// Injects of the pack that come with a picture or as a document, and have not come yet.
fn prepared(class: &Class, team: &TeamWatch) -> Vec<Row> {
    let row = |inject: &scenario::structure::Inject| {
        let handed = preview(class, team, &inject.id)?;
        let due = team.now.dues.get(&inject.id).map(|at| super::draw::clock(*at)).unwrap_or_default();
        Some(Row {
            what: String::new(),
            shown: false,
            clock: due,
            words: super::overview::inject_text(class, team, &inject.id),
            handed,
        })
    };
    let open = |i: &&scenario::structure::Inject| !team.now.spent.contains(&i.id) && team.now.plays.contains(&i.id);
    class.structure().injects.iter().filter(open).filter_map(row).collect()
}

/// An inject's sheet, small, with a way to what it will look like; empty for one without.
pub(crate) fn preview(class: &Class, team: &TeamWatch, inject: &str) -> Option<String> {
    let edited = team.now.hands.get(inject).and_then(|h| h.text.as_deref());
    let sheet = Sheet::of_inject(&class.pack, read_in(class, team), inject, edited)?;
    let href = format!("{}/team/{}/preview/{inject}", class.base(), team.plan.id);
    Handed::at(class.words, href, &format!("{}/file", class.base()), &sheet).render().ok()
}

/// The language in which a team reads what comes to it, as far as the program has it.
fn read_in(class: &Class, team: &TeamWatch) -> &'static Words {
    super::overview::tongue(team).and_then(Words::known).unwrap_or(class.words)
}

fn sent(class: &Class, team: &TeamWatch) -> Vec<Row> {
    let row = |entry: &crate::room::seen::Entry| {
        let drawn = super::draw::row(class, team, entry);
        let what = format!("{SHEET}{}:{}", team.plan.id, entry.n);
        let shown = class.state.shown == what;
        (!drawn.handed.is_empty()).then_some(Row {
            what,
            shown,
            clock: drawn.clock,
            words: drawn.text,
            handed: drawn.handed,
        })
    };
    team.chronicle.entries.iter().filter_map(row).collect()
}

pub(crate) async fn document(
    State(site): State<Site>,
    Path((exercise, team)): Path<(String, String)>,
    staff: Staff,
    visitor: Visitor,
    Form(given): Form<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    let given = Given(given);
    let document = handed::Document {
        title: given.text("title"),
        from: given.text("from"),
        date: given.text("date"),
        text: given.text("text"),
    };
    hand(&site, &exercise, &team, staff, visitor, &given, handed::Sheet::Document(document), "document").await
}

pub(crate) async fn picture(
    State(site): State<Site>,
    Path((exercise, team)): Path<(String, String)>,
    Opened { class, staff, visitor }: Opened,
    form: Multipart,
) -> Result<Response, Problem> {
    let (given, bytes) = read(form).await?;
    let wrong = |staff, visitor: Visitor, sentence: String| {
        let page = page(&class, &team, staff, visitor, &given, ("picture", sentence))?;
        Ok(html(StatusCode::UNPROCESSABLE_ENTITY, &page))
    };
    let words = visitor.words;
    if bytes.as_ref().is_ok_and(Vec::is_empty) {
        return wrong(staff, visitor, words.t("handout-no-file"));
    }
    if given.text("alt").is_empty() {
        return wrong(staff, visitor, words.t("handout-no-alt"));
    }
    let drawn = match bytes {
        Ok(bytes) => drawn(bytes).await?,
        Err(fault) => Err(fault),
    };
    let drawn = match drawn {
        Ok(drawn) => drawn,
        Err(fault) => return wrong(staff, visitor, said(words, fault)),
    };
    let mut sheet = handed::Picture {
        hash: chain::Hash::of(&drawn.bytes).to_string(),
        width: drawn.width,
        height: drawn.height,
        alt: given.text("alt"),
        caption: given.text("caption"),
    };
    // What will be refused is not kept.
    if handed::Sheet::Picture(sheet.clone()).tidied().is_err() {
        return wrong(staff, visitor, words.t("delivery-refusal-too-long"));
    }
    sheet.hash = site.house.keep_file(&class.log, &drawn.bytes).await?.to_string();
    hand(&site, &exercise, &team, staff, visitor, &given, handed::Sheet::Picture(sheet), "picture").await
}

fn said(words: &Words, fault: Fault) -> String {
    words.named("picture", fault.name())
}

async fn drawn(bytes: Vec<u8>) -> Result<Result<::media::Picture, Fault>, Problem> {
    let _turn = DRAWING.acquire().await.map_err(|_| Problem::Server)?;
    tokio::task::spawn_blocking(move || clean(&bytes)).await.map_err(|error| {
        tracing::error!(%error, "a picture could not be drawn anew");
        Problem::Server
    })
}

/// The fields of a form with a file, and the file's bytes; of a file that is too large only that it is.
async fn read(mut form: Multipart) -> Result<(Given, Result<Vec<u8>, Fault>), Problem> {
    let (mut given, mut file) = (Given::default(), Ok(Vec::new()));
    while let Some(field) = form.next_field().await.map_err(|_| Problem::BadRequest)? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == "file" {
            file = whole(field, PICTURE_BYTES).await?.ok_or(Fault::TooManyBytes);
        } else {
            let bytes = whole(field, FIELD_BYTES).await?.ok_or(Problem::TooLarge)?;
            given.0.push((name, String::from_utf8_lossy(&bytes).into_owned()));
        }
    }
    Ok((given, file))
}

/// A field's bytes; `None` when there are more. Read to its end even so: a browser that is cut off shows no page.
async fn whole(mut field: Field<'_>, at_most: usize) -> Result<Option<Vec<u8>>, Problem> {
    let (mut bytes, mut size) = (Vec::new(), 0);
    while let Some(chunk) = field.chunk().await.map_err(|_| Problem::TooLarge)? {
        size += chunk.len();
        if size <= at_most {
            bytes.extend_from_slice(&chunk);
        }
    }
    Ok((size <= at_most).then_some(bytes))
}

#[expect(clippy::too_many_arguments, reason = "one order with all it came from")]
async fn hand(
    site: &Site,
    exercise: &str,
    team: &str,
    staff: Staff,
    visitor: Visitor,
    given: &Given,
    sheet: handed::Sheet,
    form: &'static str,
) -> Result<Response, Problem> {
    let class = Class::open(site, exercise, visitor.words).await?;
    let watch = class.team(team).ok_or(Problem::NotFound)?;
    let plan = &watch.plan;
    let teams = if given.text("teams") == "all" { Vec::new() } else { vec![plan.id.clone()] };
    let to = addressed(&class, &watch.now.voice, given);
    let Some(to) = to else {
        let wrong = (form, visitor.words.t("handout-nobody-hears"));
        return Ok(html(StatusCode::UNPROCESSABLE_ENTITY, &page(&class, team, staff, visitor, given, wrong)?));
    };
    let command = Command::Order { teams, order: Order::Hand { to, sheet } };
    let (control, client) = (Actor::Control(staff.id.clone()), given.text("id"));
    let client = Some(client.as_str()).filter(|id| !id.is_empty());
    match site.house.direct(&class.log, &control, &command, client).await {
        Ok(_) => Ok(Redirect::to(&format!("{}/team/{team}", class.base())).into_response()),
        Err(DeliveryError::Refused(refusal)) => {
            let wrong = (form, visitor.words.named("delivery-refusal", refusal.name()));
            Ok(html(StatusCode::UNPROCESSABLE_ENTITY, &page(&class, team, staff, visitor, given, wrong)?))
        }
        Err(error) => Err(error.into()),
    }
}

/// The seats that were ticked, and those that hear the lines that were; none at all is the team's side. `None` when
/// something was ticked and nobody is meant by it: that must not become everybody.
fn addressed(class: &Class, voice: &str, given: &Given) -> Option<Vec<String>> {
    let structure = class.structure();
    let (ticked, lines) = (given.all("to"), given.all("line"));
    let far = !given.all("far").is_empty();
    if ticked.is_empty() && lines.is_empty() {
        return Some(whom::meant(structure, &[], far));
    }
    let meant = |id: &str, role: Role| {
        let on = |line: &String| structure.line(line).is_some() && ears::hears(structure, id, role, voice, line);
        ticked.iter().any(|t| t == id) || (!role.is_staff() && lines.iter().any(on))
    };
    let seats = structure.seats.iter().filter(|s| meant(&s.id, s.role));
    let seats: Vec<String> = seats.map(|s| s.id.clone()).collect();
    (!seats.is_empty()).then(|| whom::meant(structure, &seats, far))
}

pub(crate) async fn sheet(
    Path((_, team, n)): Path<(String, String, u64)>,
    Opened { class, visitor, .. }: Opened,
) -> Result<Response, Problem> {
    let team = class.team(&team).ok_or(Problem::NotFound)?;
    let entry = team.chronicle.entries.iter().find(|e| e.n == n).ok_or(Problem::NotFound)?;
    let found = Sheet::in_entry(&class.pack, visitor.words, &entry.what).ok_or(Problem::NotFound)?;
    let back = format!("{}/team/{}", class.base(), team.plan.id);
    let stops = super::stops::region(&class).html;
    Ok(sheet::page(visitor, found, format!("{}/file", class.base()), back, stops))
}

pub(crate) async fn look_ahead(
    Path((_, team, inject)): Path<(String, String, String)>,
    Opened { class, visitor, .. }: Opened,
) -> Result<Response, Problem> {
    let team = class.team(&team).ok_or(Problem::NotFound)?;
    let edited = team.now.hands.get(&inject).and_then(|h| h.text.as_deref());
    let found = Sheet::of_inject(&class.pack, read_in(&class, team), &inject, edited).ok_or(Problem::NotFound)?;
    let back = format!("{}/team/{}", class.base(), team.plan.id);
    let stops = super::stops::region(&class).html;
    Ok(sheet::page(visitor, found, format!("{}/file", class.base()), back, stops))
}

/// A picture for control: one of the pack, or one that was handed out in this exercise. Nothing else lies under this
/// address, least of all a piece of a recording.
pub(crate) async fn file(
    State(site): State<Site>,
    Path((_, hash)): Path<(String, String)>,
    Opened { class, .. }: Opened,
) -> Result<Response, Problem> {
    let handed = |(_, _, order): &(u64, Vec<String>, Order)| match order {
        Order::Hand { sheet, .. } => sheet.hash() == Some(hash.as_str()),
        _ => false,
    };
    let own = class.state.orders.iter().any(handed);
    if !own && !class.pack.pictures.values().any(|p| p.hash == hash) {
        return Err(Problem::NotFound);
    }
    sheet::bytes(&site, &class.pack, Some(&class.log), &hash).await
}
