//! `/control/{exercise}`: all teams at a glance. What cannot wait rises to the top.

use super::class::{Class, Opened, TeamWatch, played};
use super::draw::{self, Bar, Raised, Region, clock, pick, rendered};
use super::injects::{self, Buttons, Stand};
use crate::pages::frame::{Frame, html};
use crate::problem::Problem;
use crate::site::Site;
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use exercise::delivery::event::Phase;
use scenario::Pack;
use words::{Arg, Words};

/// Injects that are shown of each team.
const NEXT: usize = 3;
/// Characters of an inject's words that are shown.
const PREVIEW: usize = 90;

struct PhaseButton {
    name: &'static str,
    label: String,
    hint: String,
    current: bool,
    past: bool,
    /// It goes back behind the debrief.
    asks: bool,
}

/// Phase, people, pause and resume for all.
#[derive(Template)]
#[template(path = "control/head.html")]
struct Head {
    words: &'static Words,
    base: String,
    phases: Vec<PhaseButton>,
    people: String,
    seated: String,
    missing: String,
    any_running: bool,
    any_standing: bool,
    /// Teams that do not go on with the others, in sentences.
    staying: Vec<String>,
    /// In the debrief: which scenes are still open, in a sentence.
    open: String,
    closed: bool,
    /// The way to the next round; empty until the debrief.
    next: String,
}

#[derive(Template)]
#[template(path = "control/alarms.html")]
struct Alarms {
    words: &'static Words,
    base: String,
    /// Every alarm names its team.
    teams: bool,
    raised: Vec<Raised>,
}

/// Clock of a team with its buttons.
#[derive(Template)]
#[template(path = "control/clock.html")]
pub(crate) struct ClockPart {
    pub(crate) words: &'static Words,
    pub(crate) base: String,
    pub(crate) team: String,
    pub(crate) region: String,
    pub(crate) class: &'static str,
    pub(crate) state: String,
    pub(crate) clock_ms: i64,
    pub(crate) clock: String,
    pub(crate) running: bool,
    pub(crate) over: bool,
}

struct Chip {
    title: String,
    who: String,
    /// `here`, `away` or `empty`.
    state: &'static str,
    state_text: String,
    voice: bool,
    /// What its voice does now.
    badge: String,
}

struct Next {
    at: String,
    at_ms: i64,
    /// Whom it names, where it does.
    to: String,
    /// Nobody sits where it goes.
    nobody: bool,
    text: String,
    /// Where they are not in the reader's language: its tag, and a note that names it.
    lang: String,
    note: String,
    /// What it waits for, or what keeps it away.
    when: String,
    held: bool,
    buttons: String,
}

struct LastWords {
    who: String,
    text: String,
    lang: String,
    at: String,
    far_end: bool,
}

#[derive(Template)]
#[template(path = "control/team-row.html")]
struct TeamRow {
    words: &'static Words,
    id: String,
    chips: Vec<Chip>,
    /// Seats that nobody has taken.
    empty: String,
    line: String,
    open: bool,
    last: Option<LastWords>,
    next: Vec<Next>,
    waiting: Vec<String>,
    over: bool,
    moods: Vec<super::mood::Trace>,
}

#[derive(Template)]
#[template(path = "control/overview.html")]
struct Page {
    frame: Frame,
    bar: Bar,
    upto: u64,
    head: String,
    alarms: String,
    reach: String,
    /// Team, its clock, its row, far end.
    rows: Vec<(String, String, String, String)>,
    address: String,
}

pub(crate) async fn show(
    State(site): State<Site>,
    headers: axum::http::HeaderMap,
    Opened { mut class, staff, visitor }: Opened,
) -> Result<Response, Problem> {
    class.host = site.origin(&headers);
    let regions = regions(&class);
    let row = |t: &TeamWatch| {
        let id = &t.plan.id;
        (id.clone(), pick(&regions, &format!("clock-{id}")), pick(&regions, &format!("row-{id}")), far_end(&class, t))
    };
    let page = Page {
        upto: class.upto(),
        head: pick(&regions, "head"),
        alarms: pick(&regions, "alarms"),
        reach: pick(&regions, "reach"),
        rows: class.teams.iter().map(row).collect(),
        address: class.host.clone(),
        bar: Bar::new(&class, staff.name, "control"),
        frame: Frame::new(visitor),
    };
    Ok(html(StatusCode::OK, &page))
}

