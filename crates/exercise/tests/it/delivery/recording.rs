//! A dictaphone's recording: who agreed, where a moment is heard, what a pause does to that, and that it goes for good.

use super::Class;
use crate::packs;
use crate::team::{FarEnd, begun, connect, order, say, scene};
use exercise::delivery::recording::Course;
use exercise::delivery::{Anchor, Command, Event, Recording, limits};
use exercise::team::order::Order;
use exercise::team::sheet::{Document, Picture, Sheet};

pub(super) fn recording() -> Recording {
    Recording {
        name: "line 1.mp3".to_owned(),
        length_ms: None,
        team: "1".to_owned(),
        line: "phone".to_owned(),
        media: "audio/mpeg".to_owned(),
        bytes: 10,
        pieces: vec!["0a".repeat(32)],
        agreed: true,
    }
}

pub(super) const fn anchor() -> Anchor {
    Anchor { n: 3, at: 1_000_000, file_ms: 60_000 }
}

#[test]
fn a_moment_is_as_far_from_the_anchor_in_the_file_as_on_the_wall() {
    let anchor = anchor();
    assert_eq!(anchor.position(1_000_000), Some(60_000));
    assert_eq!(anchor.position(1_007_500), Some(67_500));
    assert_eq!(anchor.position(940_000), Some(0));
    assert_eq!(anchor.position(939_999), None, "the dictaphone did not run yet");
    assert_eq!(Anchor { at: i64::MIN, ..anchor }.position(i64::MAX), Some(i64::MAX), "nothing overflows");
}

/// The exercise stands still for ten minutes, a safe word and an outage; the dictaphone does not.
#[test]
fn a_pause_of_the_exercise_is_no_pause_of_the_dictaphone() {
    let bridge = packs::bridge();
    let scene = scene(&bridge, FarEnd::Played, 1);
    let mut play = begun(&scene);
    connect(&mut play);
    play.by("primary", &say("phone", "Hello."), None).unwrap();
    let heard = play.log.iter().position(|h| h.event.kind() == "said").unwrap();
    play.wait(30_000);
    order(&mut play, Order::Pause);
    let paused = (play.state.play_at(play.now), play.now);
    play.wait(600_000);
    order(&mut play, Order::Resume);
    let resumed = play.now;
    play.wait(5_000);
    play.by("primary", &say("phone", "Are you still there?"), None).unwrap();
    let later = play.log.iter().rposition(|h| h.event.kind() == "said").unwrap();
    let mut course = Course::default();
    play.log.iter().for_each(|h| course.take(h.at, &h.event));

    let (first, second) = (play.log[heard].at, play.log[later].at);
    let anchor = Anchor { n: heard as u64 + 1, at: first, file_ms: 12_000 };
    assert_eq!(second - first, 635_000, "thirty seconds, ten minutes, five seconds");
    assert_eq!(anchor.position(second), Some(12_000 + 635_000));
    // A mark knows play time alone: it stands in the wall time at which that was.
    assert_eq!(course.stamp(paused.0), Some(paused.1), "when the clock stood, the moment before it stood");
    assert_eq!(course.stamp(paused.0 + 1), Some(resumed + 1));
    assert_eq!(course.stamp(play.state.play_at(second)), Some(second));
    let ahead = course.stamp(play.state.play_at(play.now) + 3_600_000);
    assert!(ahead.is_some_and(|at| at > play.now), "while the clock runs, the future is where it will be");
    order(&mut play, Order::Pause);
    course.take(play.now, &exercise::Event::Paused);
    assert_eq!(course.stamp(play.state.play_at(play.now) + 1), None, "never reached");
}

