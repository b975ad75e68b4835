//! Whether what control orders still finds its moment in a team. Words for a line that is not open are heard by nobody, and
//! what is set for a minute that is over comes at once: each is refused with what to do instead, before it is stored.
//!
//! Never here: rules. A team's log takes whatever order stands in the exercise's, and this keeps none out that came late.

use super::class::{TeamNow, look};
use crate::problem::Problem;
use crate::site::Site;
use chain::LogId;
use exercise::delivery::Command;
use exercise::state::LineStatus;
use exercise::team::order::{InjectChange, Order};
use scenario::structure::Structure;

/// Why an order comes to nothing in one of its teams now: the id of a sentence. What was taken already under this client's
/// id is not asked again.
pub(super) async fn refusal(
    site: &Site,
    exercise: &LogId,
    command: &Command,
    client: Option<&str>,
) -> Result<Option<&'static str>, Problem> {
    let Command::Order { teams, order } = command else { return Ok(None) };
    if !matches!(order, Order::Speak { .. } | Order::Set { .. } | Order::Plan { .. }) {
        return Ok(None);
    }
    let logs = |state: &exercise::delivery::State| {
        let plans = state.opening.iter().flat_map(|o| &o.teams);
        let meant = plans.filter(|plan| teams.is_empty() || teams.contains(&plan.id));
        let taken = client.is_some_and(|id| state.clients.contains(id));
        meant.filter(|_| !taken).filter_map(|plan| plan.log.parse().ok()).collect::<Vec<LogId>>()
    };
    let logs = site.house.inspect(exercise, |_, state| logs(state)).await?;
    for log in logs {
        let why = |scene: &exercise::Scene, state: &exercise::State, wall| {
            unfit(&scene.pack.structure, &look(scene, state, wall), order)
        };
        if let Some(why) = site.house.look(&log, why).await? {
            return Ok(Some(why));
        }
    }
    Ok(None)
}

fn unfit(structure: &Structure, now: &TeamNow, order: &Order) -> Option<&'static str> {
    // A clock shows whole seconds, and what it shows is now.
    let past = |at: i64, why| (now.outcome.is_none() && at / 1_000 < now.play_ms / 1_000).then_some(why);
    match order {
        Order::Speak { subject, .. } => {
            let line = structure.subjects.iter().find(|s| s.id == *subject).map(|s| &s.line);
            match line.and_then(|line| now.lines.get(line)) {
                Some(LineStatus::Open) if now.running => None,
                Some(LineStatus::Open) => Some("control-speak-stands"),
                _ => Some("control-speak-closed"),
            }
        }
        Order::Set { inject, to: InjectChange::Moved { play_ms } } if !now.spent.contains(inject) => {
            past(*play_ms, "control-minute-past")
        }
        Order::Plan { planned, .. } => past(planned.play_ms, "control-tell-past"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::control::class::tests::pack;
    use exercise::team::order::TellKind;
    use exercise::team::table::Planned;
    use scenario::Outcome;

    #[test]
    fn words_are_lent_where_somebody_hears_them() {
        let pack = pack();
        let subject = &pack.structure.subjects[0];
        let speak = |subject: &str| Order::Speak { subject: subject.to_owned(), text: "x".to_owned() };
        let told = |status: Option<LineStatus>, running| {
            let lines = status.map(|status| (subject.line.clone(), status)).into_iter().collect();
            let now = TeamNow { lines, running, ..TeamNow::default() };
            unfit(&pack.structure, &now, &speak(&subject.id))
        };
        assert_eq!(told(Some(LineStatus::Open), true), None);
        assert_eq!(told(Some(LineStatus::Open), false), Some("control-speak-stands"));
        assert_eq!(told(Some(LineStatus::Idle), true), Some("control-speak-closed"));
        assert_eq!(told(None, true), Some("control-speak-closed"));
        let now = TeamNow { running: true, ..TeamNow::default() };
        assert_eq!(unfit(&pack.structure, &now, &speak("nobody")), Some("control-speak-closed"));
    }

    #[test]
    fn nothing_is_moved_to_a_minute_that_is_over() {
        let pack = pack();
        let moved = |play_ms| Order::Set { inject: "mh_note".to_owned(), to: InjectChange::Moved { play_ms } };
        let plan = |play_ms| {
            let planned = Planned { play_ms, to: Vec::new(), how: TellKind::Call, text: "x".to_owned() };
            Order::Plan { inject: String::new(), planned }
        };
        let mut now = TeamNow { play_ms: 60_400, ..TeamNow::default() };
        let told = |now: &TeamNow, order: Order| unfit(&pack.structure, now, &order);
        assert_eq!(told(&now, moved(59_999)), Some("control-minute-past"));
        assert_eq!(told(&now, plan(59_999)), Some("control-tell-past"));
        assert_eq!((told(&now, moved(60_000)), told(&now, plan(60_000))), (None, None), "this moment is not over");
        let held = Order::Set { inject: "mh_note".to_owned(), to: InjectChange::Held };
        assert_eq!(told(&now, held), None);
        now.spent.insert("mh_note".to_owned());
        assert_eq!(told(&now, moved(0)), None, "of all teams, those that had it are not meant");
        now = TeamNow { outcome: Some(Outcome::Partial), spent: Default::default(), ..now };
        assert_eq!(told(&now, moved(0)), None, "nothing comes to a team that has ended");
    }
}
