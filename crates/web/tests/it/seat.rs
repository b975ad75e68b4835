//! What stands on every page of a seat: the way to stop, what has stopped the scene, what is asked of everybody; what a
//! paper says when it cannot be filed; and the room, from briefing to debrief.

use crate::house::{Reply, World, world};
use crate::join::{begin, exercise, join, submit};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use exercise::delivery::event::Phase;
use exercise::delivery::{Actor, Command};
use exercise::team::order::Order;
use exercise::team::sheet::{Document, Sheet};
use live::Listed;

const NO_REASON: &str = "Nobody needs a reason. The trainer is coming to you. You may leave the room.";

async fn direct(world: &World, listed: &Listed, command: Command) {
    let control = Actor::Control("t".to_owned());
    world.house.direct(&listed.id.parse().unwrap(), &control, &command, None).await.unwrap();
}

async fn enter(world: &World, listed: &Listed, phase: Phase) {
    direct(world, listed, Command::Enter { phase }).await;
}

async fn order(world: &World, listed: &Listed, order: Order) {
    direct(world, listed, Command::Order { teams: vec!["1".to_owned()], order }).await;
}

fn watching(seat: &str, cookie: &str) -> Request<Body> {
    let request = Request::get(format!("{seat}/stream")).header("cookie", cookie);
    request.header("accept-language", "en").body(Body::empty()).unwrap()
}

fn stops(page: &Reply) -> bool {
    page.body.contains("/do/safe-word\"")
}

fn pauses(page: &Reply) -> bool {
    page.body.contains("/do/pause\"")
}

#[tokio::test]
async fn the_way_to_stop_is_on_every_page_of_a_seat_also_while_the_scene_stands() {
    let world = world().await;
    let listed = exercise(&world).await;
    let (lea, leader) = join(&world, &listed, "Lea", "1", "leader").await;
    assert!(!stops(&world.get_with(&leader, &lea).await), "nothing has begun that could be stopped");
    begin(&world, &listed).await;
    let plan = Document { title: "Plan".to_owned(), text: "Two ways out.".to_owned(), ..Document::default() };
    order(&world, &listed, Order::Hand { to: Vec::new(), sheet: Sheet::Document(plan) }).await;
    let own = world.get_with(&leader, &lea).await.body;
    let sheet = own.split(&format!("{leader}/sheet/")).nth(1).unwrap().split('"').next().unwrap();
    let pages = [leader.clone(), format!("{leader}/paper/decision"), format!("{leader}/sheet/{sheet}")];
    for page in &pages {
        let page = world.get_with(page, &lea).await;
        assert!(stops(&page) && pauses(&page), "{}", page.body);
        assert!(page.body.contains(&format!("data-team=\"{leader}\"")), "and the page follows what happens");
    }
    assert_eq!(submit(&world, &format!("{leader}/do/pause"), "", &lea).await.status, StatusCode::SEE_OTHER);
    for page in &pages {
        let page = world.get_with(page, &lea).await;
        assert!(stops(&page) && !pauses(&page), "{}", page.body);
    }
    assert_eq!(submit(&world, &format!("{leader}/do/safe-word"), "", &lea).await.status, StatusCode::SEE_OTHER);
    for page in &pages {
        let page = world.get_with(page, &lea).await;
        assert!(page.shows(NO_REASON) && page.body.contains("#words-control"), "{}", page.body);
    }
}

