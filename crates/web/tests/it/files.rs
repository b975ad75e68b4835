//! Pictures, documents and recordings: what comes in is cleaned or refused, and nobody gets a byte that their view of the
//! exercise does not show.

use crate::house::{Reply, World, plain, world};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use exercise::delivery::event::Phase;
use exercise::delivery::{Actor, Command};
use exercise::team::order::Order;
use http_body_util::BodyExt as _;
use image::{ImageFormat, Rgb, RgbImage};
use live::{Listed, Plan, PlannedTeam};
use scenario::Outcome;
use std::io::Cursor;

const PASSWORD: &str = "three plain words";

struct Set {
    world: World,
    listed: Listed,
    /// Address of control, and of team 1.
    base: String,
    team: String,
    staff: String,
    leader: (String, String),
    player: (String, String),
}

async fn set() -> Set {
    let world = world().await;
    let team = || PlannedTeam {
        language: "en".to_owned(),
        lines: Default::default(),
        cast: [("person".to_owned(), "viktor".to_owned())].into(),
        played: true,
        parts: Default::default(),
        outside: true,
        on_paper: false,
    };
    let plan = Plan {
        course: String::new(),
        zone: String::new(),
        title: "Thursday".to_owned(),
        pack: "suicide-bridge".to_owned(),
        papers: String::new(),
        intensity: 3,
        worst: Outcome::Withdrawn,
        teams: vec![team(), team()],
    };
    let listed = world.house.set_up(plan).await.unwrap();
    let token = world.house.first_link().await.unwrap().unwrap();
    let form = [("person", "Anna"), ("login", "anna"), ("password", PASSWORD), ("again", PASSWORD)];
    let staff = cookie(&world.submit(&format!("/staff/first/{token}"), &form, "en").await);
    let leader = join(&world, &listed, "Lea", "leader").await;
    let player = join(&world, &listed, "Vik", "role_player").await;
    let base = format!("/control/{}", listed.id);
    let team = format!("{base}/team/1");
    let set = Set { world, listed, base, team, staff, leader, player };
    set.direct(Command::Enter { phase: Phase::Running }).await;
    set
}

fn cookie(reply: &Reply) -> String {
    reply.header("set-cookie").split(';').next().unwrap().to_owned()
}

async fn submit(world: &World, path: &str, form: &str, cookie: &str) -> Reply {
    let request = Request::post(path).header("accept", "text/html").header("accept-language", "en");
    let request = request.header("cookie", cookie).header("content-type", "application/x-www-form-urlencoded");
    world.send(request.body(Body::from(form.to_owned())).unwrap()).await
}

/// Joins and sits down in team 1; answers the cookie and the seat's address.
async fn join(world: &World, listed: &Listed, alias: &str, seat: &str) -> (String, String) {
    let own = cookie(&submit(world, "/join", &format!("code={}&alias={alias}", listed.code), "").await);
    let room = format!("/room/{}", listed.id);
    submit(world, &format!("{room}/do/sit"), &format!("team=1&seat={seat}"), &own).await;
    let page = world.get_with(&room, &own).await;
    let address = page.body.split("href=\"/team/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    (own, format!("/team/{address}"))
}

/// A part of a form: its name, and for a file the name that it was given.
type Part<'a> = (&'a str, Option<&'a str>, &'a [u8]);

impl Set {
    async fn direct(&self, command: Command) {
        let control = Actor::Control("t".to_owned());
        self.world.house.direct(&self.listed.id.parse().unwrap(), &control, &command, None).await.unwrap();
    }

