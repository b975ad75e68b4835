//! A safe word reaches control whichever of its pages is open.

use crate::control::{done, on_the_line, trainer};
use crate::house::world;
use crate::join::{exercise, join, submit};
use axum::body::Body;
use axum::http::{Request, StatusCode};

/// What is fetched under these addresses is no page: files, and what needs a recording or a picture to be there.
const FILES: [&str; 7] = [
    "/lessons.xlsx",
    "/report.css",
    "/master.xlsx",
    "/master.csv",
    "/later/sheet.xlsx",
    "/file/{hash}",
    "/sound/{recording}",
];

/// What everybody in the room reads.
const WALL: &str = "/projector";

const STOPPED: &str = "The team is stopped until you continue it.";

/// The addresses below an exercise that answer a GET, from where they are written down.
fn addresses() -> Vec<&'static str> {
    let routes = include_str!("../../src/control.rs").split(".route(\"/control/{exercise}").skip(1);
    let gets = routes.filter_map(|rest| {
        let (path, handler) = rest.split_once('"')?;
        handler.split(".route(").next()?.contains("get(").then_some(path)
    });
    gets.filter(|path| !FILES.iter().any(|file| path.ends_with(file))).collect()
}

#[tokio::test]
async fn a_safe_word_of_one_team_stands_on_every_page_of_control_and_never_on_the_wall() {
    let world = world().await;
    let staff = trainer(&world).await;
    let listed = exercise(&world).await;
    let [_, (vik, player)] = on_the_line(&world, &listed).await;
    let (sam, voice) = join(&world, &listed, "Sam", "2", "primary").await;
    let base = format!("/control/{}", listed.id);
    // The other team has something on each of its pages, and is over.
    done(submit(&world, &format!("{voice}/on/phone/do/call"), "", &sam).await);
    world.pass(&format!("/call/{}", voice.split('/').nth(2).unwrap()), 10_000).await;
    done(submit(&world, &format!("{voice}/on/phone/do/say"), "text=You+sound+worn+out.", &sam).await);
    let letter = "id=d1&title=Order+7&from=&date=&text=A+letter&teams=one";
    done(submit(&world, &format!("{base}/team/2/hand/document"), letter, &staff).await);
    done(submit(&world, &format!("{base}/do/end"), "team=2&outcome=unresolved", &staff).await);
    let page = world.get_with(&format!("{base}/team/2"), &staff).await.body;
    let sheet = page.split("/team/2/sheet/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let filled = |path: &str| {
        let path = path.replace("{team}", "2").replace("{rounds}", "2").replace("{n}", &sheet);
        format!("{base}{}", path.replace("{inject}", "site_plan"))
    };
    let (streams, pages): (Vec<&str>, Vec<&str>) = addresses().into_iter().partition(|path| path.ends_with("/stream"));
    assert!(streams.len() > 7 && pages.len() > 15, "{streams:?} {pages:?}");
    let read = async |path: &str, until: &str| {
        let request = Request::get(filled(path)).header("cookie", &staff).header("accept-language", "en");
        world.read(request.body(Body::empty()).unwrap(), until).await
    };
    let count = |html: &str| html.matches(STOPPED).count();
    for path in &pages {
        let page = world.get_with(&filled(path), &staff).await;
        assert_eq!(page.status, StatusCode::OK, "{path}: {}", page.body);
        assert_eq!(count(&page.body), 0, "{path}: nobody has said it");
        assert_eq!(page.body.contains("data-region=\"stops\""), *path != WALL, "{path}");
    }
    let safe_word = async {
        tokio::task::yield_now().await;
        done(submit(&world, &format!("{player}/do/safe-word"), "", &vik).await);
    };
    tokio::join!(read("/team/{team}/stream", STOPPED), safe_word);
    for path in &pages {
        let page = world.get_with(&filled(path), &staff).await;
        assert_eq!(count(&page.body), usize::from(*path != WALL), "{path}: {}", page.body);
        if *path == WALL {
            continue;
        }
        let region = page.body.split("data-region=\"stops\"").nth(1).unwrap().split("</ul>").next().unwrap();
        for part in ["role=\"alert\"", "data-title=\"Safe word, team 1\"", "Vik.", "Since ", "/team/1\">Team 1</a>"] {
            assert!(region.contains(part), "{path}: {part}: {region}");
        }
    }
    for path in streams {
        let wall = path.starts_with(WALL);
        let told = read(path, if wall { "data-region=\"stage\"" } else { STOPPED }).await;
        assert_eq!(told.contains("data-region=\"stops\""), !wall, "{path}: {told}");
    }
    for (seat, cookie) in [(&player, &vik), (&voice, &sam)] {
        assert_eq!(count(&world.get_with(seat, cookie).await.body), 0, "it is told to staff alone: {seat}");
    }
    done(submit(&world, &format!("{base}/do/resume"), "team=1", &staff).await);
    for path in &pages {
        assert_eq!(count(&world.get_with(&filled(path), &staff).await.body), 0, "{path}");
    }
}
