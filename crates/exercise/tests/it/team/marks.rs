//! What is tied to a moment: tags that are taken back, and what control marks and translates.

use super::{FarEnd, begun, connect, last, line, order, say, scene};
use crate::packs;
use crate::play::Play;
use exercise::Command;
use exercise::event::Event;
use exercise::team::order::Order;
use scenario::Outcome;

fn tag(play: &mut Play<'_>, by: &str) -> u64 {
    play.by(by, &Command::Tag { tag: line("demand"), ago_ms: 0 }, None).unwrap();
    last(play)
}

fn untag(play: &mut Play<'_>, by: &str, of: u64) -> Result<usize, &'static str> {
    play.by(by, &Command::Untag { of }, None).map_err(|r| r.name())
}

#[test]
fn a_tag_is_taken_back_by_its_own_seat_once_also_after_the_end() {
    let bridge = packs::bridge();
    let scene = scene(&bridge, FarEnd::Outside, 1);
    let mut play = begun(&scene);
    let (first, second) = (tag(&mut play, "recorder"), tag(&mut play, "coach"));
    assert_eq!(untag(&mut play, "coach", first), Err("not_yours"));
    assert_eq!(untag(&mut play, "leader", second), Err("not_yours"));
    assert_eq!(untag(&mut play, "recorder", first), Ok(1));
    assert!(matches!(play.log.last().unwrap().event, Event::Untagged { of } if of == first));
    assert_eq!(untag(&mut play, "recorder", first), Ok(0), "what is taken back is taken back");
    assert_eq!(untag(&mut play, "recorder", 1), Err("no_such_event"), "that is no tag");
    order(&mut play, Order::End { outcome: Outcome::Partial });
    assert_eq!(untag(&mut play, "coach", second), Ok(1));
    assert!(play.state.table.as_ref().unwrap().tags.values().all(|t| t.taken_back));
}

#[test]
fn control_marks_a_moment_that_was_also_when_the_scene_is_over() {
    let bridge = packs::bridge();
    let scene = scene(&bridge, FarEnd::Played, 1);
    let mut play = begun(&scene);
    connect(&mut play);
    play.wait(60_000);
    play.by("primary", &say("phone", "I hear you."), None).unwrap();
    let said = last(&play) - 1;
    play.wait(30_000);
    let now = play.state.play_at(play.now);
    let mark = |of, play_ms| Order::Mark { text: line(" Good. "), of, play_ms };
    let marked = |play: &Play<'_>| match &play.log.last().unwrap().event {
        Event::Marked { text, play_ms, of } => (text.clone(), *play_ms, *of),
        other => panic!("{other:?}"),
    };
    for (of, play_ms, at) in [
        (None, None, now),
        (None, Some(20_000), 20_000),
        (None, Some(-5), 0),
        (None, Some(now + 1), now),
        (Some(said), Some(60_000), 60_000),
        (Some(said), Some(now + 1), now + 1),
    ] {
        order(&mut play, mark(of, play_ms));
        assert_eq!(marked(&play), (line("Good."), at, of));
    }
    order(&mut play, Order::End { outcome: Outcome::Partial });
    assert_eq!(order(&mut play, mark(Some(said), Some(60_000))), 1);
    assert_eq!(marked(&play).2, Some(said));
    order(&mut play, Order::Gloss { of: said, language: line("kk"), text: line("Естіп тұрмын.") });
    assert!(
        matches!(&play.log.last().unwrap().event, Event::Glossed { of, language, .. } if *of == said && language == "kk")
    );
}

#[test]
fn what_cannot_be_marked_lapses() {
    let bridge = packs::bridge();
    let scene = scene(&bridge, FarEnd::Played, 1);
    let mut play = begun(&scene);
    for lapses in [
        Order::Mark { text: line(" "), of: None, play_ms: None },
        Order::Mark { text: line("x"), of: Some(9_999), play_ms: None },
        Order::Gloss { of: 9_999, language: line("kk"), text: line("x") },
        Order::Gloss { of: 1, language: line("kk"), text: line(" ") },
    ] {
        order(&mut play, lapses.clone());
        assert_eq!(play.log.last().unwrap().event, Event::Lapsed, "{lapses:?}");
    }
}
