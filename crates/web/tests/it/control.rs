//! What control sees and does, page by page and without a script: the mood at the far end, promises without command,
//! screens before the start, what was played on paper, times of day.

use crate::house::{Reply, World, plain, world};
use crate::join::{begin, exercise, join, submit};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use live::Listed;

/// A trainer who is signed in: the cookie.
pub(crate) async fn trainer(world: &World) -> String {
    let token = world.house.first_link().await.unwrap().unwrap();
    let form =
        [("person", "Anna"), ("login", "anna"), ("password", "three plain words"), ("again", "three plain words")];
    let reply = world.submit(&format!("/staff/first/{token}"), &form, "en").await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER);
    reply.header("set-cookie").split(';').next().unwrap().to_owned()
}

pub(crate) fn done(reply: Reply) {
    assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.body);
}

/// Somebody on each side of team 1's line, which is open.
pub(crate) async fn on_the_line(world: &World, listed: &Listed) -> [(String, String); 2] {
    let dana = join(world, listed, "Dana", "1", "primary").await;
    let vik = join(world, listed, "Vik", "1", "role_player").await;
    begin(world, listed).await;
    done(submit(world, &format!("{}/on/phone/do/call", dana.1), "", &dana.0).await);
    done(submit(world, &format!("{}/on/phone/do/pick-up", vik.1), "", &vik.0).await);
    [dana, vik]
}

pub(crate) async fn upload(world: &World, path: &str, cookie: &str, file: &str) -> Reply {
    let body = format!(
        "--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"paper.csv\"\r\n\r\n{file}\r\n--x--\r\n"
    );
    let request = Request::post(path)
        .header("accept", "text/html")
        .header("accept-language", "en")
        .header("cookie", cookie)
        .header("content-type", "multipart/form-data; boundary=x");
    world.send(request.body(Body::from(body)).unwrap()).await
}