    async fn upload(&self, path: &str, cookie: &str, parts: &[Part<'_>]) -> Reply {
        let mut body = Vec::new();
        for (name, file, bytes) in parts {
            body.extend_from_slice(format!("--x\r\ncontent-disposition: form-data; name=\"{name}\"").as_bytes());
            if let Some(file) = file {
                body.extend_from_slice(format!("; filename=\"{file}\"").as_bytes());
            }
            body.extend_from_slice(b"\r\n\r\n");
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(b"--x--\r\n");
        let request = Request::post(path).header("accept", "text/html").header("accept-language", "en");
        let request = request.header("cookie", cookie).header("content-type", "multipart/form-data; boundary=x");
        self.world.send(request.body(Body::from(body)).unwrap()).await
    }

    async fn hand(&self, file: &[u8], rest: &[(&str, &str)]) -> Reply {
        let mut parts: Vec<Part<'_>> = rest.iter().map(|(n, v)| (*n, None, v.as_bytes())).collect();
        parts.push(("file", Some("plan.png"), file));
        self.upload(&format!("{}/hand/picture", self.team), &self.staff, &parts).await
    }

    async fn import(&self, line: &str, agreed: &str, file: &[u8]) -> Reply {
        let parts: [Part<'_>; 3] =
            [("line", None, line.as_bytes()), ("agreed", None, agreed.as_bytes()), ("file", Some("x.mp3"), file)];
        self.upload(&format!("{}/sound", self.team), &self.staff, &parts).await
    }

    async fn get(&self, path: &str, who: &str) -> Reply {
        self.world.get_with(path, who).await
    }

    /// Bytes under an address, with a range if one is asked for.
    async fn bytes(&self, path: &str, who: &str, range: Option<&str>) -> (StatusCode, axum::http::HeaderMap, Vec<u8>) {
        let mut request = Request::get(path).header("cookie", who).header("accept-encoding", "gzip");
        if let Some(range) = range {
            request = request.header("range", range);
        }
        let (parts, body) = self.world.raw(request.body(Body::empty()).unwrap()).await.into_parts();
        (parts.status, parts.headers, body.collect().await.unwrap().to_bytes().to_vec())
    }

    async fn blobs(&self) -> usize {
        let all = store::Store::records(&self.world.store, "blob-use", None, 1_000).await.unwrap();
        all.len()
    }
}

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    let picture = RgbImage::from_fn(width, height, |x, y| Rgb([(x % 256) as u8, (y % 256) as u8, 90]));
    picture.write_to(&mut out, ImageFormat::Png).unwrap();
    out.into_inner()
}

fn after<'a>(text: &'a str, mark: &str) -> &'a str {
    text.split(mark).nth(1).unwrap_or_else(|| panic!("«{mark}» is missing: {text}")).split('"').next().unwrap()
}

/// What stands in a region, up to the next.
fn after_region<'a>(page: &'a str, name: &str) -> &'a str {
    let rest = page.split(&format!("data-region=\"{name}\"")).nth(1).unwrap_or_else(|| panic!("{name}: {page}"));
    rest.split("data-region=").next().unwrap()
}

#[tokio::test]
async fn each_seat_is_told_that_a_real_telephone_is_spoken_on_and_what_its_buttons_do() {
    let set = set().await;
    let speaks = "You speak aloud, on a real telephone";
    let (dana, primary) = join(&set.world, &set.listed, "Dana", "primary").await;
    let own = set.get(&primary, &dana).await;
    assert!(own.shows(speaks) && own.shows("The buttons ring nobody"), "{}", own.body);
    assert!(set.get(&set.player.1, &set.player.0).await.shows(speaks));
    let (rita, recorder) = join(&set.world, &set.listed, "Rita", "recorder").await;
    let page = set.get(&recorder, &rita).await;
    assert!(page.shows("write down what you hear") && !page.shows(speaks), "{}", page.body);
    let (tess, technical) = join(&set.world, &set.listed, "Tess", "technical").await;
    let page = set.get(&technical, &tess).await;
    assert!(page.shows("The buttons ring nobody") && !page.shows("write down what you hear"), "{}", page.body);
    let led = set.get(&set.leader.1, &set.leader.0).await;
    assert!(led.shows("found time to write down") && !led.shows("The buttons ring nobody"), "{}", led.body);
}