#[tokio::test]
async fn the_safe_word_is_plain_to_every_seat_at_once() {
    let world = world().await;
    let listed = exercise(&world).await;
    let (dana, primary) = join(&world, &listed, "Dana", "1", "primary").await;
    let (vik, player) = join(&world, &listed, "Vik", "1", "role_player").await;
    let (ida, family) = join(&world, &listed, "Ida", "1", "family_liaison").await;
    begin(&world, &listed).await;
    assert!(!world.get_with(&primary, &dana).await.shows(NO_REASON));
    submit(&world, &format!("{player}/do/safe-word"), "", &vik).await;
    let told = world.read(watching(&primary, &dana), NO_REASON).await;
    assert!(told.contains("data-region=\"card\""), "{told}");
    let helpline = world.get_with(&primary, &dana).await;
    let card = helpline.body.split("seat-stopped").nth(1).unwrap().split("</section>").next().unwrap();
    assert!(card.matches("<p>").count() > 2, "where help is found is not folded away: {card}");
    let line = |page: &Reply| page.body.split("id=\"write-to-control\"").nth(1).unwrap().to_owned();
    assert!(line(&world.get_with(&player, &vik).await).contains("#words-far_control"));
    assert!(line(&world.get_with(&family, &ida).await).contains("#words-control"), "and not a part that control plays");
    order(&world, &listed, Order::Resume).await;
    assert!(!world.get_with(&primary, &dana).await.shows(NO_REASON));
}

#[tokio::test]
async fn what_is_asked_of_everybody_reaches_the_seats() {
    let world = world().await;
    let listed = exercise(&world).await;
    let (dana, primary) = join(&world, &listed, "Dana", "1", "primary").await;
    let room = format!("/room/{}", listed.id);
    begin(&world, &listed).await;
    enter(&world, &listed, Phase::Plenary).await;
    let front = "Please look at the screen at the front.";
    let page = world.get_with(&primary, &dana).await;
    assert!(page.shows(front) && !page.body.contains("id=\"to-question\""), "{}", page.body);

    // A question is in no team's log: an open page hears of it all the same.
    let upto = page.body.split("data-upto=\"").nth(1).unwrap().split('"').next().unwrap();
    let stream = format!("{primary}/stream?after={upto}");
    let request = Request::get(stream).header("cookie", &dana).header("accept-language", "en");
    let request = request.body(Body::empty()).unwrap();
    let ask = async {
        tokio::task::yield_now().await;
        let options = vec!["One".to_owned(), "Two".to_owned()];
        direct(&world, &listed, Command::OpenVote { question: "What now?".to_owned(), options, pair: None }).await;
    };
    let (told, ()) = tokio::join!(world.read(request, "id=\"to-question\""), ask);
    assert!(told.contains(&format!("href=\"{room}\"")), "{told}");

    order(&world, &listed, Order::End { outcome: scenario::Outcome::Peaceful }).await;
    enter(&world, &listed, Phase::Debrief).await;
    let page = world.get_with(&primary, &dana).await;
    assert!(page.body.contains("id=\"to-de-role\"") && !page.shows(front), "{}", page.body);
    submit(&world, &format!("{room}/do/de-role"), "", &dana).await;
    let page = world.get_with(&primary, &dana).await;
    assert!(!page.body.contains("id=\"to-de-role\"") && page.shows("You have stepped out of the role."));
}

#[tokio::test]
async fn who_writes_a_paper_is_told_of_a_request_that_waits() {
    let world = world().await;
    let listed = exercise(&world).await;
    let (dana, primary) = join(&world, &listed, "Dana", "1", "primary").await;
    let (wren, commander) = join(&world, &listed, "Wren", "1", "commander").await;
    begin(&world, &listed).await;
    let form = format!("{commander}/paper/decision");
    assert!(!world.get_with(&form, &wren).await.shows("waits for your answer"));
    submit(&world, &format!("{primary}/do/request"), "item=lights_off", &dana).await;
    assert!(world.get_with(&form, &wren).await.shows("1 request waits for your answer"));
    assert!(!world.get_with(&primary, &dana).await.shows("waits for your answer"), "it is not theirs to answer");
    // The request names who asked and when; answered, it keeps the words of the answer.
    let desk = |page: &Reply| {
        let from = page.body.split("data-region=\"desk\"").nth(1).unwrap().to_owned();
        from.split("</section>").next().unwrap().to_owned()
    };
    let asked = desk(&world.get_with(&commander, &wren).await);
    assert!(asked.contains("Dana · 0:0") && asked.contains(">Grant in part<"), "{asked}");
    let rule = "item=lights_off&answer=partly&text=In+two+minutes.";
    submit(&world, &format!("{commander}/do/rule"), rule, &wren).await;
    let ruled = desk(&world.get_with(&commander, &wren).await);
    assert!(ruled.contains("In two minutes.") && ruled.contains(">partly<"), "{ruled}");
}

