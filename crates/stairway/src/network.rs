//! Where this computer can be reached from a room: its private addresses and its name. Only asked for, never tried out:
//! nothing is sent.

use std::net::{IpAddr, UdpSocket};

/// Addresses of this computer that devices in the room may use, the one on the way out first. Public addresses are left
/// out where there are others: a class has no business with them.
pub fn addresses() -> Vec<IpAddr> {
    chosen(found(), usual())
}

/// The same for a server that listens on version 4 alone.
pub fn addresses_v4() -> Vec<IpAddr> {
    chosen(found().into_iter().filter(IpAddr::is_ipv4).collect(), usual())
}

fn found() -> Vec<IpAddr> {
    let found = if_addrs::get_if_addrs().unwrap_or_default();
    // The other end of a tunnel is in no room.
    found.iter().filter(|i| i.is_oper_up() && !i.is_p2p()).map(|i| i.ip()).collect()
}

fn chosen(found: Vec<IpAddr>, usual: Option<IpAddr>) -> Vec<IpAddr> {
    let private = sorted(found, usual);
    if !private.is_empty() {
        return private;
    }
    // Some academies have public addresses for everything.
    usual.filter(|a| !a.is_loopback() && !a.is_unspecified()).into_iter().collect()
}

/// Private addresses without doubles, the usual one first and version 4, which can be typed, before version 6.
fn sorted(mut all: Vec<IpAddr>, usual: Option<IpAddr>) -> Vec<IpAddr> {
    all.retain(is_private);
    all.sort_by_key(|a| (Some(*a) != usual, a.is_ipv6(), *a));
    all.dedup();
    all
}

/// An address that leads somewhere inside a building and nowhere else. Link-local ones of version 6 are none that a
/// browser takes.
pub fn is_private(address: &IpAddr) -> bool {
    match address {
        IpAddr::V4(a) => a.is_private() || a.is_link_local(),
        IpAddr::V6(a) => a.is_unique_local(),
    }
}

/// This computer's address on the way out. Connecting a datagram socket only asks which way it would go.
fn usual() -> Option<IpAddr> {
    let socket = UdpSocket::bind("0.0.0.0:0").ok()?;
    // A documentation address (RFC 5737).
    socket.connect("192.0.2.1:9").ok()?;
    socket.local_addr().ok().map(|a| a.ip())
}

/// What this computer is called, if a browser can use it.
pub fn hostname() -> Option<String> {
    let name = gethostname::gethostname().into_string().ok()?.to_ascii_lowercase();
    is_name(&name).then_some(name)
}

/// A name that a certificate may carry: letters, digits and hyphens between dots, and no address.
pub fn is_name(name: &str) -> bool {
    let part = |p: &str| {
        (1..=63).contains(&p.len())
            && p.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            && !p.starts_with('-')
            && !p.ends_with('-')
    };
    name.len() <= 253 && name.split('.').all(part) && name.parse::<IpAddr>().is_err()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_address_comes_first_and_public_ones_not_at_all() {
        let all =
            ["fd00::7", "203.0.113.5", "192.168.1.5", "10.0.0.3", "127.0.0.1", "fe80::1", "2001:db8::1", "10.0.0.3"];
        let all = all.map(|a| a.parse().unwrap()).to_vec();
        let seen = sorted(all, Some("192.168.1.5".parse().unwrap()));
        assert_eq!(seen.into_iter().map(|a| a.to_string()).collect::<Vec<_>>(), ["192.168.1.5", "10.0.0.3", "fd00::7"]);
    }

    #[test]
    fn a_public_address_alone_is_better_than_none() {
        let address = |a: &str| a.parse::<IpAddr>().unwrap();
        assert_eq!(chosen(vec![address("203.0.113.5")], Some(address("203.0.113.5"))), [address("203.0.113.5")]);
        assert_eq!(chosen(vec![address("127.0.0.1")], Some(address("127.0.0.1"))), [] as [IpAddr; 0]);
        assert_eq!(chosen(vec![address("127.0.0.1")], None), [] as [IpAddr; 0]);
    }

    #[test]
    fn names_are_names() {
        for good in ["ward-7", "train.academy.example", "a1.local"] {
            assert!(is_name(good), "{good}");
        }
        for bad in ["", "192.168.1.5", "two words", "под", "UPPER", "a..b", "-a", "a_b", "*.local"] {
            assert!(!is_name(bad), "{bad}");
        }
    }
}
