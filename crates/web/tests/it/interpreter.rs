//! An interpreter in play, through the pages: who reads which words, and the queue of the interpreter's seat.

use crate::house::{World, world};
use crate::join::{begin, exercise, join, submit};
use axum::http::StatusCode;
use exercise::delivery::{Actor, Command};
use exercise::team::interpreting::{Interpretation, Misrendering};
use exercise::team::order::Order;
use live::Listed;

const SAID: &str = "Come back over the railing.";
const RENDERED: &str = "Vernites, pozhaluysta.";
const ANSWER: &str = "Ne vernus.";

fn form(text: &str) -> String {
    format!("text={}", text.replace(' ', "+"))
}

async fn interpreted(world: &World, listed: &Listed) {
    let rule = Some(Interpretation { passes_after_s: 0, lag_s: 0, fault: Some(Misrendering::Softened) });
    let order = Order::Interpret { line: "phone".to_owned(), rule };
    let command = Command::Order { teams: vec!["1".to_owned()], order };
    let control = Actor::Control("t".to_owned());
    world.house.direct(&listed.id.parse().unwrap(), &control, &command, None).await.unwrap();
}

/// What stands in the field that says which words are rendered next.
fn next(page: &str) -> &str {
    page.split("name=\"of\" value=\"").nth(1).unwrap().split('"').next().unwrap()
}

#[tokio::test]
async fn words_cross_the_line_only_as_the_interpreter_says_them() {
    let world = world().await;
    let listed = exercise(&world).await;
    let (paul, primary) = join(&world, &listed, "Paul", "1", "primary").await;
    let (vik, player) = join(&world, &listed, "Vik", "1", "role_player").await;
    let (ira, interpreter) = join(&world, &listed, "Ira", "1", "interpreter").await;
    begin(&world, &listed).await;
    interpreted(&world, &listed).await;
    let empty = world.get_with(&interpreter, &ira).await;
    assert!(empty.shows("Nothing waits.") && empty.shows("Control asks you: soften what is said."), "{}", empty.body);
    assert!(empty.body.contains("/do/render\" hidden"), "there is nothing to say yet");
    submit(&world, &format!("{primary}/on/phone/do/call"), "", &paul).await;
    submit(&world, &format!("{player}/on/phone/do/pick-up"), "", &vik).await;
    submit(&world, &format!("{primary}/on/phone/do/say"), &form(SAID), &paul).await;

    let far = world.get_with(&player, &vik).await;
    assert!(!far.shows(SAID) && far.shows("(speaks, about 2 s)"), "{}", far.body);
    assert!(far.shows("This line is interpreted; 1 utterance waits."));
    assert!(!far.shows("soften what is said"), "what control asked is not the far end's to know");
    let between = world.get_with(&interpreter, &ira).await;
    assert!(between.shows(SAID) && between.shows("for the far end"));
    let say = format!("of={}&{}", next(&between.body), form(RENDERED));
    assert_eq!(submit(&world, &format!("{interpreter}/do/render"), &say, &ira).await.status, StatusCode::SEE_OTHER);
    let far = world.get_with(&player, &vik).await;
    assert!(far.shows(RENDERED) && !far.shows(SAID));
    let ours = world.get_with(&primary, &paul).await;
    assert!(ours.shows(SAID) && !ours.shows(RENDERED) && ours.shows("The interpreter has said it."));

    // Control changes the difficulty: neither side is told, and control's own log says it as it is.
    let rule = Some(Interpretation { passes_after_s: 0, lag_s: 3, fault: Some(Misrendering::Shortened) });
    let order = Order::Interpret { line: "phone".to_owned(), rule };
    let (log, by) = (listed.id.parse().unwrap(), Actor::Control("t".to_owned()));
    let command = Command::Order { teams: vec!["1".to_owned()], order };
    world.house.direct(&log, &by, &command, None).await.unwrap();
    for (seat, cookie) in [(&primary, &paul), (&player, &vik)] {
        let page = world.get_with(seat, cookie).await;
        assert_eq!(page.body.matches("From here on an interpreter speaks").count(), 1, "{}", page.body);
    }
    assert!(world.get_with(&interpreter, &ira).await.shows("Control asks you: shorten what is said."));
    let staff = crate::staff::entered(&world).await;
    let team = world.get_with(&format!("/control/{}/team/1", listed.id), &staff).await;
    assert!(team.shows("the interpreter is asked to soften.") && !team.shows("Control asks you"), "{}", team.body);

    // A second try with the same words finds nothing that waits, and says what to do.
    let late = submit(&world, &format!("{interpreter}/do/render"), &say, &ira).await;
    assert!(late.status.is_client_error() && late.shows("Go on with the next."), "{} {}", late.status, late.body);

    submit(&world, &format!("{player}/on/phone/do/say"), &form(ANSWER), &vik).await;
    let ours = world.get_with(&primary, &paul).await;
    assert!(!ours.shows(ANSWER) && ours.shows("(speaks, about 1 s)"));
    let between = world.get_with(&interpreter, &ira).await;
    assert!(between.shows(ANSWER) && between.shows("for your side"));
    // Nobody else can render it, and the stranger to the seat is sent away.
    let say = format!("of={}&text=x", next(&between.body));
    assert!(submit(&world, &format!("{primary}/do/render"), &say, &paul).await.status.is_client_error());
    assert_eq!(submit(&world, &format!("{interpreter}/do/render"), &say, &paul).await.status, StatusCode::FORBIDDEN);
}