/// Who is at the far end and by whom, the language, the telephone.
pub(crate) fn far_end(class: &Class, team: &TeamWatch) -> String {
    let words = class.words;
    let by = |simulated| words.t(if simulated { "control-far-simulated" } else { "control-far-person" });
    let mixed = team.is_played() && team.is_simulated();
    let name = |(part, persona): (&String, &String)| {
        let name = class.text(&format!("persona.{persona}.name"));
        if mixed { format!("{name} ({})", by(team.simulates(part))) } else { name }
    };
    let names: Vec<String> = team.plan.cast.iter().map(name).collect();
    let languages: std::collections::BTreeSet<&String> = team.plan.languages.values().collect();
    let languages: Vec<String> = languages.into_iter().map(|tag| crate::pages::start::language(tag)).collect();
    let mut parts = vec![names.join(", ")];
    if !mixed {
        parts.push(by(team.is_simulated()));
    }
    parts.push(languages.join(", "));
    if team.plan.on_paper {
        parts.push(words.t("watch-on-paper"));
    }
    if !team.plan.outside.is_empty() {
        parts.push(words.t("control-far-outside"));
    }
    parts.join(" · ")
}

pub(crate) fn regions(class: &Class) -> Vec<Region> {
    let mut out =
        vec![Region::of("head", &head(class)), Region::of("alarms", &alarms(class)), super::reach::region(class)];
    for team in &class.teams {
        let id = &team.plan.id;
        out.push(clock_region(class, team, format!("clock-{id}")));
        out.push(Region::of(&format!("row-{id}"), &row(class, team)));
    }
    out
}

/// The clock of a team as a region: it goes on by itself and is sent again when its running changes.
pub(crate) fn clock_region(class: &Class, team: &TeamWatch, name: String) -> Region {
    let (look, state) = draw::standing(class.words, team);
    let key = format!("{look} {state}");
    let part = ClockPart {
        words: class.words,
        base: class.base(),
        team: team.plan.id.clone(),
        region: name.clone(),
        class: look,
        state,
        clock_ms: team.now.play_ms,
        clock: clock(team.now.play_ms),
        running: team.now.running && !team.is_over(),
        over: team.is_over(),
    };
    Region::keyed(&name, key, &part)
}

fn head(class: &Class) -> Head {
    let words = class.words;
    let phase = class.state.phase;
    let button = |p: Phase| PhaseButton {
        name: p.name(),
        label: words.named("control-phase", p.name()),
        hint: words.named("control-phase-does", p.name()),
        current: p == phase,
        past: p < phase,
        asks: goes_back(class, p),
    };
    let count = |n: usize| Arg::Number(i64::try_from(n).unwrap_or(i64::MAX));
    let seated = class.state.people.iter().filter(|p| !class.state.places(p).is_empty()).count();
    let playing = |t: &&TeamWatch| !t.is_over();
    Head {
        words,
        base: class.base(),
        phases: Phase::ALL.map(button).into_iter().collect(),
        people: words.text("control-people", &[("n", count(class.state.people.len()))]),
        seated: words.text("control-seated", &[("n", count(seated))]),
        missing: if phase == Phase::Briefing && !class.state.people.is_empty() {
            super::roster::missing_line(class)
        } else {
            String::new()
        },
        any_running: class.teams.iter().filter(playing).any(|t| t.now.running),
        // Before the beginning, the phase is what begins; in the debrief nothing goes on.
        any_standing: matches!(phase, Phase::Running | Phase::Plenary)
            && class.teams.iter().filter(playing).any(|t| !t.now.running && !t.now.alarm),
        staying: staying(class),
        open: if phase == Phase::Debrief { open_line(class) } else { String::new() },
        closed: phase == Phase::Closed,
        next: if phase.is_over() { super::next_round::offer(class) } else { String::new() },
    }
}