#[tokio::test]
async fn a_promise_without_command_raises_an_alarm_until_control_has_seen_it() {
    let world = world().await;
    let staff = trainer(&world).await;
    let listed = exercise(&world).await;
    let [(dana, primary), _] = on_the_line(&world, &listed).await;
    let base = format!("/control/{}", listed.id);
    let say = async |text: &str| done(submit(&world, &format!("{primary}/on/phone/do/say"), text, &dana).await);
    say("text=I+will+ask+about+the+hot+tea.").await;
    assert!(!world.get_with(&base, &staff).await.body.contains("class=\"evidence\""), "who asks promises nothing");
    say("text=I+promise+you%2C+you+will+get+hot+tea.").await;
    for page in [base.clone(), format!("{base}/team/1")] {
        let page = world.get_with(&page, &staff).await;
        assert!(page.shows("nobody has asked command for it"), "{}", page.body);
        assert!(page.shows("Dana") && page.shows("I promise you, you will get hot tea."));
    }
    for (seat, cookie) in [(&primary, &dana)] {
        assert!(!world.get_with(seat, cookie).await.shows("nobody has asked command"), "it is for staff alone");
    }
    let page = world.get_with(&base, &staff).await.body;
    let alarm = page.split("name=\"alarm\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    done(submit(&world, &format!("{base}/do/aside"), &format!("team=1&alarm={alarm}"), &staff).await);
    assert!(!world.get_with(&base, &staff).await.shows("nobody has asked command"));
    done(submit(&world, &format!("{primary}/do/request"), "item=hot_tea", &dana).await);
    say("text=I+promise+you+will+get+hot+tea.").await;
    assert!(world.get_with(&base, &staff).await.shows("before command has answered"), "said again, it is there again");
    let answer = "team=1&item=hot_tea&answer=granted&text=";
    done(submit(&world, &format!("{base}/do/rule"), answer, &staff).await);
    let granted = world.get_with(&base, &staff).await.body;
    let count = |page: &str| page.matches("class=\"evidence\"").count();
    assert_eq!(count(&granted), 1, "it was said before");
    let alarm = granted.split("name=\"alarm\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    done(submit(&world, &format!("{base}/do/aside"), &format!("team=1&alarm={alarm}"), &staff).await);
    say("text=I+promise+you+hot+tea.").await;
    assert_eq!(count(&world.get_with(&base, &staff).await.body), 0, "what command granted may be promised");
}

#[tokio::test]
async fn the_mood_at_the_far_end_is_drawn_for_control_and_for_nobody_else() {
    let world = world().await;
    let staff = trainer(&world).await;
    let listed = exercise(&world).await;
    let [(dana, primary), (vik, player)] = on_the_line(&world, &listed).await;
    let (sam, voice) = join(&world, &listed, "Sam", "2", "primary").await;
    done(submit(&world, &format!("{voice}/on/phone/do/call"), "", &sam).await);
    let log = voice.split('/').nth(2).unwrap();
    world.pass(&format!("/call/{log}"), 10_000).await;
    done(submit(&world, &format!("{voice}/on/phone/do/say"), "text=You+sound+worn+out.", &sam).await);
    done(submit(&world, &format!("{player}/do/feel"), "subject=person&arousal=80&trust=10", &vik).await);
    done(submit(&world, &format!("{player}/do/feel"), "subject=person&arousal=60&trust=25", &vik).await);
    let base = format!("/control/{}", listed.id);
    let room = world.get_with(&base, &staff).await;
    assert_eq!(room.body.matches("class=\"mood-trace\"").count(), 2, "one played, one simulated");
    assert!(room.shows("arousal 60 of 100 (80 at the beginning), trust 25 of 100 (10 at the beginning)"));
    let one = world.get_with(&format!("{base}/team/1"), &staff).await;
    assert!(one.shows("as the role-player says") && one.shows("The curves as a table"));
    let two = world.get_with(&format!("{base}/team/2"), &staff).await;
    assert!(two.shows("as simulated; no seat sees it") && two.body.contains("mood-line trust"));
    for (page, cookie) in [(&primary, &dana), (&player, &vik), (&voice, &sam)] {
        assert!(!world.get_with(page, cookie).await.body.contains("mood-"), "{page}");
    }
    for page in [base.clone(), format!("{base}/team/2"), format!("{base}/team/2/record")] {
        assert_eq!(world.get_with(&page, &sam).await.status, StatusCode::SEE_OTHER, "closed to participants: {page}");
    }
    let early = world.get_with(&format!("{base}/team/2/record"), &staff).await;
    assert_eq!(early.header("location"), format!("{base}/team/2"), "a review comes after the end");
    done(submit(&world, &format!("{base}/do/end"), "team=2&outcome=unresolved", &staff).await);
    let review = world.get_with(&format!("{base}/team/2/record"), &staff).await;
    assert_eq!(review.status, StatusCode::OK);
    assert!(review.shows("You sound worn out.") && review.shows("Primary negotiator"), "{}", review.body);
    assert!(review.shows("Back to team 2") && review.body.contains("control-nav"), "there is a way back");
    assert!(!review.shows(" you said “") && !review.shows("How you talked"), "a trainer is not spoken to");
    assert!(review.body.contains("sheet-of-curves") && !review.body.contains(log), "curves, and no key to the log");
    let played = world.get_with(&format!("{base}/team/1/record"), &staff).await;
    assert_eq!(played.header("location"), format!("{base}/team/1"), "a person's part has sliders alone");
}

#[tokio::test]
async fn before_the_start_control_sees_whom_nothing_reaches_and_what_to_do() {
    let world = world().await;
    let staff = trainer(&world).await;
    let listed = exercise(&world).await;
    let (dana, primary) = join(&world, &listed, "Dana", "1", "primary").await;
    let base = format!("/control/{}", listed.id);
    let before = world.get_with(&base, &staff).await;
    assert!(before.shows("no screen has been opened") && before.shows("nobody sits here"), "{}", before.body);
    let page = world.get_with(&primary, &dana).await;
    assert!(page.shows("I can see and hear"));
    assert!(world.get_with(&base, &staff).await.shows("answers; nobody has pressed the button"));
    let stranger = submit(&world, &format!("{primary}/do/sure"), "", "").await;
    assert_eq!(stranger.status, StatusCode::FORBIDDEN);
    done(submit(&world, &format!("{primary}/do/sure"), "", &dana).await);
    assert!(world.get_with(&primary, &dana).await.shows("The trainer knows that you see and hear."));
    let after = world.get_with(&base, &staff).await;
    assert!(after.shows("sees and hears") && !after.shows("no screen has been opened"));
    begin(&world, &listed).await;
    assert!(!world.get_with(&base, &staff).await.body.contains("reach-check"), "it is over with the start");
    assert!(!world.get_with(&primary, &dana).await.shows("I can see and hear"));
}

#[tokio::test]
async fn what_was_played_on_paper_is_entered_when_the_talk_is_over_and_marked() {
    let world = world().await;
    let staff = trainer(&world).await;
    let listed = exercise(&world).await;
    let [(dana, primary), (vik, player)] = on_the_line(&world, &listed).await;
    let (rita, recorder) = join(&world, &listed, "Rita", "1", "recorder").await;
    let base = format!("/control/{}", listed.id);
    let later = format!("{base}/team/1/later");
    let row = "id=a&time=12%3A30&start=&who=them&line=phone&paper=&words=You+again.";
    let early = submit(&world, &format!("{later}/row"), row, &staff).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(early.shows("The scene is still being played."));
    done(submit(&world, &format!("{base}/do/end"), "team=1&outcome=partial", &staff).await);
    let entered = submit(&world, &format!("{later}/row"), row, &staff).await;
    assert!(entered.status == StatusCode::OK && entered.shows("1 row has been entered."), "{}", entered.body);
    submit(&world, &format!("{later}/row"), row, &staff).await;
    for page in [format!("{base}/team/1"), format!("{base}/report")] {
        let page = world.get_with(&page, &staff).await;
        assert!(page.shows("entered later by Anna"), "{}", page.body);
        assert_eq!(page.body.matches("You again.").count(), 1, "sent twice, entered once");
    }
    let faulty = "time;who;words;paper\n1:00;us;First.;\n0:30;us;Second.;\n2:00;us;Third.;diary\n";
    let wrong = upload(&world, &later, &staff, faulty).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.shows("Row 3: its time is earlier") && wrong.shows("Row 4: there is no such paper"));
    assert!(!world.get_with(&format!("{base}/report?words"), &staff).await.shows("First."), "not by halves");
    let sheet = "time;who;words;paper\n1:00;us;First.;\n2:00;recorder;A blue car;demands\n";
    let own = upload(&world, &format!("{recorder}/later"), &rita, sheet).await;
    assert!(own.shows("2 rows have been entered."), "{}", own.body);
    let report = world.get_with(&format!("{base}/report"), &staff).await.body;
    let (first, again) = (report.find("First."), report.find("You again."));
    assert!(first.is_some() && first < again, "it stands where it happened");
    assert!(world.get_with(&primary, &dana).await.shows("A blue car"), "the board has it");
    let far = world.get_with(&player, &vik).await;
    assert!(far.shows("First.") && !far.shows("A blue car"), "the far end reads no board, then or later");
    let other = world.get_with(&format!("{primary}/later"), &dana).await;
    assert_eq!(other.status, StatusCode::CONFLICT, "the recorder's page");
}

#[tokio::test]
async fn a_single_row_for_a_board_brings_its_source_grade_and_standing() {
    let world = world().await;
    let staff = trainer(&world).await;
    let listed = exercise(&world).await;
    let [(dana, primary), _] = on_the_line(&world, &listed).await;
    let (rita, recorder) = join(&world, &listed, "Rita", "1", "recorder").await;
    let base = format!("/control/{}", listed.id);
    done(submit(&world, &format!("{base}/do/end"), "team=1&outcome=partial", &staff).await);
    let origin = "source=A+driver&grade=b2&standing=rumour";
    for (page, cookie, id) in [(format!("{base}/team/1/later"), &staff, "a"), (format!("{recorder}/later"), &rita, "b")]
    {
        let form = world.get_with(&page, cookie).await;
        assert!(form.shows("B2: usually reliable, probably true") && form.shows(">rumour</option>"), "{}", form.body);
        // A time that cannot be read: everything else stays as it was typed.
        let row = format!("id={id}&time=soon&who=recorder&paper=demands&words=A+car+{id}&{origin}");
        let wrong = submit(&world, &format!("{page}/row"), &row, cookie).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.body.contains("value=\"A driver\"") && wrong.body.contains("value=\"rumour\" selected"));
        let entered = submit(&world, &format!("{page}/row"), &row.replace("soon", "1:30"), cookie).await;
        assert!(entered.shows("1 row has been entered.") && !entered.body.contains("value=\"A driver\""));
        let board = plain(&world.get_with(&primary, &dana).await.body);
        let item = board.split("<li ").find(|item| item.contains(&format!("A car {id}"))).unwrap();
        for part in ["<b>Source</b> A driver", "<b>Grade</b> B2", "<b>How sure</b> rumour"] {
            assert!(item.contains(part), "{part}: {item}");
        }
    }
}

