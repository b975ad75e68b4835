//! What is tied to a moment of the talk, from the seat where it is struck to the debrief: tags, marks of control,
//! translations, words that wait for control, and who has confirmed what.

use crate::control::{done, on_the_line, trainer};
use crate::house::{Reply, World, plain, world};
use crate::join::{begin, exercise, join, submit};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use live::{Listed, Plan, PlannedTeam};
use scenario::Outcome;

/// The part of a page that is a region.
fn region<'a>(page: &'a Reply, name: &str) -> &'a str {
    let rest = page.body.split(&format!("data-region=\"{name}\"")).nth(1);
    rest.unwrap_or_else(|| panic!("{name}: {}", page.body)).split("data-region=").next().unwrap()
}

/// The value of the first field of this name behind a place on the page.
fn value(page: &str, behind: &str, name: &str) -> String {
    let rest = page.split(behind).nth(1).unwrap_or_else(|| panic!("{behind}: {page}"));
    rest.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap().split('"').next().unwrap().to_owned()
}

/// The number of the row of the talk in which words stand.
pub(crate) fn row(page: &Reply, words: &str) -> String {
    let before = page.body.split(words).next().unwrap();
    before.rsplit(" id=\"e").next().unwrap().split('"').next().unwrap().to_owned()
}

async fn page_in(world: &World, path: &str, cookie: &str, language: &str) -> Reply {
    let request = Request::get(path).header("accept", "text/html").header("accept-language", language);
    world.send(request.header("cookie", cookie).body(Body::empty()).unwrap()).await
}

/// Somebody whom control has placed at the course interpreter's seat.
async fn interpreter(world: &World, listed: &Listed, staff: &str) -> (String, String) {
    let (cookie, seat) = join(world, listed, "Aigul", "1", "observer").await;
    let log = listed.id.parse().unwrap();
    let person = world.house.people(&log).await.unwrap().into_iter().find(|p| p.alias == "Aigul").unwrap().id;
    let form = format!("person={person}&place=1%2Fcourse_interpreter");
    done(submit(world, &format!("/control/{}/do/place", listed.id), &form, staff).await);
    (cookie, seat.replace("/observer", "/course_interpreter"))
}