/// Whether teams that have been debriefed would come out of it: that asks first.
pub(crate) fn goes_back(class: &Class, to: Phase) -> bool {
    to < Phase::Debrief && class.state.phase >= Phase::Debrief
}

/// Which teams a safe word has stopped: what is said to all lifts none.
pub(crate) fn staying(class: &Class) -> Vec<String> {
    let stopped = class.teams.iter().filter(|t| t.now.alarm);
    stopped.map(|t| class.words.text("control-stays", &[("team", Arg::Text(&t.plan.id))])).collect()
}

fn open_line(class: &Class) -> String {
    let open = super::debrief::open(class);
    let said = || class.words.text("control-open-line", &[("teams", Arg::Text(&open.join(", ")))]);
    if open.is_empty() { String::new() } else { said() }
}

fn alarms(class: &Class) -> Alarms {
    let raised: Vec<Raised> = class.teams.iter().flat_map(|team| draw::alarms(class, team)).collect();
    Alarms { words: class.words, base: class.base(), teams: true, raised }
}

/// The alarms of one team, for its own page.
pub(crate) fn team_alarms(class: &Class, team: &TeamWatch) -> Region {
    let raised = draw::alarms(class, team);
    Region::of("alarms", &Alarms { words: class.words, base: class.base(), teams: false, raised })
}

fn row(class: &Class, team: &TeamWatch) -> TeamRow {
    let words = class.words;
    let open = !team.is_over() && team.now.lines.values().any(|s| *s == exercise::state::LineStatus::Open);
    let chip = |seat: &scenario::structure::Seat| {
        let person = team.now.seats.get(&seat.id);
        let state = match person {
            None => "empty",
            Some(_) if team.open.contains(&seat.id) => "here",
            Some(_) => "away",
        };
        Chip {
            title: class.seat_title(&seat.id),
            who: person.map(|p| class.alias(p)).unwrap_or_default(),
            state,
            state_text: words.named("control-seat", state),
            voice: team.now.voice == seat.id && person.is_some() && !team.is_over(),
            badge: words.t(if open { "team-voice" } else { "control-voice" }),
        }
    };
    let seats = class.structure().seats.iter().filter(|s| played(&team.plan, s));
    let shown = seats.filter(|s| s.required || !s.role.is_staff() || team.now.seats.contains_key(&s.id));
    let (chips, empty): (Vec<Chip>, Vec<Chip>) = shown.map(chip).partition(|c| c.state != "empty");
    let empty: Vec<String> = empty.into_iter().map(|c| c.title).collect();
    let waiting = team.chronicle.waiting.keys().map(|item| draw::desk(class, item)).collect();
    TeamRow {
        words,
        id: team.plan.id.clone(),
        chips,
        empty: empty.join(", "),
        line: if team.is_over() { String::new() } else { draw::line_state(words, team) },
        open,
        last: last(class, team),
        next: next(class, team),
        waiting,
        over: team.is_over(),
        moods: super::mood::traces(class, team),
    }
}

fn last(class: &Class, team: &TeamWatch) -> Option<LastWords> {
    let last = team.chronicle.last.as_ref()?;
    let entry = team.chronicle.spoken().find(|e| e.n == last.n)?;
    let row = draw::row(class, team, entry);
    Some(LastWords { who: row.who, text: last.text.clone(), lang: row.lang, at: clock(last.at), far_end: last.far_end })
}