#[tokio::test]
async fn a_paper_names_all_that_is_wrong_at_once() {
    let world = world().await;
    let listed = exercise(&world).await;
    let (wren, commander) = join(&world, &listed, "Wren", "1", "commander").await;
    begin(&world, &listed).await;
    let file = format!("{commander}/paper/decision");
    let given = "question=Pull+back%3F&decided_at=0%3A05&lawful=perhaps";
    let page = submit(&world, &file, given, &wren).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.shows("8 fields are still needed."), "{}", page.body);
    assert_eq!(page.body.matches("Fill this in").count(), 8);
    assert!(page.shows("Choose from the list") && page.shows("Something cannot be kept as it is"));
    assert_eq!(page.body.matches(" autofocus").count(), 1);
    let first = page.body.split(" autofocus").next().unwrap();
    assert!(
        first.ends_with("tabindex=\"-1\"") && first.matches("class=\"error\"").count() == 0,
        "the first comes first"
    );
    assert!(page.shows("Pull back?"), "what was written is not lost");
}

#[tokio::test]
async fn what_is_written_to_whom_has_a_name_of_its_own() {
    let world = world().await;
    let listed = exercise(&world).await;
    let (dana, primary) = join(&world, &listed, "Dana", "1", "primary").await;
    let page = world.get_with(&primary, &dana).await.body;
    let button = |line: &str| {
        let form = page.split(&format!("/on/{line}/do/say\"")).nth(1).unwrap().split("</form>").next().unwrap();
        form.split("<button class=\"").nth(1).unwrap().split("</button>").next().unwrap().to_owned()
    };
    assert_eq!(button("phone"), "button\">Say", "the next thing to do");
    assert_eq!(button("coach_notes"), "button secondary\">Pass the note");
    assert_eq!(button("team"), "button secondary\">Write");
    assert_eq!(button("control"), "button secondary\">Write");
}

/// The leader who takes the line over gets the coach's notes from then on; the primary keeps the earlier ones.
#[tokio::test]
async fn the_coachs_notes_go_where_the_voice_goes() {
    let world = world().await;
    let listed = exercise(&world).await;
    let (dana, primary) = join(&world, &listed, "Dana", "1", "primary").await;
    let (coco, coach) = join(&world, &listed, "Coco", "1", "coach").await;
    let (lea, leader) = join(&world, &listed, "Lea", "1", "leader").await;
    begin(&world, &listed).await;
    let (notes, first, second) = (format!("{coach}/on/coach_notes/do/say"), "Slow+down.", "Name+the+fear.");
    submit(&world, &notes, &format!("text={first}"), &coco).await;
    let section = |page: &Reply| {
        let from = page.body.split("data-line-box=\"coach_notes\"").nth(1).unwrap().to_owned();
        from.split("</section>").next().unwrap().to_owned()
    };
    let hidden = |section: &str| section.split('>').next().unwrap().ends_with(" hidden");
    let before = section(&world.get_with(&leader, &lea).await);
    assert!(hidden(&before) && !before.contains("Slow down."), "{before}");

    submit(&world, &format!("{primary}/do/pass-voice"), "to=leader", &dana).await;
    submit(&world, &notes, &format!("text={second}"), &coco).await;
    let after = section(&world.get_with(&leader, &lea).await);
    assert!(!hidden(&after) && after.contains("Name the fear.") && !after.contains("Slow down."), "{after}");
    assert!(after.contains("data-open=\"true\""), "who speaks can answer: {after}");
    let left = section(&world.get_with(&primary, &dana).await);
    assert!(!hidden(&left) && left.contains("Slow down.") && !left.contains("Name the fear."), "{left}");
    assert!(left.contains("data-open=\"false\""), "{left}");
}