#[tokio::test]
async fn a_tag_stands_at_the_pad_at_the_words_and_in_the_debrief_and_nowhere_else() {
    let world = world().await;
    let staff = trainer(&world).await;
    let listed = exercise(&world).await;
    let [(dana, primary), (vik, player)] = on_the_line(&world, &listed).await;
    let (rita, recorder) = join(&world, &listed, "Rita", "1", "recorder").await;
    let (lea, leader) = join(&world, &listed, "Lea", "1", "leader").await;
    let base = format!("/control/{}", listed.id);
    done(submit(&world, &format!("{player}/on/phone/do/say"), "text=I+want+a+car.", &vik).await);
    let empty = world.get_with(&recorder, &rita).await;
    assert!(region(&empty, "tags").contains("Nothing has been marked yet."));
    for _ in 0..2 {
        done(submit(&world, &format!("{recorder}/do/tag"), "tag=demand", &rita).await);
    }
    let own = world.get_with(&recorder, &rita).await;
    assert!(region(&own, "tag-demand").starts_with(">2<"), "{}", region(&own, "tag-demand"));
    assert!(region(&own, "tag-refuse").starts_with("><"));
    assert_eq!(region(&own, "tags").matches("Take back").count(), 2);
    let leads = world.get_with(&leader, &lea).await;
    assert!(region(&leads, "tags").contains("Demand <b class=\"num\">2</b>"), "{}", region(&leads, "tags"));
    assert!(region(&leads, "tags").contains("Recorder, Rita") && !leads.shows("Take back"), "read, not touched");
    for (seat, cookie) in [(&primary, &dana), (&player, &vik)] {
        assert!(!world.get_with(seat, cookie).await.body.contains("data-region=\"tags\""), "{seat}");
    }
    let team = world.get_with(&format!("{base}/team/1"), &staff).await;
    let under = format!("tags-{}", row(&team, "I want a car."));
    assert_eq!(region(&team, &under).matches("<b>Demand</b>").count(), 2, "{}", region(&team, &under));
    let debrief = world.get_with(&format!("{base}/debrief"), &staff).await;
    let table = region(&debrief, "tags");
    assert_eq!(table.matches("aria-labelledby=\"tags-of-1\"").count(), 1, "two regions of one name: {table}");
    assert!(table.contains("<th scope=\"row\">Demand</th><td class=\"num\">2</td>"), "{table}");
    assert!(
        table.contains(&format!("href=\"{base}/team/1#e{}\"", row(&team, "I want a car."))),
        "the way to the words"
    );
    let russian = page_in(&world, &format!("{base}/debrief"), &staff, "ru").await;
    assert!(region(&russian, "tags").contains("Требование</th><td class=\"num\">2</td>"));

    // On the projector, the words around it.
    let what = table.split("value=\"moment:").nth(1).unwrap().split('"').next().unwrap().to_owned();
    done(submit(&world, &format!("{base}/do/show"), &format!("what=moment:{what}"), &staff).await);
    let stage = world.get_with(&format!("{base}/projector"), &staff).await;
    assert!(stage.shows("Demand") && stage.shows("I want a car.") && stage.shows("Recorder, Rita"), "{}", stage.body);

    // Taken back, it is struck out everywhere and counts nowhere.
    let of = value(&own.body, "/do/untag", "of");
    let other = submit(&world, &format!("{leader}/do/untag"), &format!("of={of}"), &lea).await;
    assert_eq!(other.status, StatusCode::CONFLICT, "somebody else's");
    done(submit(&world, &format!("{recorder}/do/untag"), &format!("of={of}"), &rita).await);
    let own = world.get_with(&recorder, &rita).await;
    assert!(region(&own, "tag-demand").starts_with(">1<"));
    let team = world.get_with(&format!("{base}/team/1"), &staff).await;
    let debrief = world.get_with(&format!("{base}/debrief"), &staff).await;
    assert!(region(&debrief, "tags").contains("Demand</th><td class=\"num\">1</td>"));
    for page in [region(&own, "tags"), region(&team, &under), region(&debrief, "tags")] {
        let struck = page.matches("<s>").count() + page.matches("<s ").count();
        assert_eq!((struck, page.matches("taken back").count()), (1, 1), "{page}");
    }
}

/// On a real telephone nobody may have had the time to write down a word.
#[tokio::test]
async fn a_tag_without_words_stands_at_the_ring_and_not_at_what_the_cell_writes() {
    let world = world().await;
    let staff = trainer(&world).await;
    let cast = [("person".to_owned(), "viktor".to_owned())].into();
    let team = PlannedTeam {
        language: "en".to_owned(),
        lines: Default::default(),
        cast,
        played: true,
        parts: Default::default(),
        outside: true,
        on_paper: false,
    };
    let plan = Plan {
        course: String::new(),
        title: "Telephone".to_owned(),
        pack: "suicide-bridge".to_owned(),
        papers: String::new(),
        intensity: 3,
        worst: Outcome::Withdrawn,
        zone: String::new(),
        teams: vec![team],
    };
    let listed = world.house.set_up(plan).await.unwrap();
    let (rita, recorder) = join(&world, &listed, "Rita", "1", "recorder").await;
    begin(&world, &listed).await;
    done(submit(&world, &format!("{recorder}/on/phone/do/call"), "", &rita).await);
    done(submit(&world, &format!("{recorder}/on/phone/do/pick-up"), "", &rita).await);
    done(submit(&world, &format!("{recorder}/on/team/do/say"), "text=He+is+on.", &rita).await);
    done(submit(&world, &format!("{recorder}/do/tag"), "tag=calmer", &rita).await);
    let page = world.get_with(&format!("/control/{}/team/1", listed.id), &staff).await;
    let open = region(&page, &format!("tags-{}", row(&page, ">The line is open.<")));
    assert!(open.contains("<b>Calmer</b>") && page.body.matches("<b>Calmer</b>").count() == 1, "{}", page.body);
}