#[tokio::test]
async fn a_picture_reaches_whom_it_was_handed_to_and_nobody_else() {
    let set = set().await;
    let form = [("alt", "Two \"rooms\" & a <door>"), ("caption", "From the guard."), ("to", "leader")];
    let done = set.hand(&png(1_800, 900), &form).await;
    assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, set.team.as_str()), "{}", done.body);

    let (lea, leader) = &set.leader;
    let page = set.get(leader, lea).await;
    assert!(page.shows("alt=\"Two \"rooms\" & a <door>\"") && page.shows("From the guard."), "{}", page.body);
    assert!(!page.body.contains("<door>"), "a description is text and no markup");
    assert!(page.body.contains("width=\"1600\" height=\"800\""), "it was made smaller");
    let file = format!("{leader}/file/{}", after(&page.body, &format!("src=\"{leader}/file/")));
    let sheet = format!("{leader}/sheet/{}", after(&page.body, &format!("href=\"{leader}/sheet/")));
    let (status, headers, bytes) = set.bytes(&file, lea, None).await;
    assert_eq!(status, StatusCode::OK);
    let header = |name: &str| headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default();
    assert_eq!(header("content-type"), "image/png");
    assert_eq!(header("x-content-type-options"), "nosniff");
    assert_eq!(header("cache-control"), "private, max-age=3600");
    assert_eq!(header("content-disposition"), "inline; filename=\"picture.png\"");
    assert!(header("content-security-policy").contains("default-src 'none'"));
    assert_eq!(image::load_from_memory(&bytes).unwrap().width(), 1_600);
    let large = set.get(&sheet, lea).await;
    assert_eq!(large.status, StatusCode::OK);
    assert!(large.shows("From the guard.") && large.body.contains(&file), "{}", large.body);

    // It stands at the head of the page too, before what the role works with.
    let top = after_region(&page.body, "handed");
    assert!(top.contains("From the guard.") && top.contains(&format!("href=\"{sheet}\"")), "{top}");
    let place = |mark: &str| page.body.find(mark).unwrap_or_else(|| panic!("{mark}: {}", page.body));
    assert!(place("data-region=\"handed\"") < place("data-region=\"shelf\""));
    assert!(after_region(&set.get(&set.player.1, &set.player.0).await.body, "handed").starts_with("></div>"));

    // The far end has a seat on the same log, and the hash from somewhere.
    let (vik, player) = &set.player;
    let hash = file.rsplit('/').next().unwrap();
    let n = sheet.rsplit('/').next().unwrap();
    assert!(!set.get(player, vik).await.body.contains(hash));
    for path in [format!("{player}/file/{hash}"), format!("{player}/sheet/{n}")] {
        let refused = set.get(&path, vik).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND, "{path}");
        assert!(!plain(&refused.body).contains("rooms"));
    }
    // Nor does another's seat, nobody at all, control's own address, or a hash that is no picture of this exercise open.
    for (path, who, want) in [
        (file.clone(), vik.as_str(), StatusCode::FORBIDDEN),
        (file.clone(), "", StatusCode::FORBIDDEN),
        (sheet.clone(), "", StatusCode::FORBIDDEN),
        (format!("{}/file/{hash}", set.base), lea.as_str(), StatusCode::SEE_OTHER),
        (format!("{}/sheet/{n}", set.team), vik.as_str(), StatusCode::SEE_OTHER),
        (format!("{leader}/file/{}", "0a".repeat(32)), lea.as_str(), StatusCode::NOT_FOUND),
        (format!("{leader}/file/..%2F..%2Fetc"), lea.as_str(), StatusCode::NOT_FOUND),
        (format!("{leader}/sheet/1"), lea.as_str(), StatusCode::NOT_FOUND),
    ] {
        assert_eq!(set.get(&path, who).await.status, want, "{path} by {who}");
    }
    // Staff sees it on control's page, and looks on at the seat.
    assert!(set.get(&set.team, &set.staff).await.body.contains(&format!("{}/file/{hash}", set.base)));
    for path in [format!("{}/file/{hash}", set.base), format!("{}/sheet/{n}", set.team), file] {
        assert_eq!(set.get(&path, &set.staff).await.status, StatusCode::OK, "{path}");
    }
}

