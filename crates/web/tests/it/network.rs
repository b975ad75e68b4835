//! `/network`, the certificate, and the plain port beside a server with TLS.

use crate::house::{Reply, World, world, world_of};
use crate::pack;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use http_body_util::BodyExt;
use rstest::rstest;
use std::net::IpAddr;
use std::sync::Arc;
use tower::ServiceExt;
use web::{Network, Reach, Tls, WebConfig};

fn two() -> Vec<IpAddr> {
    ["192.168.1.5", "fd00::7"].map(|a| a.parse().unwrap()).to_vec()
}

fn network(tls: Option<Tls>) -> WebConfig {
    let names = vec!["train.academy.example".to_owned()];
    let network = Network { reach: Reach::Room(two), port: 8080, names, tls };
    WebConfig { secure: network.tls.is_some(), network, ..WebConfig::default() }
}

fn tls() -> Tls {
    let names = ["localhost", "192.168.1.5"].map(str::to_owned).to_vec();
    Tls { authority: b"abc".to_vec(), http_port: 8081, names }
}

/// An answer of the plain port.
async fn plainly(world: &World, request: Request<Body>) -> Reply {
    let app = web::plain_router(Arc::clone(&world.house), network(Some(tls())));
    let (parts, body) = app.oneshot(request).await.unwrap().into_parts();
    let bytes = body.collect().await.unwrap().to_bytes();
    Reply { status: parts.status, headers: parts.headers, body: String::from_utf8_lossy(&bytes).into_owned() }
}

fn asked(method: &str, path: &str, host: &str) -> Request<Body> {
    let request = Request::builder().method(method).uri(path).header("host", host).header("accept", "text/html");
    request.header("accept-language", "en").body(Body::empty()).unwrap()
}

#[rstest]
#[case("en", "In the room", "Without encryption", "mobile hotspot", "Fingerprint (SHA-256)")]
#[case("ru", "В аудитории", "Без шифрования", "точку доступа", "Отпечаток (SHA-256)")]
#[tokio::test]
async fn the_page_says_where_to_go_and_what_the_two_ways_mean(
    #[case] language: &str,
    #[case] title: &str,
    #[case] plain: &str,
    #[case] own: &str,
    #[case] fingerprint: &str,
) {
    let world = world_of(pack::library(), network(None)).await;
    let page = world.get("/network", language).await;
    assert_eq!(page.status, StatusCode::OK);
    for part in [title, plain, "stairway --tls", "http://192.168.1.5:8080", "http://[fd00::7]:8080"] {
        assert!(page.shows(part), "{part}");
    }
    assert!(page.shows("http://train.academy.example:8080"));
    assert_eq!(page.body.matches("<svg role=\"img\"").count(), 2, "a picture for each address");
    assert!(!page.body.contains("/ca.crt\"") && !page.body.contains(fingerprint), "there is no certificate");
    assert!(
        world_of(pack::library(), network(None)).await.get("/ca.crt", language).await.status == StatusCode::NOT_FOUND
    );

    let world = world_of(pack::library(), network(Some(tls()))).await;
    let page = world.get("/network", language).await;
    for part in [fingerprint, "BA:78:16:BF:8F:01", "https://192.168.1.5:8080", "http://192.168.1.5:8081/network"] {
        assert!(page.shows(part), "{part}");
    }
    assert_eq!(page.body.matches("<svg role=\"img\"").count(), 3);
    assert_eq!(page.body.matches("class=\"notice\"").count(), 1, "the second address is not in the certificate");
    let alone = world_of(pack::library(), WebConfig::default()).await.get("/network", language).await;
    assert!(alone.shows("--listen 127.0.0.1"));
    let config = WebConfig { network: Network { reach: Reach::Room(Vec::new), ..Network::default() }, ..network(None) };
    let nowhere = world_of(pack::library(), config).await.get("/network", language).await;
    assert!(nowhere.shows(own) && !nowhere.shows("--listen 127.0.0.1"));
}

#[tokio::test]
async fn the_certificate_comes_as_it_is_over_both_ports() {
    let world = world_of(pack::library(), network(Some(tls()))).await;
    for reply in [world.get("/ca.crt", "en").await, plainly(&world, asked("GET", "/ca.crt", "192.168.1.5:8081")).await]
    {
        assert_eq!((reply.status, reply.body.as_str()), (StatusCode::OK, "abc"));
        assert_eq!(reply.header("content-type"), "application/x-x509-ca-cert");
    }
}

#[rstest]
#[case("/", "192.168.1.5:8081", "https://192.168.1.5:8080/")]
#[case("/join?code=ABC", "ward-7.local:8081", "https://ward-7.local:8080/join?code=ABC")]
#[case("/courses", "[fd00::7]:8081", "https://[fd00::7]:8080/courses")]
#[case("//elsewhere.example/", "192.168.1.5", "https://192.168.1.5:8080//elsewhere.example/")]
#[tokio::test]
async fn all_else_leads_from_the_plain_port_to_the_encrypted_one(
    #[case] path: &str,
    #[case] host: &str,
    #[case] to: &str,
) {
    let reply = plainly(&world().await, asked("GET", path, host)).await;
    assert_eq!((reply.status, reply.header("location")), (StatusCode::TEMPORARY_REDIRECT, to));
    assert_eq!(reply.header("cache-control"), "no-store", "the next start may be without TLS");
}

#[tokio::test]
async fn a_form_is_not_sent_twice_and_a_strange_host_leads_nowhere() {
    let world = world().await;
    let reply = plainly(&world, asked("POST", "/staff", "192.168.1.5:8081")).await;
    assert_eq!((reply.status, reply.header("location")), (StatusCode::SEE_OTHER, "https://192.168.1.5:8080/"));
    for host in ["a@b", "", "a b"] {
        let reply = plainly(&world, asked("GET", "/", host)).await;
        assert_eq!((reply.status, reply.header("location")), (StatusCode::BAD_REQUEST, ""), "{host}");
    }
}

#[tokio::test]
async fn the_plain_port_has_the_page_with_its_style_in_every_language_and_nothing_secret() {
    let world = world().await;
    let page = plainly(&world, asked("GET", "/network", "192.168.1.5:8081")).await;
    assert!(page.shows("In the room") && page.header("content-security-policy").contains("default-src 'none'"));
    let style = page.body.split("href=\"").find(|p| p.contains("app.css")).and_then(|p| p.split('"').next()).unwrap();
    assert_eq!(plainly(&world, asked("GET", style, "192.168.1.5:8081")).await.status, StatusCode::OK);
    let request = Request::post("/settings").header("host", "192.168.1.5:8081");
    let request = request.header("content-type", "application/x-www-form-urlencoded");
    let reply = plainly(&world, request.body(Body::from("language=ru&back=%2Fnetwork")).unwrap()).await;
    assert_eq!(reply.header("location"), "/network");
    assert!(!reply.header("set-cookie").contains("Secure"), "it would not be kept over plain HTTP");
}
