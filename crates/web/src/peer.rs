//! From where a request comes, as far as the network tells.

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::header::HeaderName;
use axum::http::request::Parts;
use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};

/// Headers of proxies.
const PASSED_ON: [&str; 4] = ["forwarded", "x-forwarded-for", "x-real-ip", "via"];

/// The other end of a connection: an extension of every request, put there by whoever took the connection.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub SocketAddr);

/// Who asks: a device in the room by its address, or `None` for this machine, whose owner can stop the program anyway.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Asker(pub(crate) Option<IpAddr>);

impl Asker {
    fn of(parts: &Parts) -> Asker {
        let Some(peer) = parts.extensions.get::<Peer>() else { return Asker(None) };
        let ip = peer.0.ip().to_canonical();
        if !ip.is_loopback() {
            return Asker(Some(ip));
        }
        // A proxy on this machine: what it wrote last is what it saw; what stands before, anybody can have written.
        Asker(forwarded(&parts.headers))
    }
}

impl<S: Sync> FromRequestParts<S> for Asker {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Asker, Infallible> {
        Ok(Asker::of(parts))
    }
}

/// Whether a request comes from a program on this machine. What a proxy passes on comes from elsewhere.
pub(crate) fn is_near(parts: &Parts) -> bool {
    let peer = parts.extensions.get::<Peer>();
    let direct = PASSED_ON.iter().all(|name| !parts.headers.contains_key(HeaderName::from_static(name)));
    direct && peer.is_some_and(|p| p.0.ip().to_canonical().is_loopback())
}

fn forwarded(headers: &HeaderMap) -> Option<IpAddr> {
    let last = headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?;
    let ip: IpAddr = last.rsplit(',').next()?.trim().parse().ok()?;
    Some(ip.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::Request;

    fn asker(peer: &str, forwarded: &[&str]) -> Option<String> {
        let mut request = Request::get("/");
        for header in forwarded {
            request = request.header("x-forwarded-for", *header);
        }
        let (mut parts, ()) = request.body(()).unwrap().into_parts();
        parts.extensions.insert(Peer(peer.parse().unwrap()));
        Asker::of(&parts).0.map(|ip| ip.to_string())
    }

    #[test]
    fn a_device_is_known_by_its_address_and_not_by_what_it_says() {
        let of = |peer: &str, forwarded: &[&str]| asker(peer, forwarded).unwrap_or_default();
        assert_eq!(of("192.168.1.7:5000", &[]), "192.168.1.7");
        assert_eq!(of("[::ffff:192.168.1.7]:5000", &[]), "192.168.1.7");
        assert_eq!(of("192.168.1.7:5000", &["10.0.0.1"]), "192.168.1.7", "only a proxy here is believed");
        assert_eq!(of("127.0.0.1:5000", &["6.6.6.6, 192.168.1.7"]), "192.168.1.7");
        assert_eq!(of("127.0.0.1:5000", &["6.6.6.6", "192.168.1.8"]), "192.168.1.8");
        assert_eq!(of("[fe80::1:2:3:4]:5000", &[]), "fe80::1:2:3:4");
        assert_eq!(asker("127.0.0.1:5000", &[]), None);
        assert_eq!(asker("[::1]:5000", &["nonsense"]), None);
    }
}