#[tokio::test]
async fn what_was_handed_out_can_be_talked_over_on_the_wall() {
    let set = set().await;
    set.hand(&png(60, 40), &[("alt", "Two rooms"), ("caption", "From the guard.")]).await;
    let list = format!("{}/hand", set.team);
    let page = set.get(&list, &set.staff).await;
    let what = format!("sheet:{}", after(&page.body, "value=\"sheet:"));
    let wall = format!("{}/projector", set.base);
    assert!(!set.get(&wall, &set.staff).await.shows("From the guard."), "nothing is shown unasked");
    submit(&set.world, &format!("{}/do/show", set.base), &format!("what={what}"), &set.staff).await;
    let shown = set.get(&wall, &set.staff).await;
    assert!(
        shown.shows("From the guard.") && shown.body.contains(&format!("src=\"{}/file/", set.base)),
        "{}",
        shown.body
    );
    assert!(set.get(&list, &set.staff).await.body.contains("aria-pressed=\"true\""));
    // A number under which nothing was handed out shows the way in instead.
    submit(&set.world, &format!("{}/do/show", set.base), "what=sheet:1:1", &set.staff).await;
    let instead = set.get(&wall, &set.staff).await;
    assert!(!instead.shows("From the guard.") && instead.body.contains("aria-label=\"QR\""), "{}", instead.body);
}

