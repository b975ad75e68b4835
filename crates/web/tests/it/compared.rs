//! Decisions side by side on the wall: the newest of each team, or the ones that control picks.

use crate::control::{done, trainer};
use crate::house::{Reply, World, plain, world};
use crate::join::{begin, exercise, join, submit};

async fn decides(world: &World, (cookie, leader): &(String, String), question: &str, replaces: &str) {
    let form = format!(
        "question={question}&decided_at=0%3A05&information.0.known=x&risk=x&aims=x&options.0.option=Yes\
         &options.0.chosen=yes&options.0.why=calmer&options.1.option=No&options.1.chosen=no&options.1.why=worse&lawful=yes&necessary=yes&proportionate=yes&non_discriminatory=yes&review_at=0%3A30{replaces}"
    );
    done(submit(world, &format!("{leader}/paper/decision"), &form, cookie).await);
}

/// The questions on the wall, team by team.
fn questions(wall: &Reply) -> Vec<String> {
    let page = plain(&wall.body);
    let columns = page.split("<section>").skip(1);
    columns
        .map(|c| c.split("class=\"question\">").nth(1).map_or("", |q| q.split('<').next().unwrap()).to_owned())
        .collect()
}

/// The button that puts a decision on the wall: what it asks for, and whether it stands there.
fn button(page: &Reply, team: &str, question: &str) -> (String, bool) {
    let page = plain(&page.body);
    let own = page.split("id=\"show-decision-").skip(1).filter(|b| b.starts_with(&format!("{team}-")));
    let button = own.map(|b| b.split("</button>").next().unwrap()).find(|b| b.contains(question)).unwrap();
    let what = button.split("value=\"").nth(1).unwrap().split('"').next().unwrap();
    (what.to_owned(), button.contains("aria-pressed=\"true\""))
}

#[tokio::test]
async fn control_chooses_which_decisions_stand_side_by_side() {
    let world = world().await;
    let staff = trainer(&world).await;
    let listed = exercise(&world).await;
    let lea = join(&world, &listed, "Lea", "1", "leader").await;
    let max = join(&world, &listed, "Max", "2", "leader").await;
    begin(&world, &listed).await;
    for (who, question) in
        [(&lea, "The+doctor%3F"), (&lea, "More+time%3F"), (&max, "the+DOCTOR%3F"), (&max, "The+power%3F")]
    {
        decides(&world, who, question, "").await;
    }
    let base = format!("/control/{}", listed.id);
    let page = async |of: &str| world.get_with(&format!("{base}/{of}"), &staff).await;
    let show =
        async |what: &str| done(submit(&world, &format!("{base}/do/show"), &format!("what={what}"), &staff).await);
    show("decisions").await;
    assert_eq!(questions(&page("projector").await), ["More time?", "The power?"], "the newest of each");
    let plenary = page("plenary").await;
    assert!(button(&plenary, "1", "More time?").1 && !button(&plenary, "1", "The doctor?").1);

    // The same question comes along, however it was written.
    show(&button(&plenary, "1", "The doctor?").0).await;
    assert_eq!(questions(&page("projector").await), ["The doctor?", "the DOCTOR?"]);
    let plenary = page("plenary").await;
    assert!(button(&plenary, "1", "The doctor?").1 && button(&plenary, "2", "the DOCTOR?").1);
    assert!(
        plenary.body.contains("id=\"show-decisions\" aria-pressed=\"true\""),
        "decisions are shown: {}",
        plenary.body
    );

    // One team alone; the other's stays.
    show(&button(&plenary, "2", "The power?").0).await;
    assert_eq!(questions(&page("projector").await), ["The doctor?", "The power?"]);

    // A correction takes the place of what was chosen.
    let of = button(&page("plenary").await, "1", "The doctor?").0;
    let n = of.split("1:").nth(1).unwrap().split(',').next().unwrap();
    decides(&world, &lea, "Both+doctors%3F", &format!("&replaces={n}")).await;
    assert_eq!(questions(&page("projector").await), ["Both doctors?", "The power?"]);
    show("decisions").await;
    assert_eq!(questions(&page("projector").await), ["Both doctors?", "The power?"], "and the newest is the newest");

    // What is no decision is not put on the wall as one, whatever number is asked for.
    done(submit(&world, &format!("{}/paper/tasks", lea.1), "text=Find+the+doctor", &lea.0).await);
    let head = world.head(&format!("/call/{}", lea.1.split('/').nth(2).unwrap())).await;
    let written = ["More time?", "Both doctors?"];
    for n in 1..=head + 1 {
        show(&format!("decisions:1:{n}")).await;
        let wall = questions(&page("projector").await);
        assert!(written.contains(&wall[0].as_str()), "{n}: {wall:?}");
    }
}