#[tokio::test]
async fn a_tag_stands_beside_the_mood_until_it_is_taken_back() {
    let world = world().await;
    let staff = trainer(&world).await;
    let listed = exercise(&world).await;
    let [_, (vik, player)] = on_the_line(&world, &listed).await;
    let (rita, recorder) = join(&world, &listed, "Rita", "1", "recorder").await;
    done(submit(&world, &format!("{player}/do/feel"), "subject=person&arousal=80&trust=10", &vik).await);
    done(submit(&world, &format!("{recorder}/do/tag"), "tag=demand", &rita).await);
    let mood = async || {
        let page = world.get_with(&format!("/control/{}/team/1", listed.id), &staff).await;
        region(&page, "mood").to_owned()
    };
    let told = mood().await;
    assert_eq!(told.matches("class=\"mood-mark tag\"").count(), 2, "on a wide screen and on a phone: {told}");
    assert!(told.contains(">Demand</text>") && told.contains("<td>Tag: Demand</td>"), "{told}");
    let own = world.get_with(&recorder, &rita).await;
    let of = value(&own.body, "/do/untag", "of");
    done(submit(&world, &format!("{recorder}/do/untag"), &format!("of={of}"), &rita).await);
    let told = mood().await;
    assert!(!told.contains("mood-mark tag") && !told.contains("Demand"), "{told}");
}

#[tokio::test]
async fn an_open_page_of_control_learns_of_a_tag() {
    let world = world().await;
    let staff = trainer(&world).await;
    let listed = exercise(&world).await;
    let [_, (vik, player)] = on_the_line(&world, &listed).await;
    let (coco, coach) = join(&world, &listed, "Coco", "1", "coach").await;
    done(submit(&world, &format!("{player}/on/phone/do/say"), "text=You+again.", &vik).await);
    let team = format!("/control/{}/team/1", listed.id);
    let n = row(&world.get_with(&team, &staff).await, "You again.");
    let request = Request::get(format!("{team}/stream")).header("cookie", &staff).header("accept-language", "en");
    let strike = async {
        tokio::task::yield_now().await;
        done(submit(&world, &format!("{coach}/do/tag"), "tag=angrier", &coco).await);
    };
    let (told, ()) = tokio::join!(world.read(request.body(Body::empty()).unwrap(), "<b>Angrier</b>"), strike);
    assert!(told.contains(&format!("data-region=\"tags-{n}\"")), "{told}");
}

#[tokio::test]
async fn what_the_last_words_were_heard_as_is_counted_for_the_coach_alone() {
    const TITLE: &str = "utterance to the far end";
    let world = world().await;
    let staff = trainer(&world).await;
    let listed = exercise(&world).await;
    let [(dana, primary), (vik, player)] = on_the_line(&world, &listed).await;
    let (coco, coach) = join(&world, &listed, "Coco", "1", "coach").await;
    let (lea, leader) = join(&world, &listed, "Lea", "1", "leader").await;
    let (rita, recorder) = join(&world, &listed, "Rita", "1", "recorder").await;
    assert!(!world.get_with(&coach, &coco).await.shows(TITLE), "there is nothing to count yet");
    done(submit(&world, &format!("{primary}/on/phone/do/say"), "text=You+sound+worn+out.", &dana).await);
    done(submit(&world, &format!("{player}/on/phone/do/say"), "text=I+am+tired+now.", &vik).await);
    let page = world.get_with(&coach, &coco).await;
    let told = plain(region(&page, "tags"));
    for part in ["The last utterance to the far end", "Listening, of all that was said <b", ">0 : 0<", ">50 %<"] {
        assert!(told.contains(part), "{part}: {told}");
    }
    for (seat, cookie) in [(&primary, &dana), (&player, &vik), (&leader, &lea), (&recorder, &rita)] {
        assert!(!world.get_with(seat, cookie).await.shows(TITLE), "{seat}");
    }
    assert!(world.get_with(&format!("{coach}?watch"), &staff).await.shows(TITLE), "staff looks on at the coach's seat");
    let request = Request::get(format!("{coach}/stream")).header("cookie", &coco).header("accept-language", "en");
    let heard = world.read(request.body(Body::empty()).unwrap(), TITLE).await;
    assert!(heard.contains("data-region=\"tags\""), "{heard}");
}