#[tokio::test]
async fn a_decision_is_entered_later_with_all_that_belongs_to_it() {
    let world = world().await;
    let staff = trainer(&world).await;
    let listed = exercise(&world).await;
    let [(dana, primary), _] = on_the_line(&world, &listed).await;
    let (rita, recorder) = join(&world, &listed, "Rita", "1", "recorder").await;
    let (lea, leader) = join(&world, &listed, "Lea", "1", "leader").await;
    let base = format!("/control/{}", listed.id);
    let later = format!("{base}/team/1/later");
    done(submit(&world, &format!("{base}/do/end"), "team=1&outcome=partial", &staff).await);
    let form = world.get_with(&later, &staff).await;
    assert!(form.body.contains("class=\"later-decision\"><summary>"), "folded until it is needed: {}", form.body);
    assert!(!world.get_with(&format!("{recorder}/later"), &rita).await.body.contains("later-decision"));
    let whole = "id=a&paper=decision&time=2%3A00&who=leader&field.question=The+doctor%3F&field.decided_at=0%3A02\
        &field.information.0.known=x&field.risk=He+slips&field.aims=x&field.options.0.option=Send+her&field.options.0.chosen=yes\
        &field.options.0.why=He+asked&field.options.1.option=Not+yet&field.options.1.chosen=no&field.options.1.why=Too+early\
        &field.lawful=yes&field.necessary=yes&field.proportionate=yes&field.non_discriminatory=yes&field.review_at=0%3A30";
    let short = whole.replace("&field.risk=He+slips", "");
    let wrong = submit(&world, &format!("{later}/row"), &short, &staff).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("class=\"later-decision\" open>"), "{}", wrong.body);
    assert!(wrong.body.contains("id=\"e-field.risk\"") && !wrong.body.contains("id=\"e-field.aims\""));
    assert!(wrong.body.contains("value=\"Send her\""), "what was typed stays: {}", wrong.body);
    let entered = submit(&world, &format!("{later}/row"), whole, &staff).await;
    assert!(entered.shows("1 row has been entered.") && entered.shows("He slips"), "{}", entered.body);
    for (page, cookie) in [(format!("{base}/report"), &staff), (format!("{base}/plenary"), &staff), (leader, &lea)] {
        let page = world.get_with(&page, cookie).await;
        assert!(page.shows("The doctor?") && page.shows("Send her"), "{}", page.body);
    }
    assert!(!world.get_with(&primary, &dana).await.shows("The doctor?"), "who reads decisions has not changed");
}

