use crate::house::world;
use axum::body::Body;
use axum::http::Request;
use rstest::rstest;

#[rstest]
#[case::this_machine(Some("127.0.0.1:5000"), None, 200)]
#[case::this_machine_v6(Some("[::1]:5000"), None, 200)]
#[case::this_machine_as_v4_in_v6(Some("[::ffff:127.0.0.1]:5000"), None, 200)]
#[case::through_a_proxy_here(Some("127.0.0.1:5000"), Some("192.168.1.7"), 404)]
#[case::another_machine(Some("192.168.1.7:5000"), None, 404)]
#[case::nobody_knows(None, None, 404)]
#[tokio::test]
async fn how_a_node_is_doing_is_told_to_this_machine_alone(
    #[case] peer: Option<&str>,
    #[case] proxied_for: Option<&str>,
    #[case] status: u16,
) {
    let world = world().await;
    world.begin("en", "viktor").await;
    let mut request = Request::get("/metrics");
    if let Some(address) = proxied_for {
        request = request.header("x-forwarded-for", address);
    }
    let mut request = request.body(Body::empty()).unwrap();
    if let Some(peer) = peer {
        request.extensions_mut().insert(web::Peer(peer.parse().unwrap()));
    }
    let reply = world.send(request).await;
    assert_eq!(reply.status, status);
    assert_eq!(reply.body.contains("stairway_rooms_loaded 1\n"), status == 200, "{}", reply.body);
}
