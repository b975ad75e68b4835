//! What control ties to a moment of a team's talk: a mark, or a translation of what was said or written. Without a number
//! it is about now, or about the play time at which somebody began to write it.

use super::command::{Given, Read};
use crate::gloss;
use crate::problem::Problem;
use crate::site::Site;
use chain::LogId;
use exercise::delivery::Command;
use exercise::event::Event;
use exercise::team::order::Order;

/// What a form asks for.
pub(crate) async fn read(site: &Site, exercise: &LogId, given: &Given) -> Result<Read, Problem> {
    let (team, text, number) = (given.text("team"), given.text("text"), given.text("of"));
    if text.is_empty() {
        return Ok(Read::Wrong("delivery-refusal-empty"));
    }
    let begun = given.text("at").parse().ok();
    let moment = match number.parse().ok() {
        Some(of) => moment(site, exercise, &team, of).await?.map(|at| (Some(of), Some(at))),
        None if number.is_empty() => Some((None, begun)),
        None => None,
    };
    let Some((of, play_ms)) = moment else { return Ok(Read::Wrong("refusal-no-such-event")) };
    let order = match (given.text("as").as_str(), of) {
        ("mark", _) => Order::Mark { text, of, play_ms },
        ("gloss", Some(of)) => Order::Gloss { of, language: gloss::tag(&given.text("language")), text },
        ("gloss", None) => return Ok(Read::Wrong("watch-note-no-number")),
        _ => return Ok(Read::Unknown),
    };
    Ok(Read::Command(Command::Order { teams: vec![team], order }))
}

/// Play time of an event of a team.
async fn moment(site: &Site, exercise: &LogId, team: &str, n: u64) -> Result<Option<i64>, Problem> {
    let log = site.house.inspect(exercise, |_, state| {
        let mut plans = state.opening.iter().flat_map(|o| &o.teams);
        plans.find(|plan| plan.id == team).and_then(|plan| plan.log.parse().ok())
    });
    let log: LogId = log.await?.ok_or(Problem::NotFound)?;
    let Some(before) = n.checked_sub(1) else { return Ok(None) };
    let Some((_, happening)) = site.house.follow(&log, before).await?.into_iter().next().filter(|(at, _)| *at == n)
    else {
        return Ok(None);
    };
    Ok(Some(match &happening.event {
        Event::EnteredLater { row } => row.play_ms,
        Event::Tagged { play_ms, .. } | Event::Marked { play_ms, .. } => *play_ms,
        _ => site.house.look(&log, |_, state, _| state.play_then(happening.at)).await?,
    }))
}
