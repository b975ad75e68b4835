//! Every spreadsheet that is taken away, read back cell by cell.

use crate::control::{done, trainer, upload};
use crate::house::{World, world};
use crate::join::{exercise, join, submit};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use http_body_util::BodyExt as _;
use live::course::{Course, Participant, Sex};
use report::sheet::{Rows, read};
use words::Words;

/// A workbook as its reader gets it.
async fn book(world: &World, path: &str, cookie: &str, language: &str) -> Rows {
    let request = Request::get(path).header("cookie", cookie).header("accept-language", language);
    let (parts, body) = world.raw(request.body(Body::empty()).unwrap()).await.into_parts();
    assert_eq!(parts.status, StatusCode::OK, "{path}");
    let named = parts.headers["content-disposition"].to_str().unwrap();
    assert!(named.starts_with("attachment; filename=\"") && named.ends_with(".xlsx\""), "{named}");
    read(&body.collect().await.unwrap().to_bytes()).unwrap()
}

#[tokio::test]
async fn lessons_go_out_with_every_part_under_its_heading() {
    let world = world().await;
    let staff = trainer(&world).await;
    let listed = exercise(&world).await;
    let base = format!("/control/{}", listed.id);
    let full = "observation=Nobody+asked+%C2%ABwhy%C2%BB%3B+twice&cause=%3DHaste&recommendation=Two%0Alines&owner=Anna&due=1+May\
                &verified=seen+on+2+May";
    for lesson in [full, "observation=Only+this"] {
        done(submit(&world, &format!("{base}/do/learn"), lesson, &staff).await);
    }
    done(submit(&world, &format!("{base}/do/learn"), "observation=Dated&due=2026-5-12", &staff).await);
    for page in ["debrief", "report"] {
        let page = world.get_with(&format!("{base}/{page}"), &staff).await;
        assert!(page.shows(">12\u{a0}May 2026</dd>") && page.shows(">1 May</dd>"), "{}", page.body);
    }
    for (language, head) in [("en", "Observation"), ("ru", &Words::for_tag("ru").t("control-lesson-observation"))] {
        let rows = book(&world, &format!("{base}/lessons.xlsx"), &staff, language).await;
        assert_eq!((rows.len(), rows[0].len(), rows[0][0].as_str()), (4, 6, head), "{rows:?}");
        let want = ["Nobody asked «why»; twice", "=Haste", "Two\nlines", "Anna", "1 May", "seen on 2 May"];
        assert_eq!(rows[1], want);
        assert_eq!(rows[2][0], "Only this");
        assert!(rows[2][1..].iter().all(String::is_empty), "{:?}", rows[2]);
        assert_eq!(rows[3][4], "2026-05-12", "a date, and not the text as it was typed");
    }
}

#[tokio::test]
async fn the_master_list_says_the_same_as_a_workbook_and_as_text() {
    let world = world().await;
    let staff = trainer(&world).await;
    let listed = exercise(&world).await;
    let base = format!("/control/{}", listed.id);
    let own = "team=2&kind=call&minute=6&to=commander&text=%3DThe+%22ministry%22%3B+rings";
    done(submit(&world, &format!("{base}/do/tell"), own, &staff).await);
    let rows = book(&world, &format!("{base}/master.xlsx"), &staff, "en").await;
    let text = world.get_with(&format!("{base}/master.csv"), &staff).await.body;
    // A row ends with its last word.
    let words = |row: &Vec<String>| {
        let last = row.iter().rposition(|cell| !cell.is_empty());
        row[..last.map_or(0, |at| at + 1)].to_vec()
    };
    let told = |rows: &Rows| rows.iter().map(words).collect::<Rows>();
    assert_eq!(told(&rows), told(&read(text.as_bytes()).unwrap()));
    let own = "=The \"ministry\"; rings";
    assert!(rows.iter().any(|row| row.get(10).is_some_and(|cell| cell == own)), "{rows:?}");
}

#[tokio::test]
async fn participants_go_out_and_the_empty_list_has_the_same_headings() {
    let world = world().await;
    let staff = trainer(&world).await;
    let course = Course { name: "Basic".to_owned(), ..Course::default() };
    let id = world.house.put_course(course).await.unwrap().unwrap().id;
    let person = Participant {
        alias: "Сокол".to_owned(),
        agency: "Police; south".to_owned(),
        sex: Sex::Female,
        ..Participant::default()
    };
    world.house.put_participant(&id, person).await.unwrap().unwrap();
    let rows = book(&world, &format!("/course/{id}/participants.xlsx"), &staff, "en").await;
    let empty = book(&world, &format!("/course/{id}/template.xlsx"), &staff, "en").await;
    assert_eq!((rows.len(), &rows[..1]), (2, empty.as_slice()));
    let under = |heading: &str| rows[1][rows[0].iter().position(|cell| cell == heading).unwrap()].as_str();
    let words = Words::for_tag("en");
    let told = ["alias", "agency", "sex"].map(|field| under(&words.named("field", field)).to_owned());
    assert_eq!(told, ["Сокол", "Police; south", "female"]);
}

/// The empty sheet for what was played on paper is the same for control and for the recorder, and can be brought back.
#[tokio::test]
async fn the_empty_sheet_for_paper_shows_how_it_is_meant() {
    let world = world().await;
    let staff = trainer(&world).await;
    let listed = exercise(&world).await;
    let (rita, recorder) = join(&world, &listed, "Rita", "1", "recorder").await;
    let base = format!("/control/{}", listed.id);
    let later = format!("{base}/team/1/later");
    let rows = book(&world, &format!("{later}/sheet.xlsx"), &staff, "en").await;
    assert_eq!(rows[0], ["Time", "Line", "Who", "Words", "Paper", "Source", "Grade", "How sure"]);
    assert_eq!(rows[3][..1], ["1:30"]);
    assert_eq!(rows[3][4..], ["Demands", "", "", "fact"]);
    assert_eq!(book(&world, &format!("{recorder}/later/sheet.xlsx"), &rita, "en").await, rows);
    done(submit(&world, &format!("{base}/do/end"), "team=1&outcome=partial", &staff).await);
    let text: Vec<String> = rows.iter().map(|row| row.join(";")).collect();
    let back = upload(&world, &later, &staff, &text.join("\n")).await;
    assert!(back.shows("3 rows have been entered."), "{}", back.body);
}