#[tokio::test]
async fn times_of_day_are_told_in_the_exercises_zone() {
    let world = world().await;
    let staff = trainer(&world).await;
    let listed = exercise(&world).await;
    let base = format!("/control/{}", listed.id);
    let wrong = submit(&world, &format!("{base}/zone"), "zone=Middle%2FEarth", &staff).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.shows("There is no time zone “Middle/Earth”.") && wrong.shows("Europe/Zurich"));
    done(submit(&world, &format!("{base}/zone"), "zone=asia%2Falmaty", &staff).await);
    begin(&world, &listed).await;
    assert!(world.get_with(&format!("{base}/master"), &staff).await.shows("Asia/Almaty"));
    let csv = world.get_with(&format!("{base}/master.csv"), &staff).await.body;
    assert!(csv.contains("\"Asia/Almaty (UTC+05:00)\""), "{csv}");
    let back = upload(&world, &format!("{base}/master"), &staff, csv.trim_start_matches('\u{feff}')).await;
    assert!(back.shows("0 changes were applied."), "{}", back.body);
    assert!(world.get_with(&format!("{base}/report"), &staff).await.shows("(Asia/Almaty)"));
}

#[tokio::test]
async fn a_safe_word_is_lifted_in_its_own_row_alone() {
    let world = world().await;
    let staff = trainer(&world).await;
    let listed = exercise(&world).await;
    let [(dana, primary), (vik, player)] = on_the_line(&world, &listed).await;
    let base = format!("/control/{}", listed.id);
    let order = async |what: &str, form: &str| done(submit(&world, &format!("{base}/do/{what}"), form, &staff).await);
    let stays = async |page: &str| world.get_with(page, &staff).await.shows("Team 1 stays stopped: safe word.");
    done(submit(&world, &format!("{player}/do/safe-word"), "", &vik).await);
    let room = world.get_with(&base, &staff).await;
    assert!(room.shows("Continue after the safe word") && !room.body.contains("id=\"resume-all\""), "{}", room.body);
    for page in [base.clone(), format!("{base}/team/1")] {
        let page = world.get_with(&page, &staff).await;
        assert!(page.shows("Safe word from") && page.shows("Vik. The team is stopped until you"), "{}", page.body);
    }
    assert!(!world.get_with(&primary, &dana).await.shows("Safe word from"), "who said it is for staff to know");
    order("pause", "").await;
    assert!(world.get_with(&base, &staff).await.body.contains("id=\"resume-all\""), "the other team waits");
    order("resume", "").await;
    assert!(stays(&base).await);
    order("phase", "phase=plenary").await;
    assert!(stays(&format!("{base}/plenary")).await, "it is said before one presses");
    order("phase", "phase=running").await;
    let room = world.get_with(&base, &staff).await.body;
    assert_eq!(room.matches("team-clock runs").count(), 1, "the other team runs");
    assert_eq!(room.matches("team-clock stop").count(), 1);
    order("resume", "team=1").await;
    let room = world.get_with(&base, &staff).await.body;
    assert!(room.matches("team-clock runs").count() == 2 && !stays(&base).await);
}

#[tokio::test]
async fn a_voice_is_on_the_line_only_while_the_line_is_open() {
    let world = world().await;
    let staff = trainer(&world).await;
    let listed = exercise(&world).await;
    let (sam, voice) = join(&world, &listed, "Sam", "2", "primary").await;
    begin(&world, &listed).await;
    let base = format!("/control/{}", listed.id);
    let row = async || {
        let page = world.get_with(&base, &staff).await.body;
        page.split("data-region=\"row-2\"").nth(1).unwrap().to_owned()
    };
    let before = row().await;
    assert!(before.contains("nobody on the line") && before.contains("badge\">speaks for the team"), "{before}");
    done(submit(&world, &format!("{voice}/on/phone/do/call"), "", &sam).await);
    world.pass(&format!("/call/{}", voice.split('/').nth(2).unwrap()), 10_000).await;
    let open = row().await;
    assert!(open.contains("line open") && open.contains("badge\">on the line"), "{open}");
    let page = world.get_with(&format!("{base}/team/2"), &staff).await.body;
    assert!(page.contains("<option value=\"withdrawn\"") && !page.contains("<option value=\"harm\""), "{page}");
    done(submit(&world, &format!("{base}/do/end"), "team=2&outcome=unresolved", &staff).await);
    let over = row().await;
    assert!(!over.contains("line open") && !over.contains("class=\"badge\">on the line"), "{over}");
}

#[tokio::test]
async fn the_debrief_asks_how_each_open_scene_ended() {
    let world = world().await;
    let staff = trainer(&world).await;
    let listed = exercise(&world).await;
    on_the_line(&world, &listed).await;
    let base = format!("/control/{}", listed.id);
    let order = async |what: &str, form: &str| done(submit(&world, &format!("{base}/do/{what}"), form, &staff).await);
    let asked = async || {
        let page = world.get_with(&format!("{base}/debrief"), &staff).await;
        ["1", "2"].map(|team| page.body.contains(&format!("id=\"outcome-{team}\"")))
    };
    order("phase", "phase=debrief").await;
    let room = world.get_with(&base, &staff).await;
    assert!(room.shows("Scenes still open, by team: 1, 2.") && room.body.contains("/debrief#open-title"));
    assert!(!room.body.contains("id=\"resume-all\""), "nothing goes on for all: {}", room.body);
    assert_eq!(asked().await, [true, true]);
    order("end", "team=1&outcome=partial").await;
    assert_eq!(asked().await, [false, true]);
    assert!(world.get_with(&base, &staff).await.shows("Scenes still open, by team: 2."));
    let outcome = words::Words::for_tag("en").named("outcome", "partial");
    assert!(world.get_with(&format!("{base}/report"), &staff).await.shows(&outcome), "{outcome}");
    order("end", "team=2&outcome=partial").await;
    assert_eq!(asked().await, [false, false]);
    assert!(!world.get_with(&base, &staff).await.shows("Scenes still open"));
}