#[tokio::test]
async fn control_marks_now_a_row_or_an_entry_and_finds_it_in_the_debrief() {
    let world = world().await;
    let staff = trainer(&world).await;
    let listed = exercise(&world).await;
    let [(dana, primary), (vik, player)] = on_the_line(&world, &listed).await;
    let base = format!("/control/{}", listed.id);
    let note = format!("{base}/do/note");
    world.pass(&format!("/call/{}", primary.split('/').nth(2).unwrap()), 65_000).await;
    done(submit(&world, &format!("{primary}/on/phone/do/say"), "text=I+hear+you.", &dana).await);
    world.pass(&format!("/call/{}", primary.split('/').nth(2).unwrap()), 60_000).await;
    let room = world.get_with(&base, &staff).await;
    assert_eq!(room.body.matches("class=\"row-note\"").count(), 2, "each team has the field");
    done(submit(&world, &note, "team=1&as=mark&at=&text=Long+silence.", &staff).await);
    done(submit(&world, &note, "team=1&as=mark&at=61000&text=Began+well.", &staff).await);
    let team = world.get_with(&format!("{base}/team/1"), &staff).await;
    let of = row(&team, "I hear you.");
    assert!(team.body.contains(&format!("href=\"{base}/team/1?of={of}#note\"")), "the number is the way to mark it");
    let asked = world.get_with(&format!("{base}/team/1?of={of}"), &staff).await;
    assert!(
        asked
            .body
            .contains(&format!("name=\"of\" size=\"6\" inputmode=\"numeric\" autocomplete=\"off\" value=\"{of}\""))
    );
    done(submit(&world, &note, &format!("team=1&as=mark&of={of}&at=&text=Just+right."), &staff).await);
    let debrief = world.get_with(&format!("{base}/debrief"), &staff).await;
    let marks = region(&debrief, "marks");
    let at = |text: &str| {
        let head = marks.split(text).next().unwrap().rsplit("mark-head").next().unwrap();
        head.split("class=\"num\">").nth(1).unwrap().split('<').next().unwrap().to_owned()
    };
    assert_eq!((at("Began well."), at("Just right.")), ("1:01".to_owned(), "1:05".to_owned()), "{marks}");
    assert_eq!(at("Long silence."), "2:05");
    assert!(marks.contains("Director"));
    for (form, sentence) in [
        ("team=1&as=mark&of=9999&text=x", "What this is about is not there"),
        ("team=1&as=mark&of=soon&text=x", "What this is about is not there"),
        ("team=1&as=mark&of=&text=+", "Write something first."),
        ("team=1&as=gloss&of=&text=x", "Write beside it the number"),
    ] {
        let reply = submit(&world, &note, form, &staff).await;
        assert!(reply.status == StatusCode::BAD_REQUEST && reply.shows(sentence), "{form}: {}", reply.body);
    }
    for (seat, cookie) in [(&primary, &dana), (&player, &vik)] {
        assert!(!world.get_with(seat, cookie).await.shows("Just right."), "a mark of control is for staff");
        assert_ne!(
            submit(&world, &note, "team=1&as=mark&of=&text=Slipped+in", cookie).await.status,
            StatusCode::BAD_REQUEST
        );
    }
    done(submit(&world, &format!("{base}/do/end"), "team=1&outcome=partial", &staff).await);
    done(submit(&world, &note, &format!("team=1&as=mark&of={of}&text=Seen+again."), &staff).await);
    let debrief = world.get_with(&format!("{base}/debrief"), &staff).await;
    assert!(
        debrief.shows("Seen again.") && !debrief.shows("Slipped in"),
        "also when the scene is over, by control alone"
    );
}

