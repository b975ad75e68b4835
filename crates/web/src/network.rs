//! `/network`: how devices in the room reach this computer, encrypted or not; `/ca.crt`: the certificate they install.
//! With TLS a second, plain port serves these two alone, so that a phone can fetch what it needs to trust the first.

use crate::pages::frame::{Frame, html};
use crate::qr;
use crate::site::Site;
use crate::visitor::Visitor;
use askama::Template;
use axum::extract::State;
use axum::http::uri::Authority;
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};
use sha2::{Digest, Sha256};
use std::net::IpAddr;
use words::{Arg, Words};

/// Addresses that are drawn; a computer with more has them for its own purposes.
const SHOWN: usize = 6;

/// Who can reach the server.
#[derive(Clone, Debug, Default)]
pub enum Reach {
    /// This computer alone.
    #[default]
    Alone,
    /// One address.
    At(IpAddr),
    /// Every address that the computer has at the moment, the usual one first: Wi-Fi comes and goes.
    Room(fn() -> Vec<IpAddr>),
}

/// How devices reach the server.
#[derive(Clone, Debug, Default)]
pub struct Network {
    pub reach: Reach,
    pub port: u16,
    /// Further names, chosen by the operator.
    pub names: Vec<String>,
    pub tls: Option<Tls>,
}

/// What is known of the certificates.
#[derive(Clone, Debug)]
pub struct Tls {
    /// The authority's certificate (DER).
    pub authority: Vec<u8>,
    /// Port on which it is to be had over plain HTTP.
    pub http_port: u16,
    /// Names and addresses that the server's certificate holds for.
    pub names: Vec<String>,
}

impl Network {
    /// Addresses at this moment, the usual one first.
    #[must_use]
    pub fn addresses(&self) -> Vec<IpAddr> {
        match self.reach {
            Reach::Alone => Vec::new(),
            Reach::At(address) => vec![address],
            Reach::Room(ask) => ask(),
        }
    }

    /// The beginning of every link for an address or a name.
    #[must_use]
    pub fn link(&self, host: &str) -> String {
        let scheme = if self.tls.is_some() { "https" } else { "http" };
        format!("{scheme}://{}:{}", bracketed(host), self.port)
    }

    /// What others open to get where this address leads: the trainer's own `localhost` is nobody else's.
    pub(crate) fn for_others(&self, reached: String) -> String {
        let first = if is_local(&reached) { self.addresses().first().copied() } else { None };
        first.map_or(reached, |address| self.link(&address.to_string()))
    }

    /// The page that a device opens before it trusts the certificate.
    #[must_use]
    pub fn help(&self, host: &str) -> String {
        match &self.tls {
            Some(tls) => format!("http://{}:{}/network", bracketed(host), tls.http_port),
            None => format!("{}/network", self.link(host)),
        }
    }
}

/// Whether an address leads to this computer alone.
pub(crate) fn is_local(address: &str) -> bool {
    let host = address.split_once("://").map_or(address, |(_, host)| host);
    ["localhost", "127.", "[::1]"].iter().any(|own| host.starts_with(own))
}

/// A version 6 address stands in brackets in a link.
fn bracketed(host: &str) -> String {
    if host.contains(':') { format!("[{host}]") } else { host.to_owned() }
}

impl Tls {
    /// SHA-256 of the authority's certificate, as devices show it.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let pairs: Vec<String> = Sha256::digest(&self.authority).iter().map(|b| format!("{b:02X}")).collect();
        pairs.join(":")
    }
}

struct Place {
    link: String,
    code: String,
    /// The certificate does not hold for it.
    uncertified: bool,
}

struct Device {
    name: String,
    steps: Vec<String>,
    remove: String,
}

struct Trouble {
    id: &'static str,
    title: String,
    steps: Vec<String>,
}

struct Certificate {
    fingerprint: String,
    /// The address of this page over plain HTTP, and its picture.
    help: String,
    code: String,
}

#[derive(Template)]
#[template(path = "network.html")]
struct Page {
    frame: Frame,
    alone: bool,
    places: Vec<Place>,
    names: Vec<String>,
    certificate: Option<Certificate>,
    plain_good: Vec<String>,
    plain_bad: Vec<String>,
    devices: Vec<Device>,
    troubles: Vec<Trouble>,
}