#[tokio::test]
async fn what_control_sends_in_stays_on_the_teams_side_unless_it_is_meant_for_both() {
    let world = world().await;
    let staff = trainer(&world).await;
    let listed = exercise(&world).await;
    let [(dana, primary), (vik, player)] = on_the_line(&world, &listed).await;
    let team = format!("/control/{}/team/1", listed.id);
    let tell = format!("/control/{}/do/tell", listed.id);
    let page = world.get_with(&team, &staff).await;
    assert!(page.shows("Also the far end") && page.shows("Goes to:") && page.shows("everybody who sits in the team"));
    for (form, ours, theirs) in [
        ("text=One+doctor", true, false),
        ("text=Two+doctors&far=1", true, true),
        ("text=Three+doctors&to=role_player", false, true),
        ("text=Four+doctors&to=primary", true, false),
        ("text=Five+doctors&to=primary&far=1", true, true),
    ] {
        done(submit(&world, &tell, &format!("team=1&kind=news&{form}"), &staff).await);
        let words = form.trim_start_matches("text=").split('&').next().unwrap().replace('+', " ");
        assert_eq!(world.get_with(&primary, &dana).await.shows(&words), ours, "{form}");
        assert_eq!(world.get_with(&player, &vik).await.shows(&words), theirs, "{form}");
    }
    for (n, far, theirs) in [("6", "", false), ("7", "&far=1", true)] {
        let form = format!("id=h{n}&title=Order+{n}&from=&date=&text=A+letter&teams=one{far}");
        done(submit(&world, &format!("{team}/hand/document"), &form, &staff).await);
        let title = format!("Order {n}");
        assert!(world.get_with(&primary, &dana).await.shows(&title));
        assert_eq!(world.get_with(&player, &vik).await.shows(&title), theirs, "{far}");
    }
}

#[tokio::test]
async fn a_team_page_follows_the_interpreter_and_the_end() {
    let world = world().await;
    let staff = trainer(&world).await;
    let listed = exercise(&world).await;
    on_the_line(&world, &listed).await;
    let base = format!("/control/{}", listed.id);
    let team = format!("{base}/team/1");
    assert!(world.get_with(&team, &staff).await.shows("Interpreter on the line: off"));
    let form = "team=1&line=phone&on=1&passes=20&fault=shortened";
    done(submit(&world, &format!("{base}/do/interpret"), form, &staff).await);
    let page = world.get_with(&team, &staff).await;
    assert!(page.shows("Interpreter on the line: on"), "{}", page.body);
    assert!(page.shows("Set: words wait for the interpreter, pass after 20 s, the interpreter is asked to shorten."));
    assert!(page.shows("line open") && page.body.contains("/do/end"));
    done(submit(&world, &format!("{base}/do/end"), "team=1&outcome=partial", &staff).await);
    let request = Request::get(format!("{team}/stream")).header("cookie", &staff).header("accept-language", "en");
    let told = world.read(request.body(Body::empty()).unwrap(), "The scene has ended.").await;
    assert!(told.contains("id=\"to-later\"") && told.contains("data-region=\"say\" data-key=\"true\""), "{told}");
    let page = world.get_with(&team, &staff).await;
    assert!(page.shows("The scene has ended.") && page.body.contains("id=\"to-later\""));
    for gone in ["/do/tell", "/do/speak", "/do/end", "/do/interpret", "line open"] {
        assert!(!page.body.contains(gone), "{gone}");
    }
}

