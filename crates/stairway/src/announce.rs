//! What the terminal says at the start: every address, the first trainer's link, and what stands in the way of a class.

use std::net::SocketAddr;
use web::{Network, Reach};

/// The address for this computer's own browser.
pub fn local(at: SocketAddr, tls: bool) -> String {
    let scheme = if tls { "https" } else { "http" };
    if at.ip().is_unspecified() || at.ip().is_loopback() {
        format!("{scheme}://localhost:{}", at.port())
    } else {
        format!("{scheme}://{at}")
    }
}

/// The one-time link of a trainer.
pub fn link(server: &str, token: &str) -> String {
    format!("{server}/staff/first/{token}")
}

/// The lines of a start. The last one says that everything is ready, and stays the last: tests and scripts wait for it.
pub fn lines(here: SocketAddr, network: &Network, news: Option<&str>, first: Option<&str>) -> Vec<String> {
    let local = local(here, network.tls.is_some());
    let mut out = vec![format!("Stairway is ready: {local}")];
    let addresses: Vec<String> = network.addresses().iter().map(ToString::to_string).collect();
    for (n, address) in addresses.iter().enumerate() {
        let (label, note) = if n == 0 { ("On this network:", "  (this one is in the QR code)") } else { ("", "") };
        let note = if addresses.len() == 1 { "" } else { note };
        out.push(format!("{label:<18} {}{note}", network.link(address)));
    }
    for name in &network.names {
        out.push(format!("{:<18} {}", "By name:", network.link(name)));
    }
    if addresses.is_empty() {
        out.push(unreached(network, here.port()));
    }
    if let Some(tls) = &network.tls {
        let host = addresses.first().map_or("localhost", String::as_str);
        out.push(format!("Devices that are new here open {} first, for the certificate.", network.help(host)));
        out.push(format!("Its fingerprint (SHA-256): {}", tls.fingerprint()));
    }
    out.extend(news.map(str::to_owned));
    if let Some(token) = first {
        out.push(format!("Trainer: open {} once to make your account", link(&local, token)));
    }
    out.push("Nothing leaves this computer. Stop with Ctrl+C.".to_owned());
    out
}

fn unreached(network: &Network, port: u16) -> String {
    if matches!(network.reach, Reach::Alone) {
        return format!("Only this computer can reach it; for a class, start with --listen 0.0.0.0:{port}");
    }
    let page = network.help("localhost");
    format!(
        "Warning: this computer is on no network, so phones cannot reach it. Join a Wi-Fi or plug in a cable, then look at {page}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::IpAddr;
    use web::Tls;

    fn two() -> Vec<IpAddr> {
        ["192.168.1.5", "fd00::7"].map(|a| a.parse().unwrap()).to_vec()
    }

    fn at(address: &str) -> SocketAddr {
        address.parse().unwrap()
    }

    #[test]
    fn every_address_stands_there_and_the_one_of_the_picture_first() {
        let network = Network { reach: Reach::Room(two), port: 8080, ..Network::default() };
        let said = lines(at("0.0.0.0:8080"), &network, None, Some("0f"));
        assert_eq!(
            said,
            [
                "Stairway is ready: http://localhost:8080",
                "On this network:   http://192.168.1.5:8080  (this one is in the QR code)",
                "                   http://[fd00::7]:8080",
                "Trainer: open http://localhost:8080/staff/first/0f once to make your account",
                "Nothing leaves this computer. Stop with Ctrl+C.",
            ]
        );
    }

    #[test]
    fn a_computer_without_network_is_warned_of_and_one_that_is_alone_by_choice_is_told() {
        let network = Network { reach: Reach::Room(Vec::new), port: 8080, ..Network::default() };
        let said = lines(at("0.0.0.0:8080"), &network, None, None).join("\n");
        assert!(said.contains("on no network") && said.contains("http://localhost:8080/network"), "{said}");
        let network = Network { reach: Reach::Alone, port: 8080, ..Network::default() };
        let said = lines(at("127.0.0.1:8080"), &network, None, None).join("\n");
        assert!(said.contains("Only this computer can reach it") && !said.contains("Warning"), "{said}");
    }

    #[test]
    fn with_tls_devices_are_sent_to_the_certificate_first() {
        let tls = Tls { authority: b"a certificate".to_vec(), http_port: 8081, names: Vec::new() };
        let network = Network {
            reach: Reach::Room(two),
            port: 8080,
            names: vec!["train.academy.example".to_owned()],
            tls: Some(tls),
        };
        let said = lines(at("0.0.0.0:8080"), &network, Some("News."), None).join("\n");
        for part in [
            "ready: https://localhost:8080",
            "https://192.168.1.5:8080",
            "https://train.academy.example:8080",
            "http://192.168.1.5:8081/network",
            "(SHA-256): ",
            "News.",
        ] {
            assert!(said.contains(part), "{part}\n{said}");
        }
    }
}
