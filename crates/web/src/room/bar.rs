//! The head of every page of a seat: who one is there, the clock, the buttons that stop the scene, and what has stopped it.
//! It stands on the seat's own page and on those one goes to from there, so that nobody has to go back to say stop. The
//! stream keeps it true on all of them.

use crate::pages::frame::paragraphs;
use crate::problem::Problem;
use crate::room::draw::{self, Desk};
use crate::room::front;
use crate::room::lobby::way_on;
use crate::room::seat::{Open, render};
use crate::room::seen::Seen;
use crate::seats;
use crate::site::Site;
use askama::Template;
use chain::LogId;
use exercise::delivery::event::Phase;
use live::DeliveryError;
use scenario::structure::Role;
use words::Words;

/// What goes on around the team, as far as a seat is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Around {
    phase: Option<Phase>,
    /// Something is asked of whoever sits here.
    question: bool,
    /// Who sits here has laid down the role.
    stepped_out: bool,
    /// The next round, if who sits here is in it.
    next: Option<LogId>,
}

impl Around {
    pub(crate) async fn of(site: &Site, exercise: &LogId, holder: Option<&String>) -> Result<Around, DeliveryError> {
        let next = match holder {
            Some(person) => way_on(site, exercise, person).await?,
            None => None,
        };
        let of = |state: &exercise::delivery::State| Around {
            phase: Some(state.phase),
            question: state.open_vote().is_some_and(|(_, vote)| holder.is_none_or(|me| vote.asks(me))),
            stepped_out: holder.is_some_and(|person| state.de_roled.contains(person)),
            next,
        };
        site.house.inspect(exercise, |_, state| of(state)).await
    }
}

/// What everybody at this seat must see now, in the whole width: that somebody has stopped the scene, that the class is
/// called together, that the roles are laid down.
#[derive(Template)]
#[template(path = "room/card.html")]
pub(crate) struct Card<'a> {
    desk: &'a Desk,
    stopped: bool,
    helpline: Vec<Vec<String>>,
    /// The line on which one writes to control, if this seat has one.
    to_control: Option<String>,
    plenary: bool,
    debrief: bool,
    around: &'a Around,
    /// Address of the room, and of the next round's; empty for who only looks on.
    room: String,
    next: String,
}

pub(crate) fn card<'a>(site: &Site, open: &'a Open, seen: &Seen, around: &'a Around) -> Card<'a> {
    let desk = &open.desk;
    let stopped = seen.alarm && seen.over.is_none();
    Card {
        desk,
        stopped,
        helpline: if stopped { paragraphs(&site.helpline(&open.pack, desk.words)) } else { Vec::new() },
        to_control: to_control(seen).filter(|_| !desk.watching),
        plenary: around.phase == Some(Phase::Plenary),
        debrief: around.phase == Some(Phase::Debrief),
        around,
        room: if desk.watching { String::new() } else { open.room() },
        next: around.next.filter(|_| !desk.watching).map(|next| open.room_of(&next)).unwrap_or_default(),
    }
}

/// The line between this seat and control. Of several the one that most seats share: on the others control plays somebody.
fn to_control(seen: &Seen) -> Option<String> {
    let s = seen.structure();
    let director = s.seats.iter().find(|seat| seat.role == Role::Director)?;
    let shared = s.lines.iter().filter(|l| s.reached(&l.id).is_none());
    let ours = shared.filter(|l| [&director.id, &seen.seat].iter().all(|seat| l.between.contains(seat)));
    ours.max_by_key(|l| l.between.len()).map(|l| l.id.clone())
}

/// The head of a page.
#[derive(Template)]
#[template(path = "room/bar.html")]
pub(crate) struct Bar<'a> {
    words: &'static Words,
    base: &'a str,
    team: &'a str,
    title: String,
    watching: bool,
    room: String,
    /// Whether the seat's name is what the page is called.
    heads: bool,
    /// The line to the far end and its name, on the seat's own page.
    line: Option<(String, String)>,
    /// Something else stands in front of this seat; where the line does, its last words are told while a paper is written.
    fronted: bool,
    status: String,
    card: String,
    notice: String,
}

/// Draws the head; a page that `heads` with it has no other heading.
pub(crate) async fn bar(site: &Site, open: &Open, seen: &Seen, heads: bool, notice: String) -> Result<String, Problem> {
    let around = match &open.exercise {
        Some(exercise) => Around::of(site, exercise, open.holder.as_ref()).await?,
        None => Around::default(),
    };
    let line = draw::lines(seen).into_iter().find(|l| heads && seen.structure().reached(l).is_some());
    let bar = Bar {
        words: open.desk.words,
        base: &open.desk.base,
        team: &open.team,
        title: seats::title(&open.pack, open.desk.words, &open.seat),
        watching: open.desk.watching,
        room: open.room(),
        heads,
        line: line.map(|l| {
            let name = draw::line_name(open.desk.words, &open.pack, &l);
            (l, name)
        }),
        fronted: !front::places(open.role).is_empty(),
        status: render(draw::status(&open.desk, seen, open.now).render())?,
        card: render(card(site, open, seen, &around).render())?,
        notice,
    };
    render(bar.render())
}