#[tokio::test]
async fn a_mark_of_control_is_the_trainers_also_where_somebody_sits_in_its_seat() {
    let world = world().await;
    let staff = trainer(&world).await;
    let listed = exercise(&world).await;
    let [(dana, primary), _] = on_the_line(&world, &listed).await;
    let (orla, _) = join(&world, &listed, "Orla", "1", "observer").await;
    let log = listed.id.parse().unwrap();
    let person = world.house.people(&log).await.unwrap().into_iter().find(|p| p.alias == "Orla").unwrap().id;
    let base = format!("/control/{}", listed.id);
    let form = format!("person={person}&place=1%2Fdirector");
    done(submit(&world, &format!("{base}/do/place"), &form, &staff).await);
    let seat = format!("{}/director", primary.rsplit_once('/').unwrap().0);
    done(submit(&world, &format!("{primary}/on/phone/do/say"), "text=I+hear+you.", &dana).await);
    done(submit(&world, &format!("{base}/do/note"), "team=1&as=mark&of=&text=By+the+trainer.", &staff).await);
    done(submit(&world, &format!("{seat}/do/mark"), "text=By+the+seat.", &orla).await);
    let debrief = world.get_with(&format!("{base}/debrief"), &staff).await;
    let marks = region(&debrief, "marks");
    assert_eq!((marks.matches("Director, Anna").count(), marks.matches("Director, Orla").count()), (1, 1), "{marks}");
    let report = world.get_with(&format!("{base}/report"), &staff).await;
    assert!(report.shows("Director, Anna") && report.shows("Director, Orla"), "{}", report.body);
}

#[tokio::test]
async fn words_to_control_stand_until_they_are_answered_or_put_aside() {
    let world = world().await;
    let staff = trainer(&world).await;
    let listed = exercise(&world).await;
    let [(dana, primary), (vik, player)] = on_the_line(&world, &listed).await;
    let base = format!("/control/{}", listed.id);
    let waits = async || region(&world.get_with(&base, &staff).await, "alarms").matches("class=\"evidence\"").count();
    done(submit(&world, &format!("{primary}/on/team/do/say"), "text=Slowly.", &dana).await);
    assert_eq!(waits().await, 0, "the team talks to itself");
    done(submit(&world, &format!("{player}/on/far_control/do/say"), "text=May+I+stop%3F", &vik).await);
    done(submit(&world, &format!("{primary}/on/control/do/say"), "text=Is+this+part+of+it%3F", &dana).await);
    for page in [base.clone(), format!("{base}/team/1")] {
        let page = world.get_with(&page, &staff).await;
        let alarms = region(&page, "alarms");
        assert!(
            alarms.contains("May I stop?") && alarms.contains("Vik") && alarms.contains("/team/1#tell"),
            "{alarms}"
        );
    }
    done(submit(&world, &format!("{base}/do/tell"), "team=1&kind=message&to=primary&text=Yes", &staff).await);
    let page = world.get_with(&base, &staff).await;
    let alarms = region(&page, "alarms");
    assert_eq!(alarms.matches("class=\"alarm-do\"").count(), 1, "what can be done stands together: {alarms}");
    assert!(alarms.contains("May I stop?") && !alarms.contains("part of it"), "{alarms}");
    let aside = format!("team=1&alarm={}", value(&page.body, "May I stop?", "alarm"));
    done(submit(&world, &format!("{base}/do/aside"), &aside, &staff).await);
    assert_eq!(waits().await, 0);
    done(submit(&world, &format!("{player}/do/safe-word"), "", &vik).await);
    done(submit(&world, &format!("{player}/on/far_control/do/say"), "text=Please+come.", &vik).await);
    assert_eq!(waits().await, 1, "also while the scene stands");
    done(submit(&world, &format!("{base}/do/phase"), "phase=closed", &staff).await);
    assert_eq!(waits().await, 0, "nobody is there to be answered");
    assert!(!world.get_with(&primary, &dana).await.shows("Written to you"), "it is for staff alone");
}

