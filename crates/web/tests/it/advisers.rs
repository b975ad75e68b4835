//! Who keeps the line going, and who advises command: what stands on their pages, and what does not.

use crate::control::{done, trainer};
use crate::house::world;
use crate::join::{begin, exercise, join, submit};

#[tokio::test]
async fn technical_sees_what_the_line_does_and_marks_trouble() {
    let world = world().await;
    let listed = exercise(&world).await;
    let (dana, primary) = join(&world, &listed, "Dana", "1", "primary").await;
    let (vik, player) = join(&world, &listed, "Vik", "1", "role_player").await;
    let (tess, technical) = join(&world, &listed, "Tess", "1", "technical").await;
    let (rita, recorder) = join(&world, &listed, "Rita", "1", "recorder").await;
    begin(&world, &listed).await;
    done(submit(&world, &format!("{primary}/on/phone/do/call"), "", &dana).await);
    let page = world.get_with(&technical, &tess).await;
    assert!(page.shows("Technical officer") && page.shows("What is said on it does not come to this seat"));
    assert!(page.shows("Ringing."), "{}", page.body);
    done(submit(&world, &format!("{player}/on/phone/do/pick-up"), "", &vik).await);
    done(submit(&world, &format!("{primary}/on/phone/do/say"), "text=You+sound+tired", &dana).await);
    done(submit(&world, &format!("{player}/on/phone/do/say"), "text=Who+is+that", &vik).await);
    let page = world.get_with(&technical, &tess).await;
    assert!(page.shows("The line is open.") && !page.shows("You sound tired") && !page.shows("Who is that"));
    assert!(!page.body.contains("on/phone/do/"), "it has no hand on a line of this program");
    assert!(
        page.body.contains("data-key=\"Digit8\"") && !page.body.contains("data-key=\"KeyQ\""),
        "two keys of its own"
    );
    done(submit(&world, &format!("{technical}/do/tag"), "tag=line_trouble", &tess).await);
    let refused = submit(&world, &format!("{technical}/do/tag"), "tag=paraphrase", &tess).await;
    assert!(refused.status.is_client_error(), "nor does it judge what it cannot hear");
    let told = world.get_with(&recorder, &rita).await;
    assert!(told.shows("Line trouble") && told.shows("Technical officer, Tess"), "{}", told.body);
}

#[tokio::test]
async fn advice_goes_to_command_and_says_what_it_rests_on() {
    let world = world().await;
    let listed = exercise(&world).await;
    let (mia, media) = join(&world, &listed, "Mia", "1", "media").await;
    let (cole, commander) = join(&world, &listed, "Cole", "1", "commander").await;
    let (lea, leader) = join(&world, &listed, "Lea", "1", "leader").await;
    let (cy, coach) = join(&world, &listed, "Cy", "1", "coach").await;
    begin(&world, &listed).await;
    let page = world.get_with(&media, &mia).await;
    assert!(page.shows("Media adviser") && page.shows("Advice to command"), "{}", page.body);
    assert!(!page.body.contains("data-line-box=\"phone\""), "the call is not for advisers");
    let form = "question=A+statement+now%3F&advice=Two+sentences%2C+no+name&basis=practice\
        &would_change=A+name+is+out&urgency=now";
    done(submit(&world, &format!("{media}/paper/advice"), form, &mia).await);
    for (seat, cookie) in [(&commander, &cole), (&leader, &lea)] {
        let page = world.get_with(seat, cookie).await;
        assert!(page.shows("A statement now?") && page.shows("practice and experience"), "{}", page.body);
        let entry = page.body.split("name=\"entry\" value=\"").nth(1).unwrap().split('"').next().unwrap();
        done(submit(&world, &format!("{seat}/do/confirm"), &format!("entry={entry}"), cookie).await);
    }
    let own = world.get_with(&media, &mia).await;
    assert!(own.shows("Commander, Cole") && own.shows("Team leader, Lea"), "who has read it: {}", own.body);
    assert!(!world.get_with(&coach, &cy).await.shows("A statement now?"), "it is for who decides");
    let staff = trainer(&world).await;
    let report = world.get_with(&format!("/control/{}/report", listed.id), &staff).await;
    assert!(report.shows("A statement now?") && report.shows("A name is out"), "{}", report.body);
    done(submit(&world, &format!("{leader}/on/advice/do/say"), "text=Can+it+wait%3F", &lea).await);
    assert!(world.get_with(&media, &mia).await.shows("Can it wait?"));
    assert!(!world.get_with(&coach, &cy).await.shows("Can it wait?"));
}