/// Every stamp of a log, there and back, whatever stopped its clock.
#[test]
fn play_time_comes_back_to_the_stamp_it_came_from() {
    use exercise::Event as E;
    let genesis = |scene: &exercise::Scene| E::Genesis(scene.genesis.clone());
    let bridge = packs::bridge();
    let scene = scene(&bridge, FarEnd::Played, 1);
    let mut course = Course::default();
    let mut clock = exercise::clock::Clock::started(100);
    let steps = [
        (100, genesis(&scene)),
        (150, E::SafeWord),
        (400, E::Resumed),
        (900, E::Held { since: 700 }),
        (950, E::Paused),
        (1_000, E::Resumed),
        (1_000, E::Resumed),
    ];
    for (at, event) in &steps {
        course.take(*at, event);
        match event {
            E::Resumed => clock.start(*at),
            E::SafeWord | E::Paused => clock.stop(*at),
            E::Held { since } => clock.stop(*since),
            _ => {}
        }
    }
    assert_eq!(clock.play_at(1_000), 350);
    for (play, stamp) in [(0, 100), (50, 150), (51, 401), (350, 700), (351, 1_001)] {
        assert_eq!(course.stamp(play), Some(stamp), "play time {play}");
    }
    assert_eq!(Course::default().stamp(0), None);
}

#[test]
fn a_later_alignment_corrects_an_earlier_one_and_a_deleted_recording_takes_none() {
    let mut class = Class::open(1);
    class.control(Command::Record { recording: recording() }).unwrap();
    let n = class.state.n;
    let align = |file_ms| Command::Align { recording: n, anchor: Anchor { file_ms, ..anchor() } };
    assert_eq!(class.state.recordings[&n].anchor, None);
    assert_eq!(class.control(align(1_000)), Ok(1));
    assert_eq!(class.control(align(1_000)), Ok(0), "the same again is nothing new");
    assert_eq!(class.control(align(2_500)), Ok(1));
    assert_eq!(class.state.recordings[&n].anchor.map(|a| a.file_ms), Some(2_500));
    for bad in [-1, limits::RECORDING_MS + 1] {
        assert_eq!(class.refused(None, align(bad)), "bad_recording");
    }
    assert_eq!(class.control(Command::DeleteRecording { recording: n }), Ok(1));
    assert!(class.state.recordings.is_empty());
    assert_eq!(class.refused(None, align(1_000)), "no_recording");
    assert_eq!(class.refused(None, Command::DeleteRecording { recording: n }), "no_recording");
    assert!(matches!(class.log.last().unwrap().event, Event::RecordingDeleted { recording } if recording == n));
    assert_eq!(class.log.last().unwrap().by, "control:t1", "and by whom");
}

#[test]
fn there_is_room_for_so_many_recordings_and_sheets() {
    let mut class = Class::open(1);
    for _ in 0..limits::RECORDINGS {
        class.control(Command::Record { recording: recording() }).unwrap();
    }
    assert_eq!(class.refused(None, Command::Record { recording: recording() }), "too_many");
    let (first, _) = class.state.recordings.first_key_value().unwrap();
    let first = *first;
    class.control(Command::DeleteRecording { recording: first }).unwrap();
    assert_eq!(class.control(Command::Record { recording: recording() }), Ok(1));

    let hand = |sheet| Command::Order { teams: Vec::new(), order: Order::Hand { to: Vec::new(), sheet } };
    let paper = |text: &str| {
        Sheet::Document(Document { title: " Order 7 ".to_owned(), text: text.to_owned(), ..Document::default() })
    };
    assert_eq!(class.refused(None, hand(paper(" "))), "empty");
    assert_eq!(class.refused(None, hand(paper(&"x".repeat(exercise::limits::DOCUMENT_CHARS + 1)))), "too_long");
    assert_eq!(class.refused(None, hand(Sheet::Picture(Picture::default()))), "empty");
    for _ in 0..limits::SHEETS {
        class.control(hand(paper("Wait."))).unwrap();
    }
    let Event::Ordered { order: Order::Hand { sheet: Sheet::Document(kept), .. }, .. } =
        &class.log.last().unwrap().event
    else {
        panic!()
    };
    assert_eq!(kept.title, "Order 7", "as it goes out");
    assert_eq!(class.refused(None, hand(paper("One more."))), "too_many");
}