#[tokio::test]
async fn a_plan_says_who_has_confirmed_it_and_who_has_not() {
    let world = world().await;
    let staff = trainer(&world).await;
    let listed = exercise(&world).await;
    let (lea, leader) = join(&world, &listed, "Lea", "1", "leader").await;
    let (dana, primary) = join(&world, &listed, "Dana", "1", "primary").await;
    let (wren, commander) = join(&world, &listed, "Wren", "1", "commander").await;
    let (rita, recorder) = join(&world, &listed, "Rita", "1", "recorder").await;
    begin(&world, &listed).await;
    let plan = "who_comes=subject&agreed=in_part&steps.0.step=He+stands+up&first_words=Come&sees=Us&carry=Nothing\
                &face=His+coat&rehearsed=no";
    done(submit(&world, &format!("{leader}/paper/exit_plan"), plan, &lea).await);
    let plan_of = async |page: &str, cookie: &str| {
        let page = plain(&world.get_with(page, cookie).await.body);
        let sheet = page.split("aria-label=\"Exit plan\"").nth(1).unwrap_or_else(|| panic!("{page}"));
        sheet.split("</section>").next().unwrap().to_owned()
    };
    let own = plan_of(&leader, &lea).await;
    assert!(own.contains("<b>Not yet by</b> Primary negotiator, Dana; Commander, Wren<"), "{own}");
    assert!(!own.contains("I have read this"), "who wrote it is not asked: {own}");
    let form = world.get_with(&primary, &dana).await;
    let entry = value(&form.body, "/do/confirm", "entry");
    done(submit(&world, &format!("{primary}/do/confirm"), &format!("entry={entry}"), &dana).await);
    let team = format!("/control/{}/team/1", listed.id);
    for (page, cookie) in [(&leader, &lea), (&team, &staff)] {
        let plan = plan_of(page, cookie).await;
        assert!(plan.contains("<b>Read by</b> Primary negotiator, Dana<"), "{plan}");
        assert!(plan.contains("<b>Not yet by</b> Commander, Wren<"), "{plan}");
    }
    let read = plan_of(&recorder, &rita).await;
    assert!(read.contains("Read by") && !read.contains("Not yet by"), "not theirs to chase: {read}");
    done(submit(&world, &format!("{commander}/do/confirm"), &format!("entry={entry}"), &wren).await);
    let own = plan_of(&leader, &lea).await;
    assert!(
        own.contains("<b>Read by</b> Commander, Wren; Primary negotiator, Dana<") && !own.contains("Not yet by"),
        "{own}"
    );
}