#[tokio::test]
async fn everybody_on_a_line_and_all_teams() {
    let set = set().await;
    let done = set.hand(&png(30, 20), &[("alt", "Command only"), ("line", "command"), ("teams", "all")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let orders = set.world.house.inspect(&set.listed.id.parse().unwrap(), |_, s| s.orders.clone()).await.unwrap();
    let Some((_, teams, Order::Hand { to, .. })) = orders.last() else { panic!("{orders:?}") };
    assert_eq!(teams.len(), 2);
    assert!(to.contains(&"leader".to_owned()) && to.contains(&"commander".to_owned()), "{to:?}");
    assert!(
        !to.iter().any(|s| s == "role_player" || s == "primary"),
        "who does not hear the line gets nothing: {to:?}"
    );
    // Something ticked that nobody is meant by must not become everybody.
    let nobody = set.hand(&png(30, 20), &[("alt", "x"), ("to", "throne")]).await;
    assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nobody.shows("What you ticked reaches nobody."), "{}", nobody.body);
}

#[tokio::test]
async fn what_is_no_picture_is_told_and_not_kept() {
    let set = set().await;
    let mut bomb = png(8, 8);
    // Width and height stand in the header; its checksum is then wrong as well, and the size is what counts.
    bomb[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>".to_vec();
    let large = [png(8, 8), vec![0; media::limits::PICTURE_BYTES]].concat();
    let half = png(400, 400);
    for (file, words) in [
        (svg, "not a PNG, JPEG or WebP picture"),
        (bomb, "Save"),
        (large, "The file is too large."),
        (half[..half.len() / 2].to_vec(), "cannot be read to its end"),
        (Vec::new(), "Choose a picture first."),
    ] {
        let reply = set.hand(&file, &[("alt", "A plan"), ("caption", "Look")]).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{words}");
        assert!(reply.shows(words), "{words}: {}", reply.body);
        assert!(reply.shows(">A plan</textarea>") && reply.shows(">Look</textarea>"), "what was written stays");
    }
    let silent = set.hand(&png(8, 8), &[("alt", "  ")]).await;
    assert!(silent.status == StatusCode::UNPROCESSABLE_ENTITY && silent.shows("Write what the picture shows"));
    assert_eq!(set.blobs().await, 0);
    // A participant cannot hand anything out.
    let parts: [Part<'_>; 2] = [("alt", None, b"x"), ("file", Some("x.png"), &png(8, 8))];
    let reply = set.upload(&format!("{}/hand/picture", set.team), &set.leader.0, &parts).await;
    assert_eq!(reply.status, StatusCode::UNAUTHORIZED);
    assert_eq!(set.blobs().await, 0);
}

/// What a camera writes beside the picture is gone.
#[tokio::test]
async fn a_photograph_loses_its_place() {
    let set = set().await;
    let mut photo = Cursor::new(Vec::new());
    RgbImage::from_pixel(64, 48, Rgb([9, 80, 160])).write_to(&mut photo, ImageFormat::Jpeg).unwrap();
    let photo = photo.into_inner();
    let exif = b"\xff\xe1\0\x1bExif\0\0MM\0\x2a\0\0\0\x08\0\0GPS 55.75";
    let photo = [&photo[..2], &exif[..], &photo[2..]].concat();
    assert_eq!(set.hand(&photo, &[("alt", "A river")]).await.status, StatusCode::SEE_OTHER);
    let (lea, leader) = &set.leader;
    let page = set.get(leader, lea).await;
    let file = format!("{leader}/file/{}", after(&page.body, &format!("src=\"{leader}/file/")));
    let (status, headers, bytes) = set.bytes(&file, lea, None).await;
    assert_eq!((status, headers["content-type"].to_str().unwrap()), (StatusCode::OK, "image/jpeg"));
    assert!(!bytes.windows(3).any(|w| w == b"GPS") && !bytes.windows(4).any(|w| w == b"Exif"));
}

#[tokio::test]
async fn a_document_opens_as_paper() {
    let set = set().await;
    let form = "title=Order+7&from=The+ministry&date=3+March&text=First.%0D%0A%0D%0A%3Cb%3ESecond.&to=leader&id=d1";
    let path = format!("{}/hand/document", set.team);
    for _ in 0..2 {
        assert_eq!(submit(&set.world, &path, form, &set.staff).await.status, StatusCode::SEE_OTHER);
    }
    let (lea, leader) = &set.leader;
    let page = set.get(leader, lea).await;
    let talk = page.body.split("class=\"seat-main\"").nth(1).unwrap();
    assert_eq!(talk.matches("Open the document").count(), 1, "sent twice under one id, it is there once");
    let sheet = format!("{leader}/sheet/{}", after(&page.body, &format!("href=\"{leader}/sheet/")));
    let paper = set.get(&sheet, lea).await;
    for words in ["Order 7", "The ministry", "3 March", "<p>First.</p>", "<p><b>Second.</p>"] {
        assert!(paper.shows(words), "{words}: {}", paper.body);
    }
    assert!(!paper.body.contains("<b>Second"), "text is no markup");
    let (vik, player) = &set.player;
    assert_eq!(set.get(&sheet.replace(leader.as_str(), player), vik).await.status, StatusCode::NOT_FOUND);
    let empty = submit(&set.world, &path, "title=&text=x", &set.staff).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_picture_of_the_pack_is_seen_when_its_inject_came_and_by_whom_it_names() {
    let set = set().await;
    let hash = set.world.house.packs().get("suicide-bridge").unwrap().picture("site_plan").unwrap().hash.clone();
    let (lea, leader) = &set.leader;
    let (vik, player) = &set.player;
    let (own, far) = (format!("{leader}/file/{hash}"), format!("{player}/file/{hash}"));
    assert_eq!(set.get(&own, lea).await.status, StatusCode::NOT_FOUND, "it has not come yet");
    let ahead = set.get(&format!("{}/preview/site_plan", set.team), &set.staff).await;
    assert!(ahead.status == StatusCode::OK && ahead.body.contains(&hash), "control looks ahead");
    assert_eq!(set.get(&format!("{}/preview/train", set.team), &set.staff).await.status, StatusCode::NOT_FOUND);
    let send = Order::Send { inject: "site_plan".to_owned() };
    set.direct(Command::Order { teams: vec!["1".to_owned()], order: send }).await;
    assert_eq!(set.get(&own, lea).await.status, StatusCode::OK);
    assert_eq!(set.get(&far, vik).await.status, StatusCode::NOT_FOUND);
    assert_eq!(set.get(&format!("{}/file/{hash}", set.base), &set.staff).await.status, StatusCode::OK);
    let page = set.world.send(
        Request::get(leader.as_str())
            .header("accept", "text/html")
            .header("accept-language", "ru")
            .header("cookie", lea.as_str())
            .body(Body::empty())
            .unwrap(),
    );
    assert!(page.await.shows("Вид сверху."), "described in the reader's language");
}

/// So many bytes that begin like an MP3.
fn mp3(bytes: usize) -> Vec<u8> {
    let mut file: Vec<u8> = (0..bytes).map(|n| (n * 7 % 251) as u8).collect();
    file[..3].copy_from_slice(b"ID3");
    file
}

#[tokio::test]
async fn a_recording_is_played_from_any_place_by_staff_alone() {
    let set = set().await;
    let size = 2 * media::limits::PIECE_BYTES + 1_000;
    let file = mp3(size);
    let done = set.import("phone", "yes", &file).await;
    assert_eq!(done.header("location"), format!("{}/sound", set.team), "{}", done.body);
    let page = set.get(&format!("{}/sound", set.team), &set.staff).await;
    assert!(page.shows("x.mp3 · "), "it is told apart by its name: {}", page.body);
    let sound = format!("{}/sound/{}", set.base, after(&page.body, &format!("src=\"{}/sound/", set.base)));

    let (status, headers, all) = set.bytes(&sound, &set.staff, None).await;
    let header = |name: &str| headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default();
    assert_eq!((status, all == file), (StatusCode::OK, true));
    assert_eq!((header("content-type"), header("accept-ranges")), ("audio/mpeg", "bytes"));
    assert_eq!(header("content-length"), size.to_string());
    assert_eq!((header("cache-control"), header("content-encoding")), ("private, no-store", ""));
    let edge = media::limits::PIECE_BYTES;
    for (asked, from, to) in [
        ("bytes=0-0".to_owned(), 0, 1),
        ("bytes=0-99".to_owned(), 0, 100),
        (format!("bytes={}-{}", edge - 5, edge + 4), edge - 5, edge + 5),
        (format!("bytes={}-", size - 7), size - 7, size),
        ("bytes=-3".to_owned(), size - 3, size),
        (format!("bytes=10-{}", size * 2), 10, size),
    ] {
        let (status, headers, part) = set.bytes(&sound, &set.staff, Some(&asked)).await;
        assert_eq!(status, StatusCode::PARTIAL_CONTENT, "{asked}");
        assert_eq!(headers["content-range"], format!("bytes {from}-{}/{size}", to - 1));
        assert!(part == file[from..to], "{asked}");
    }
    let (status, headers, _) = set.bytes(&sound, &set.staff, Some(&format!("bytes={size}-"))).await;
    assert_eq!(
        (status, headers["content-range"].to_str().unwrap()),
        (StatusCode::RANGE_NOT_SATISFIABLE, format!("bytes */{size}").as_str())
    );

    // No seat, nobody; and no piece of it under any other address.
    let pieces = set.world.house.inspect(&set.listed.id.parse().unwrap(), |_, s| s.recordings.clone()).await.unwrap();
    let piece = pieces.values().next().unwrap().recording.pieces[0].clone();
    let (lea, leader) = &set.leader;
    for who in [lea.as_str(), set.player.0.as_str()] {
        assert_eq!(set.get(&sound, who).await.status, StatusCode::SEE_OTHER);
        assert_eq!(set.get(&format!("{}/sound", set.team), who).await.status, StatusCode::SEE_OTHER);
    }
    assert_eq!(set.bytes(&sound, "", None).await.0, StatusCode::UNAUTHORIZED);
    assert_eq!(set.get(&format!("{leader}/file/{piece}"), lea).await.status, StatusCode::NOT_FOUND);
    assert_eq!(set.get(&format!("{}/file/{piece}", set.base), &set.staff).await.status, StatusCode::NOT_FOUND);

    let deleted = submit(&set.world, &format!("{sound}/delete"), "", &set.staff).await;
    assert_eq!(deleted.status, StatusCode::SEE_OTHER);
    assert_eq!(set.bytes(&sound, &set.staff, None).await.0, StatusCode::NOT_FOUND);
    assert_eq!(set.blobs().await, 0);
}

#[tokio::test]
async fn a_recording_needs_agreement_a_line_and_a_sound() {
    let set = set().await;
    for (line, agreed, file, words) in [
        ("phone", "", mp3(500), "Everybody who is heard must have agreed."),
        ("kitchen", "yes", mp3(500), "Choose a line of this team"),
        ("phone", "yes", b"<html><script>alert(1)</script>".to_vec(), "not a recording that can be played"),
        ("phone", "yes", png(8, 8), "not a recording that can be played"),
        ("phone", "yes", Vec::new(), "Choose a file first."),
        ("phone", "yes", mp3(media::limits::SOUND_BYTES as usize + 1), "The recording is too large."),
    ] {
        let reply = set.import(line, agreed, &file).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{words}");
        assert!(reply.shows(words), "{words}: {}", reply.body);
    }
    // What had been stored before it was refused is taken away again, a moment later.
    for _ in 0..1_000 {
        if set.blobs().await == 0 {
            break;
        }
        tokio::task::yield_now().await;
    }
    assert_eq!(set.blobs().await, 0);
    let kinds = set.world.house.proceedings(&set.listed.id.parse().unwrap()).await.unwrap();
    assert!(!kinds.iter().any(|(_, h)| h.event.kind() == "recorded"));
}

#[tokio::test]
async fn one_tap_aligns_and_another_corrects() {
    let set = set().await;
    let (house, log) = (&set.world.house, set.leader.1.split('/').nth(2).unwrap().parse().unwrap());
    let call = exercise::Command::Call { line: "phone".to_owned() };
    house.act(&log, "primary", &call, None).await.unwrap();
    let heard =
        exercise::Command::Hear { line: "phone".to_owned(), far_end: false, text: "My name is Dana.".to_owned() };
    set.world.store.advance(4_000);
    let pick_up = exercise::Command::PickUp { line: "phone".to_owned() };
    house.act(&log, "role_player", &pick_up, None).await.unwrap();
    set.world.store.advance(6_000);
    let said = house.act(&log, "director", &heard, None).await.unwrap();
    assert_eq!(set.import("phone", "yes", &mp3(900)).await.status, StatusCode::SEE_OTHER);
    let page = set.get(&format!("{}/sound", set.team), &set.staff).await;
    let sound = format!("{}/sound/{}", set.base, after(&page.body, &format!("src=\"{}/sound/", set.base)));
    assert!(page.shows("My name is Dana.") && !page.body.contains("data-from"), "nothing can be played from yet");
    let n =
        page.body.split("name=\"n\" value=\"").filter_map(|r| r.split('"').next()?.parse::<u64>().ok()).min().unwrap();
    assert!(n < said, "the ring stands before the words");

    for bad in ["", "soon", "83", "1:99"] {
        let reply = submit(&set.world, &format!("{sound}/align"), &format!("n={n}&place={bad}"), &set.staff).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{bad}");
        assert!(reply.shows("Write where it is heard as 12:30"), "{bad}");
    }
    let tap = |place: &'static str| {
        let form = format!("n={n}&place={place}");
        let address = format!("{sound}/align");
        let set = &set;
        async move {
            let reply = submit(&set.world, &address, &form, &set.staff).await;
            assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.body);
            set.get(&format!("{}/sound", set.team), &set.staff).await.body
        }
    };
    let first = tap("0:30").await;
    assert!(first.contains("data-from=\"30.000\"") && first.contains("data-from=\"40.000\""), "{first}");
    let second = tap("1:02.500").await;
    assert!(second.contains("data-from=\"62.500\"") && second.contains("data-from=\"72.500\""), "{second}");
    assert!(!second.contains("data-from=\"30.000\""), "the last tap counts");
    let by_seat = submit(&set.world, &format!("{sound}/align"), &format!("n={n}&place=1:00"), &set.leader.0).await;
    assert_eq!(by_seat.status, StatusCode::UNAUTHORIZED);
}