fn next(class: &Class, team: &TeamWatch) -> Vec<Next> {
    let coming = injects::of_team(class, team).into_iter().filter_map(|(inject, stand)| {
        let (at, held) = match stand {
            Stand::Due(at) => (at, false),
            Stand::Held(at) => (at?, true),
            _ => return None,
        };
        let of = preview(&inject_text(class, team, inject.id()));
        let buttons = rendered(&Buttons::new(class, team, inject.id(), stand, of, false));
        let (to, nobody) = (inject.to(class), inject.reaches_nobody(class, team));
        let (text, lang) = team_text(class, team, inject.id());
        let (text, note, when) = (preview(&text), language_note(class.words, &lang), inject.waits_for(class, team));
        Some(Next { at: clock(at), at_ms: at, to, nobody, text, lang, note, when, held, buttons })
    });
    coming.take(NEXT).collect()
}

/// An inject's words as they would be sent now, where they are the pack's in the reader's language.
pub(crate) fn inject_text(class: &Class, team: &TeamWatch, inject: &str) -> String {
    written(team, inject).unwrap_or_else(|| class.text(&format!("inject.{inject}")))
}

/// The same as the team reads them: the pack's words in the language in which its boards are written. With the tag of that
/// language where it is not the reader's; what control wrote has none.
pub(crate) fn team_text(class: &Class, team: &TeamWatch, inject: &str) -> (String, String) {
    let of_pack = || in_language(&class.pack, class.words.tag(), tongue(team), &format!("inject.{inject}"));
    written(team, inject).map_or_else(of_pack, |own| (own, String::new()))
}

/// Words of an inject that control wrote.
fn written(team: &TeamWatch, inject: &str) -> Option<String> {
    let changed = team.now.hands.get(inject).and_then(|h| h.text.clone());
    changed.or_else(|| team.now.planned.get(inject).map(|own| own.text.clone()))
}

/// The language that a team has among itself.
pub(crate) fn tongue(team: &TeamWatch) -> Option<&str> {
    let languages = &team.plan.languages;
    languages.get(live::CELL).or_else(|| languages.values().next()).map(String::as_str)
}

/// A text of the pack in a language that is asked for, else in the reader's or any; with its tag where it is not the
/// reader's.
fn in_language(pack: &Pack, reader: &str, asked: Option<&str>, key: &str) -> (String, String) {
    let tags = asked.into_iter().chain([reader]).chain(pack.structure.languages.iter().map(String::as_str));
    let found = tags.filter_map(|tag| Some((tag, pack.text(tag, key)?))).next();
    let lang = |tag: &str| if tag == reader { String::new() } else { tag.to_owned() };
    found.map(|(tag, text)| (text.to_owned(), lang(tag))).unwrap_or_default()
}

/// Says in which language words are that are not in the reader's.
pub(crate) fn language_note(words: &Words, lang: &str) -> String {
    let name = crate::pages::start::language(lang);
    let note = || words.text("control-in-language", &[("language", Arg::Text(&name))]);
    if lang.is_empty() { String::new() } else { note() }
}

/// The beginning of a text.
pub(crate) fn preview(text: &str) -> String {
    shortened(text, PREVIEW)
}

/// The first words of a text, with at most so many characters.
pub(crate) fn shortened(text: &str, at_most: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= at_most {
        return text;
    }
    let cut: String = text.chars().take(at_most).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end_matches([',', ';', ':', '.']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::control::class::tests::pack;

    #[test]
    fn a_team_gets_the_words_in_its_own_language() {
        let pack = pack();
        let key = "inject.mh_note";
        let of = |tag: &str| pack.text(tag, key).unwrap().to_owned();
        let told = |reader, asked| in_language(&pack, reader, asked, key);
        assert_ne!(of("en"), of("ru"));
        assert_eq!(told("en", Some("ru")), (of("ru"), "ru".to_owned()));
        assert_eq!(told("ru", Some("ru")), (of("ru"), String::new()), "the reader's own needs no tag");
        assert_eq!(told("en", None), (of("en"), String::new()));
        assert_eq!(told("en", Some("fr")), (of("en"), String::new()), "a language that the pack lacks");
        assert_eq!(in_language(&pack, "en", None, "inject.none"), Default::default());
        for words in Words::languages() {
            assert_eq!(language_note(words, ""), "");
            assert!(language_note(words, "ru").contains("Русский"));
        }
    }
}