#[tokio::test]
async fn a_translation_stands_under_an_entry_and_a_mark_in_its_language_for_staff_and_the_wall() {
    let world = world().await;
    let staff = trainer(&world).await;
    let listed = exercise(&world).await;
    let [(dana, primary), _] = on_the_line(&world, &listed).await;
    let (lea, leader) = join(&world, &listed, "Lea", "1", "leader").await;
    let (aigul, seat) = interpreter(&world, &listed, &staff).await;
    let base = format!("/control/{}", listed.id);
    done(submit(&world, &format!("{primary}/on/phone/do/say"), "text=I+hear+you.", &dana).await);
    let decision = "question=Pull+back%3F&decided_at=0%3A05&information.0.known=x&risk=x&aims=x&options.0.option=Yes\
                    &options.0.chosen=yes&options.0.why=calmer&options.1.option=No&options.1.chosen=no&options.1.why=worse\
                    &lawful=yes&necessary=yes&proportionate=yes&non_discriminatory=yes&review_at=0%3A30";
    done(submit(&world, &format!("{leader}/paper/decision"), decision, &lea).await);
    let page = world.get_with(&seat, &aigul).await;
    let of =
        page.body.split("data-n=\"").filter(|rest| rest.split("</li>").next().unwrap().contains("Pull back?")).last();
    let of = of.unwrap().split('"').next().unwrap().to_owned();
    assert!(page.shows(&format!("no. {of}<")), "its number is there to be typed: {}", page.body);
    let said = page.body.split("class=\"entry").find(|row| row.contains("I hear you.")).unwrap();
    let number = said.split("data-n=\"").nth(1).unwrap().split('"').next().unwrap();
    assert!(said.contains(&format!("class=\"seat-number num\">no. {number}<")), "so is that of a row: {said}");
    assert!(page.body.contains("<option value=\"Қазақша\">") && page.body.contains("name=\"language\" list="));
    assert!(
        page.body.contains("list=\"gloss-languages\" value=\"\" maxlength"),
        "into English nobody translates English"
    );
    let russian = page_in(&world, &seat, &aigul, "ru").await;
    assert!(russian.body.contains("value=\"Русский\" maxlength"), "else at first the language of the page");
    let line = page.body.split("data-line-box=").nth(1).unwrap().split("</section>").next().unwrap();
    assert!(line.contains("id=\"gloss-form\""), "it stands below what is said: {line}");
    let plain = world.get_with(&leader, &lea).await.body;
    assert!(
        plain.contains("I hear you.") && !plain.contains("seat-number") && !plain.contains("<li data-n="),
        "for staff"
    );
    let gloss = format!("of={of}&language=%D2%9A%D0%B0%D0%B7%D0%B0%D2%9B%D1%88%D0%B0&text=Shegineyik");
    done(submit(&world, &format!("{seat}/do/gloss"), &gloss, &aigul).await);
    let page = world.get_with(&seat, &aigul).await;
    let under = "<span class=\"gloss-text\" lang=\"kk\">Shegineyik</span>";
    assert!(
        page.body.contains(under) && page.body.contains("value=\"Қазақша\" maxlength"),
        "remembered: {}",
        page.body
    );
    assert_eq!(page.body.matches("Shegineyik").count(), 1, "and not once more in a transcript");
    done(submit(&world, &format!("{base}/do/show"), "what=decisions", &staff).await);
    let drawn = "<p class=\"gloss-text\" lang=\"kk\">Shegineyik</p>";
    for page in ["plenary", "projector"] {
        let page = world.get_with(&format!("{base}/{page}"), &staff).await;
        assert!(page.body.contains(drawn), "{}", page.body);
    }
    let team = world.get_with(&format!("{base}/team/1"), &staff).await;
    assert!(team.body.contains(under) && team.body.matches("Shegineyik").count() == 1, "{}", team.body);
    for (seat, cookie) in [(&leader, &lea), (&primary, &dana)] {
        assert!(!world.get_with(seat, cookie).await.shows("Shegineyik"), "{seat}");
    }

    // Control does the same with a mark, by its number.
    let note = format!("{base}/do/note");
    done(submit(&world, &note, "team=1&as=mark&text=Well+asked.", &staff).await);
    let team = world.get_with(&format!("{base}/team/1"), &staff).await;
    let mark = row(&team, "Well asked.");
    let form = format!("team=1&as=gloss&of={mark}&language=fr&text=Bien+demande");
    done(submit(&world, &note, &form, &staff).await);
    done(submit(&world, &format!("{base}/do/show"), &format!("what=moment:1:{mark}"), &staff).await);
    let wall = world.get_with(&format!("{base}/projector"), &staff).await;
    assert!(wall.body.contains("<p class=\"gloss-text\" lang=\"fr\">Bien demande</p>"), "{}", wall.body);
    let team = world.get_with(&format!("{base}/team/1"), &staff).await;
    assert!(team.body.contains("autocomplete=\"off\" value=\"Français\""), "remembered for control too");
}