#[tokio::test]
async fn the_room_shows_what_each_phase_needs() {
    let world = world().await;
    let listed = exercise(&world).await;
    let (dana, _) = join(&world, &listed, "Dana", "1", "primary").await;
    let room = format!("/room/{}", listed.id);
    let before = "Before you begin, and where to find help";
    let page = world.get_with(&room, &dana).await;
    let place = |page: &Reply, what: &str| page.body.find(what).unwrap_or_else(|| panic!("{what}: {}", page.body));
    assert!(place(&page, before) < place(&page, ">Seats<"), "it is read before a seat is taken");
    let folded = "<details class=\"lobby-before\"";
    assert!(!page.body.contains(folded), "and is not folded");
    begin(&world, &listed).await;
    let page = world.get_with(&room, &dana).await;
    assert!(page.body.contains(folded) && page.shows(before));
    enter(&world, &listed, Phase::Debrief).await;
    let page = world.get_with(&room, &dana).await;
    assert!(!page.shows(before) && !page.body.contains("<details"), "{}", page.body);
    let accents = page.body.matches("class=\"button\"").count();
    assert_eq!(accents, 1, "stepping out of the role comes next, and nothing beside it: {}", page.body);
    assert!(place(&page, "1. Step out") < place(&page, "2. What I will do"));
    assert!(place(&page, "3. What our team") < place(&page, "Where to find help"));
}

/// Who keeps a line going and hears no words is not told that they appear.
#[tokio::test]
async fn a_line_without_words_promises_none() {
    let world = world().await;
    let listed = exercise(&world).await;
    let (tim, technical) = join(&world, &listed, "Tim", "1", "technical").await;
    let page = world.get_with(&technical, &tim).await.body;
    let line = page.split("data-line-box=\"phone\"").nth(1).unwrap().split("</section>").next().unwrap();
    assert!(
        line.contains("What is said on it does not come to this seat.") && !line.contains("class=\"empty\""),
        "{line}"
    );
}

/// What a role is for stands before the lines and is not folded; the rest lies beside.
#[tokio::test]
async fn what_a_role_is_for_comes_first() {
    let world = world().await;
    let listed = exercise(&world).await;
    for (seat, front) in [
        ("primary", &[][..]),
        ("coach", &[]),
        ("leader", &["shelf"]),
        ("recorder", &["tags"]),
        ("intelligence", &["shelf"]),
        ("mental_health", &["shelf"]),
        ("commander", &["desk", "shelf"]),
    ] {
        let (cookie, address) = join(&world, &listed, seat, "1", seat).await;
        let page = world.get_with(&address, &cookie).await.body;
        let lines = page.find("class=\"seat-main\"").unwrap();
        for part in ["shelf", "tags", "desk"] {
            let unfolded = page.find(&format!("<section id=\"{part}\""));
            assert_eq!(unfolded.is_some_and(|at| at < lines), front.contains(&part), "{part} at {seat}");
            assert!(page.matches(&format!("id=\"{part}\"")).count() <= 1, "{part} at {seat} twice");
        }
        // Where something else is in front, the way to the line stands in the bar that stays in view.
        let bar = page.split("class=\"seat-said").next().unwrap();
        let leads = bar.contains("class=\"seat-last\" href=\"#log-phone\" data-last=\"phone\"");
        // A commander does not hear the line.
        assert_eq!(leads, !front.is_empty() && seat != "commander", "{seat}: {bar}");
    }
}