#[tokio::test]
async fn a_rendering_is_printed_under_what_it_renders() {
    let world = world().await;
    let staff = trainer(&world).await;
    let listed = exercise(&world).await;
    let base = format!("/control/{}", listed.id);
    let [(dana, primary), _] = on_the_line(&world, &listed).await;
    done(submit(&world, &format!("{base}/do/interpret"), "team=1&line=phone&on=1&passes=&fault=", &staff).await);
    let (ira, interpreter) = join(&world, &listed, "Ira", "1", "interpreter").await;
    for words in ["text=Come+back.", "text=It+is+cold."] {
        done(submit(&world, &format!("{primary}/on/phone/do/say"), words, &dana).await);
    }
    let page = world.get_with(&interpreter, &ira).await.body;
    let of = page.split("name=\"of\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    done(submit(&world, &format!("{interpreter}/do/render"), &format!("of={of}&text=Vernites."), &ira).await);
    let report = world.get_with(&format!("{base}/report?words"), &staff).await;
    let place = |words: &str| report.body.find(words).unwrap_or_else(|| panic!("{words}: {}", report.body));
    assert!(place("Come back.") < place("Vernites.") && place("Vernites.") < place("It is cold."));
    assert!(report.shows(&format!("to no. {of}")) && report.body.contains(&format!("class=\"number num\">{of}<")));
}

#[tokio::test]
async fn the_roster_asks_twice_while_teams_play_and_leaves_given_seats_alone() {
    let world = world().await;
    let staff = trainer(&world).await;
    let listed = exercise(&world).await;
    let base = format!("/control/{}", listed.id);
    join(&world, &listed, "Dana", "1", "primary").await;
    join(&world, &listed, "Ira", "1", "interpreter").await;
    let roster = format!("{base}/roster");
    let before = world.get_with(&roster, &staff).await;
    assert!(!before.shows("no longer sits there"), "before the beginning one press is enough");
    assert!(before.shows("Keep their seats: Ira (Interpreter)"), "{}", before.body);
    let planned = before.body.split("class=\"planned\"").nth(1).unwrap();
    assert!(planned.contains("Dana") && !planned.contains("Ira"), "{planned}");
    begin(&world, &listed).await;
    let running = world.get_with(&roster, &staff).await;
    assert!(running.shows("Dana no longer sits there") && running.shows("Dana leaves the exercise"));
    let request = Request::get(format!("{roster}/2/stream")).header("cookie", &staff).header("accept-language", "en");
    let told = world.read(request.body(Body::empty()).unwrap(), "data-region=\"rotation\"").await;
    assert!(told.contains("name=\"rounds\" value=\"2\""), "the proposal follows who sits where: {told}");
    let person = running.body.split("/pass/").nth(1).unwrap().split('"').next().unwrap();
    let pass = submit(&world, &format!("{base}/pass/{person}"), "", &staff).await;
    assert!(pass.shows("Address of the pass") && !pass.shows("review"), "{}", pass.body);
}

#[tokio::test]
async fn a_closed_exercise_is_told_as_such_and_takes_no_commitment() {
    let world = world().await;
    let staff = trainer(&world).await;
    let listed = exercise(&world).await;
    let (dana, _) = join(&world, &listed, "Dana", "1", "primary").await;
    let base = format!("/control/{}", listed.id);
    let commit = format!("/room/{}/do/commit", listed.id);
    assert!(world.get_with("/exercises", &staff).await.shows(&listed.code));
    for page in [base.clone(), format!("{base}/plenary")] {
        let page = world.get_with(&page, &staff).await;
        assert!(!page.body.contains("phase-sure"), "forward goes at once: {}", page.body);
    }
    done(submit(&world, &format!("{base}/do/phase"), "phase=debrief", &staff).await);
    done(submit(&world, &commit, "text=Ask+earlier", &dana).await);
    let plenary = world.get_with(&format!("{base}/plenary"), &staff).await;
    let freeze = plenary.body.split("class=\"phase-sure\"").nth(1).expect("before a freeze ends the debrief, it asks");
    assert!(freeze.split("</details>").next().unwrap().contains("value=\"plenary\""), "{freeze}");
    assert_eq!(plenary.body.matches("value=\"plenary\"").count(), 1, "and there is no way past: {}", plenary.body);
    let debrief = world.get_with(&format!("{base}/debrief"), &staff).await;
    assert!(debrief.shows("not yet") && !debrief.shows("far end: 0"), "never at the far end is no news");
    done(submit(&world, &format!("{base}/do/phase"), "phase=closed", &staff).await);
    let late = submit(&world, &commit, "text=Too+late", &dana).await;
    let room = world.get_with(&base, &staff).await.body;
    assert_eq!(room.matches("class=\"phase-sure\"").count(), 3, "before teams play again, it asks: {room}");
    assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.body);
    assert!(!world.get_with(&format!("/room/{}", listed.id), &dana).await.body.contains("/do/commit"));
    let list = world.get_with("/exercises", &staff).await;
    assert!(list.shows(">Closed<") && !list.shows(&listed.code), "{}", list.body);
    done(submit(&world, &format!("{base}/do/phase"), "phase=debrief", &staff).await);
    assert!(world.get_with("/exercises", &staff).await.shows(&listed.code), "opened again, it is open");
}

#[tokio::test]
async fn a_server_without_a_place_takes_the_zone_of_the_trainers_browser() {
    let world = world().await;
    let staff = trainer(&world).await;
    let form = "pack=suicide-bridge&teams=1&intensity=3&worst=unresolved&t1.language=en&t1.far=simulated\
        &t1.cast.person=viktor&t1.lines=typed";
    for (zone, shown) in [("Asia/Almaty", "Asia/Almaty"), ("Middle/Earth", "UTC"), ("", "UTC")] {
        let reply = submit(&world, "/exercise/new", &format!("{form}&zone={zone}"), &staff).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.body);
        let master = world.get_with(&format!("{}/master", reply.header("location")), &staff).await;
        assert!(master.shows(&format!("Times of day: {shown}")), "{zone}: {}", master.body);
    }
}

#[tokio::test]
async fn a_team_on_paper_lacks_no_seat() {
    let world = world().await;
    let staff = trainer(&world).await;
    let form = "pack=suicide-bridge&teams=1&intensity=3&worst=unresolved&t1.language=en\
        &t1.cast.person=viktor&t1.lines=typed";
    for (far, lacks) in [("person", true), ("paper", false)] {
        let reply = submit(&world, "/exercise/new", &format!("{form}&t1.far={far}"), &staff).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.body);
        let base = reply.header("location");
        let room = world.get_with(base, &staff).await;
        assert_eq!(room.shows("How to join"), lacks, "{far}: {}", room.body);
        assert!(!room.shows("still needs"), "nobody has come yet: {}", room.body);
        let roster = world.get_with(&format!("{base}/roster"), &staff).await;
        assert_eq!(roster.shows("still needs"), lacks, "{far}: {}", roster.body);
    }
}

