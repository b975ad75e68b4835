//! Control lends a simulated far end a sentence: the cell hears the person, control and whoever reads afterwards see
//! whose words they were; and what trainers carry is counted.

use crate::control::{done, trainer};
use crate::house::{world, world_on};
use crate::join::{begin, exercise, exercise_of, join, submit};
use crate::moments::row;
use crate::staff::course;
use live::Library;
use web::WebConfig;

const WORDS: &str = "Somebody is down there by the water.";

#[tokio::test]
async fn the_cell_hears_the_person_and_staff_sees_whose_words_they_were() {
    let world = world().await;
    let staff = trainer(&world).await;
    let listed = exercise(&world).await;
    let (sam, voice) = join(&world, &listed, "Sam", "2", "primary").await;
    let base = format!("/control/{}", listed.id);
    done(submit(&world, &format!("{base}/do/phase"), "phase=running", &staff).await);
    done(submit(&world, &format!("{voice}/on/phone/do/call"), "", &sam).await);
    let log = format!("/call/{}", voice.split('/').nth(2).unwrap());
    world.pass(&log, 15_000).await;
    let team = world.get_with(&format!("{base}/team/2"), &staff).await;
    assert!(team.body.contains("/do/speak\"") && team.shows("says your words as their own"), "{}", team.body);
    let lend = format!("team=2&subject=person&text={}", WORDS.replace(' ', "+"));
    done(submit(&world, &format!("{base}/do/speak"), &lend, &staff).await);
    let seat = world.get_with(&voice, &sam).await;
    assert!(seat.shows(WORDS) && !seat.shows("said by control"), "{}", seat.body);
    done(submit(&world, &format!("{voice}/on/phone/do/say"), "text=Who+is+it%3F", &sam).await);
    world.pass(&log, 15_000).await;
    let team = world.get_with(&format!("{base}/team/2"), &staff).await;
    assert!(team.shows(WORDS) && team.body.matches("(said by control)").count() == 1, "{}", team.body);

    // The wall is for everybody's eyes.
    let mark = format!("team=2&as=mark&of={}&at=&text=Borrowed.", row(&team, WORDS));
    done(submit(&world, &format!("{base}/do/note"), &mark, &staff).await);
    let team = world.get_with(&format!("{base}/team/2"), &staff).await;
    let moment = format!("what=moment:2:{}", row(&team, "Borrowed."));
    done(submit(&world, &format!("{base}/do/show"), &moment, &staff).await);
    let wall = world.get_with(&format!("{base}/projector"), &staff).await;
    assert!(wall.shows(&format!("<b>Viktor Pavlovich Sokolov</b><p>{WORDS}</p>")), "{}", wall.body);
    assert!(wall.shows("Borrowed.") && !wall.shows("by control"), "{}", wall.body);

    done(submit(&world, &format!("{base}/do/end"), "team=2&outcome=unresolved", &staff).await);
    let report = world.get_with(&format!("{base}/report?words"), &staff).await;
    assert!(report.shows(WORDS) && report.shows("(said by control)"), "{}", report.body);
    let review = world.get_with(&format!("{base}/team/2/record"), &staff).await;
    assert!(review.shows(WORDS) && review.shows("Said by control in this person’s place"), "{}", review.body);
    let seat = world.get_with(&voice, &sam).await;
    assert!(!seat.shows("by control"), "not afterwards either");

    let debrief = world.get_with(&format!("{base}/debrief"), &staff).await;
    assert!(debrief.shows("Trainers on this course"), "{}", debrief.body);
    assert!(debrief.shows("spoke as the far end: 1 time on this course · led an exercise: 1 time on this course"));
}

/// Whoever looks on is counted too, apart from the far end; a seat of the cell is not.
#[tokio::test]
async fn looking_on_is_counted_beside_the_far_end() {
    let world = world().await;
    let staff = trainer(&world).await;
    let listed = exercise(&world).await;
    join(&world, &listed, "Olga", "1", "observer").await;
    join(&world, &listed, "Rolf", "1", "role_player").await;
    join(&world, &listed, "Dana", "1", "primary").await;
    begin(&world, &listed).await;
    let debrief = world.get_with(&format!("/control/{}/debrief", listed.id), &staff).await.body;
    let row = |alias: &str| {
        let from = debrief.split(&format!("<b>{alias}</b>")).nth(1).unwrap();
        from.split("</li>").next().unwrap().to_owned()
    };
    assert!(row("Olga").contains("looked on: 1 time") && !row("Olga").contains("far end"), "{}", row("Olga"));
    assert!(row("Rolf").contains("far end: 1 time") && !row("Rolf").contains("looked on"));
    assert!(!row("Dana").contains("on this course"));
}

/// What was played with a pack that is no longer at hand has been played all the same.
#[tokio::test]
async fn an_exercise_counts_also_when_its_pack_has_left_the_library() {
    let before = world().await;
    let staff = trainer(&before).await;
    let course = course(&before).await;
    let listed = exercise_of(&before, &course).await;
    join(&before, &listed, "Olga", "1", "observer").await;
    join(&before, &listed, "Rolf", "1", "role_player").await;
    let next = exercise_of(&before, &course).await;
    join(&before, &next, "Rolf", "1", "primary").await;
    done(submit(&before, &format!("/control/{}/do/phase", listed.id), "phase=running", &staff).await);
    let world = world_on(before.store.clone(), Library::default(), WebConfig::default()).await;
    let debrief = world.get_with(&format!("/control/{}/debrief", listed.id), &staff).await;
    for times in ["led an exercise: 1 time", "looked on: 1 time", "far end: 1 time"] {
        assert!(debrief.shows(times), "{times}: {}", debrief.body);
    }
    let roster = world.get_with(&format!("/control/{}/roster", next.id), &staff).await;
    assert!(roster.shows("in 1 earlier exercise of this course counts"), "{}", roster.body);
}