/// A leader writes on two dozen papers: those they keep stand first, and what replaced another is found from it.
#[tokio::test]
async fn ones_own_papers_come_first_and_what_was_replaced_leads_to_what_replaced_it() {
    let world = world().await;
    let listed = exercise(&world).await;
    let (lea, leader) = join(&world, &listed, "Lea", "1", "leader").await;
    let page = world.get_with(&leader, &lea).await;
    let at = |paper: &str| page.body.find(&format!("/paper/{paper}\"")).unwrap();
    assert!(at("position_paper") < at("demands") && at("strategy") < at("subject"), "{}", page.body);
    let (mia, adviser) = join(&world, &listed, "Mia", "1", "mental_health").await;
    let page = world.get_with(&adviser, &mia).await;
    let rest = page.body.find("shelf-rest").unwrap();
    let at = |paper: &str| page.body.find(&format!("aria-label=\"{paper}\"")).unwrap();
    assert!(at("Risk") < rest && at("Demands") > rest, "{}", page.body);
    submit(&world, &format!("{adviser}/paper/risk"), "text=high", &mia).await;
    let page = world.get_with(&adviser, &mia).await.body;
    let first: u64 = page.split("/paper/risk?replaces=").nth(1).unwrap().split('"').next().unwrap().parse().unwrap();
    let again = format!("text=lower&replaces={first}");
    assert_eq!(submit(&world, &format!("{adviser}/paper/risk"), &again, &mia).await.status, StatusCode::SEE_OTHER);
    let page = world.get_with(&adviser, &mia).await.body;
    let (_, old) = page.split_once(&format!("id=\"item-{first}\"")).unwrap();
    let newer = old.split("href=\"#item-").nth(1).unwrap().split('"').next().unwrap();
    let (_, new) = page.split_once(&format!("id=\"item-{newer}\"")).unwrap();
    assert!(new.split("</li>").next().unwrap().contains("lower"), "{newer}");
}

/// The role-player's papers are worked with: a ladder to tick, refusals that are counted, and staff sees where they stand.
#[tokio::test]
async fn who_plays_the_far_end_ticks_a_ladder_that_staff_sees() {
    let world = world().await;
    let staff = crate::staff::entered(&world).await;
    let listed = exercise(&world).await;
    let (vik, player) = join(&world, &listed, "Vik", "1", "role_player").await;
    let (dana, primary) = join(&world, &listed, "Dana", "1", "primary").await;
    begin(&world, &listed).await;
    let climb = async |rung: &str| {
        let form = format!("subject=person&rung={rung}");
        assert_eq!(submit(&world, &format!("{player}/do/climb"), &form, &vik).await.status, StatusCode::SEE_OTHER);
    };
    climb("2").await;
    for _ in 0..5 {
        climb("refused").await;
    }
    let page = world.get_with(&player, &vik).await;
    assert!(page.shows("5 refused in a row; 6 are too many") && !page.body.contains("ladder-rule"), "{}", page.body);
    assert_eq!(page.body.matches("class=\"reached\"").count(), 2);
    climb("refused").await;
    let page = world.get_with(&player, &vik).await;
    let rule = page.body.split("class=\"ladder-rule\"").nth(1).expect("the rule is said").split("</p>").next().unwrap();
    assert!(rule.contains("Six refusals in a row are too many"), "{rule}");
    let ladder = page.body.find("part-ladder\" open").expect("it lies open");
    assert!(ladder < page.body.find("part-who").unwrap(), "and before what is read beforehand");
    assert!(page.body.contains("data-moods") && page.shows("Half a page. My work boots had longer instructions."));
    let team = world.get_with(&format!("/control/{}/team/1", listed.id), &staff).await;
    assert!(team.shows("ladder: step 2, 6 refused in a row"), "{}", team.body);
    let seat = world.get_with(&primary, &dana).await.body;
    assert!(!seat.contains("refused in a row") && !seat.contains("class=\"ladder\""), "nothing of it reaches the cell");
    let wrong = submit(&world, &format!("{player}/do/climb"), "subject=person&rung=high", &vik).await;
    assert_eq!(wrong.status, StatusCode::NOT_FOUND);
    let others = submit(&world, &format!("{primary}/do/climb"), "subject=person&rung=refused", &dana).await;
    assert_eq!(others.status, StatusCode::CONFLICT, "{}", others.body);
    climb("gave").await;
    assert!(world.get_with(&player, &vik).await.shows("0 refused in a row"));
}