/// The far end and its negotiators may speak another language than the cell: what is typed on a line carries the line's.
#[tokio::test]
async fn a_line_is_set_up_with_a_language_of_its_own() {
    let world = world().await;
    let staff = trainer(&world).await;
    let form = "pack=suicide-bridge&teams=1&intensity=3&worst=unresolved&t1.language=en&t1.far=person\
        &t1.cast.person=viktor&t1.lines=typed&t1.line.phone=ru&t1.line.team=";
    let page = world.get_with("/exercise/new?pack=suicide-bridge", &staff).await;
    assert!(page.shows("Viktor Pavlovich Sokolov: man, 61, crane fitter"), "{}", page.body);
    let packs = world.get_with("/exercise/new", &staff).await;
    assert!(packs.shows("13 seats in a team"), "all that the room offers: {}", packs.body);
    assert!(page.body.contains("name=\"t1.line.phone\""), "{}", page.body);
    let reply = submit(&world, "/exercise/new", form, &staff).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.body);
    let id = reply.header("location").trim_start_matches("/control/").to_owned();
    let listed = world.house.listed(&id.parse().unwrap()).await.unwrap().unwrap();
    let [(dana, primary), (vik, player)] = on_the_line(&world, &listed).await;
    done(submit(&world, &format!("{primary}/on/phone/do/say"), "text=Slowly", &dana).await);
    done(submit(&world, &format!("{primary}/on/team/do/say"), "text=Quietly", &dana).await);
    let seat = world.get_with(&primary, &dana).await.body;
    assert!(seat.contains("lang=\"ru\">Slowly") && !seat.contains("lang=\"ru\">Quietly"), "{seat}");
    assert!(world.get_with(&player, &vik).await.body.contains("lang=\"ru\">Slowly"));
    let team = world.get_with(&format!("/control/{id}/team/1"), &staff).await.body;
    assert!(team.contains("lang=\"ru\">Slowly") && !team.contains("lang=\"ru\">Quietly"), "{team}");
    let wrong = submit(&world, "/exercise/new", &form.replace("phone=ru", "phone=xx"), &staff).await;
    assert!(!wrong.status.is_redirection() && !wrong.status.is_success(), "{}", wrong.status);
}

/// What a page itself says: without markup, without what people said or were handed, without what stands in quotes.
fn own_words(page: &str) -> String {
    let main = page.split("<main").nth(1).unwrap().split("</main>").next().unwrap();
    let mut rest = plain(main);
    for (open, close) in
        [("<q", "</q>"), ("<span class=\"words\"", "</span>"), ("<mark", "</mark>"), ("“", "”"), ("«", "»")]
    {
        while let Some((before, after)) = rest.split_once(open) {
            rest = format!("{before} {}", after.split_once(close).unwrap().1);
        }
    }
    let tags = rest.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    tags.collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn the_review_of_a_team_speaks_to_nobody() {
    let world = world().await;
    let staff = trainer(&world).await;
    let listed = exercise(&world).await;
    let (sam, voice) = join(&world, &listed, "Sam", "2", "primary").await;
    begin(&world, &listed).await;
    done(submit(&world, &format!("{voice}/on/phone/do/call"), "", &sam).await);
    let log = format!("/call/{}", voice.split('/').nth(2).unwrap());
    world.pass(&log, 10_000).await;
    for words in [
        "You+sound+worn+out.",
        "My+name+is+Sam+and+I+am+with+the+police.",
        "You+should+simply+come+down+now.",
        "I+promise+you%2C+you+will+get+hot+tea.",
        "Why+did+you+do+that%3F",
        "Are+you+thinking+of+killing+yourself%3F",
        "I+am+sorry%2C+that+was+wrong+of+me.",
        "If+you+do+not+come+down+we+will+come+and+get+you.",
        "What+was+the+first+thing+that+happened%3F",
    ] {
        done(submit(&world, &format!("{voice}/on/phone/do/say"), &format!("text={words}"), &sam).await);
        world.pass(&log, 15_000).await;
    }
    done(submit(&world, &format!("{voice}/do/request"), "item=hot_tea", &sam).await);
    done(submit(&world, &format!("{voice}/do/note"), "note=hook&text=He+spoke+of+his+daughter", &sam).await);
    let base = format!("/control/{}", listed.id);
    done(submit(&world, &format!("{base}/do/end"), "team=2&outcome=unresolved", &staff).await);
    for (language, told, spoken_to) in [
        ("en", "The negotiator ", ["you", "your", "yours", "yourself"].as_slice()),
        (
            "ru",
            "Переговорщик ",
            ["вы", "вас", "вам", "вами", "ваш", "ваша", "ваше", "ваши", "вашей", "вашего"].as_slice(),
        ),
    ] {
        let request = Request::get(format!("{base}/team/2/record")).header("cookie", &staff);
        let request = request.header("accept", "text/html").header("accept-language", language);
        let page = world.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(page.status, StatusCode::OK);
        let own = own_words(&page.body);
        assert!(own.matches(told).count() > 5, "{own}");
        for word in own.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase) {
            assert!(!spoken_to.contains(&word.as_str()), "«{word}» in: {own}");
        }
    }
}