pub(crate) async fn show(State(site): State<Site>, visitor: Visitor) -> Response {
    let network = &site.config.network;
    let words = visitor.words;
    let addresses: Vec<String> = network.addresses().iter().take(SHOWN).map(IpAddr::to_string).collect();
    let code = |link: &str| qr::picture(link, &words.text("network-code", &[("address", Arg::Text(link))]));
    let place = |address: &String| {
        let link = network.link(address);
        let uncertified = network.tls.as_ref().is_some_and(|tls| !tls.names.contains(address));
        Place { code: code(&link), link, uncertified }
    };
    let certificate = network.tls.as_ref().map(|tls| {
        let help = addresses.first().map(|a| network.help(a)).unwrap_or_default();
        let code = if help.is_empty() { String::new() } else { code(&help) };
        Certificate { fingerprint: tls.fingerprint(), code, help }
    });
    let page = Page {
        alone: matches!(network.reach, Reach::Alone),
        places: addresses.iter().map(place).collect(),
        names: network.names.iter().map(|n| network.link(n)).collect(),
        certificate,
        plain_good: lines(words, "network-plain-good"),
        plain_bad: lines(words, "network-plain-bad"),
        devices: ["android", "iphone", "windows", "macos", "firefox"].map(|d| device(words, d)).into(),
        troubles: ["isolated", "lid", "away"].map(|t| trouble(words, t)).into(),
        frame: Frame::new(visitor),
    };
    html(StatusCode::OK, &page)
}

fn device(words: &Words, id: &str) -> Device {
    let named = |what: &str| format!("network-{id}{what}");
    Device { name: words.t(&named("")), steps: lines(words, &named("-steps")), remove: words.t(&named("-remove")) }
}

fn trouble(words: &Words, id: &'static str) -> Trouble {
    let title = words.t(&format!("network-{id}"));
    Trouble { id, title, steps: lines(words, &format!("network-{id}-do")) }
}

/// A text of several steps, one a line.
fn lines(words: &Words, id: &str) -> Vec<String> {
    words.t(id).lines().map(str::to_owned).collect()
}

/// The authority's certificate. As it is (DER), because phones, Windows and browsers all take that, and because its
/// fingerprint is then simply the hash of the file.
pub(crate) async fn authority(State(site): State<Site>) -> Response {
    match &site.config.network.tls {
        Some(tls) => ([(header::CONTENT_TYPE, "application/x-x509-ca-cert")], tls.authority.clone()).into_response(),
        None => crate::problem::Problem::NotFound.into_response(),
    }
}

/// Over plain HTTP: whatever is no page of this module is to be had encrypted. Only reading is sent on: what a form
/// carried must not be asked for a second time.
pub(crate) async fn to_tls(State(site): State<Site>, method: Method, uri: Uri, headers: HeaderMap) -> Response {
    let host = headers.get(header::HOST).and_then(|h| h.to_str().ok()).and_then(|h| h.parse::<Authority>().ok());
    let Some(host) = host.filter(|h| !h.as_str().contains('@')) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let reads = matches!(method, Method::GET | Method::HEAD);
    let path = uri.path_and_query().filter(|_| reads).map_or("/", |p| p.as_str());
    let to = format!("https://{}:{}{path}", host.host(), site.config.network.port);
    // For the time being, not for ever: the next start may be without TLS.
    if reads { Redirect::temporary(&to).into_response() } else { Redirect::to(&to).into_response() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_this_computer_alone_is_noticed() {
        for local in ["http://127.0.0.1:8080", "http://localhost:3000", "http://[::1]:80"] {
            assert!(is_local(local), "{local}");
        }
        assert!(!is_local("http://192.168.8.2:8080") && !is_local("https://stairway.example"));
    }

    #[test]
    fn others_are_led_to_the_network_and_not_to_their_own_device() {
        let two = || vec!["192.168.1.5".parse().unwrap(), "fd00::7".parse().unwrap()];
        let room = Network { reach: Reach::Room(two), port: 8080, ..Network::default() };
        for (reached, led) in [
            ("http://localhost:8080", "http://192.168.1.5:8080"),
            ("http://192.168.1.9:8080", "http://192.168.1.9:8080"),
            ("https://stairway.example", "https://stairway.example"),
        ] {
            assert_eq!(room.for_others(reached.to_owned()), led);
        }
        let alone = "http://localhost:8080";
        for reach in [Reach::Alone, Reach::Room(Vec::new)] {
            let network = Network { reach, port: 8080, ..Network::default() };
            assert_eq!(network.for_others(alone.to_owned()), alone, "there is nowhere else to lead to");
        }
    }
}