#[tokio::test]
async fn the_report_holds_what_the_team_wrote_and_what_was_entered_later() {
    let world = world().await;
    let staff = trainer(&world).await;
    let listed = exercise(&world).await;
    let [(dana, primary), _] = on_the_line(&world, &listed).await;
    let (lea, leader) = join(&world, &listed, "Lea", "1", "leader").await;
    join(&world, &listed, "Cy", "1", "coach").await;
    let write =
        async |paper: &str, form: &str| done(submit(&world, &format!("{leader}/paper/{paper}"), form, &lea).await);
    write("demands", "text=Lights+off&source=on+the+line&grade=a1&standing=fact").await;
    let page = world.get_with(&leader, &lea).await.body;
    let n = page.split("/paper/demands?replaces=").nth(1).unwrap().split('"').next().unwrap().to_owned();
    write("demands", &format!("replaces={n}&text=All+lights+off")).await;
    write("rfi", "question=Who+is+the+brother%3F&owner=desk&due=02%3A40&answer=Not+known+yet").await;
    write("position_paper", "status=One+call&assessment=Tired&confidence=low&recommend=Go+on&review_at=03%3A00").await;
    write("handover", "situation=Second+hour&state=Calmer&last_words=Wait").await;
    write("welfare", "noticed=Dana+is+worn+out").await;
    let plan = "who_comes=subject&agreed=in_part&steps.0.step=Stand+up&steps.1.step=Walk+to+the+car&first_words=Hello\
        &sees=Two+people&carry=A+blanket&face=Own+coat&rehearsed=no";
    write("exit_plan", plan).await;
    let page = world.get_with(&primary, &dana).await.body;
    let entry = page.split("name=\"entry\" value=\"").nth(2).unwrap().split('"').next().unwrap().to_owned();
    done(submit(&world, &format!("{primary}/do/confirm"), &format!("entry={entry}"), &dana).await);
    let base = format!("/control/{}", listed.id);
    done(submit(&world, &format!("{base}/do/end"), "team=1&outcome=partial", &staff).await);
    let sheet = "time;who;words;paper;standing;source\n2:00;recorder;A blue car;demands;rumour;a passer-by\n";
    let entered = upload(&world, &format!("{base}/team/1/later"), &staff, sheet).await;
    assert!(entered.shows("1 row has been entered."), "{}", entered.body);
    let report = world.get_with(&format!("{base}/report"), &staff).await;
    for shown in [
        "All lights off",
        "A1: completely reliable, confirmed by other sources",
        "replaced at",
        "A blue car",
        "rumour",
        "a passer-by",
        "entered later by Anna",
        "Who is the brother?",
        "Not known yet",
        "Position paper",
        "Second hour",
        "Walk to the car",
        "Confirmed by: Primary negotiator, Dana",
        "Not confirmed by: Coach, Cy",
    ] {
        assert!(report.shows(shown), "«{shown}» is missing: {}", report.body);
    }
    assert_eq!(report.body.matches("class=\"report-replaced\"").count(), 1);
    assert!(!report.shows("worn out"), "how people of the team bear it is for command alone");
}

#[tokio::test]
async fn a_printed_report_says_on_every_page_what_it_is_of() {
    let world = world().await;
    let staff = trainer(&world).await;
    let listed = exercise(&world).await;
    let base = format!("/control/{}", listed.id);
    begin(&world, &listed).await;
    let head = format!("{base}/report.css");
    assert!(world.get_with(&format!("{base}/report"), &staff).await.body.contains(&format!("href=\"{head}\"")));
    let style = world.get_with(&head, &staff).await;
    assert_eq!((style.status, style.header("content-type")), (StatusCode::OK, "text/css; charset=utf-8"));
    assert!(style.body.starts_with("@page { @top-left { content: \"Thursday\" }"), "{}", style.body);
    assert!(style.body.contains("@page :first { @top-left { content: none }"), "the first page has it large");
    assert_eq!(style.header("cache-control"), "no-store");
    assert_eq!(world.get(&head, "en").await.status, StatusCode::SEE_OTHER, "closed to everybody else");
}

/// Who prints the kit need not read what the team reads.
#[tokio::test]
async fn the_kit_is_in_the_teams_language_or_in_another_of_the_scenario() {
    let world = world().await;
    let staff = trainer(&world).await;
    let listed = exercise(&world).await;
    let kit = async |asked: &str, reader: &str| {
        let request = Request::get(format!("/control/{}/kit{asked}", listed.id)).header("accept", "text/html");
        let request = request.header("accept-language", reader).header("cookie", &staff);
        world.send(request.body(Body::empty()).unwrap()).await
    };
    for (asked, reader, papers) in [
        ("", "en", "en"),
        ("", "ru", "en"),
        ("?language=ru", "en", "ru"),
        ("?language=ru", "ru", "ru"),
        ("?language=tlh", "ru", "en"),
    ] {
        let page = kit(asked, reader).await;
        assert_eq!(page.status, StatusCode::OK);
        let (own, paper) = page.body.split_once("<article class=\"kit\"").unwrap();
        assert!(own.contains(&format!("<html lang=\"{reader}\"")), "{asked}, {reader}: {own}");
        assert!(own.contains(if reader == "ru" { "Язык бумаг" } else { "Language of the papers" }), "{own}");
        let chosen = format!("?language={papers}\" lang=\"{papers}\" aria-current=\"true\"");
        assert!(own.contains(&chosen), "{asked}, {reader}: {own}");
        assert!(paper.starts_with(&format!(" lang=\"{papers}\">")), "{asked}, {reader}");
        for (language, words) in [
            ("en", ["Role cards</h2>", "You are the only voice on this line.", "Decision log</h3>", ">Word for word<"]),
            ("ru", ["Карточки ролей</h2>", "Руководитель группы</h3>", "Журнал решений</h3>", ">Дословно<"]),
        ] {
            for words in words {
                assert_eq!(plain(paper).contains(words), language == papers, "{asked}, {reader}: {words}");
            }
        }
    }
}
