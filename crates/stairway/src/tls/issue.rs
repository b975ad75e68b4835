//! Makes the authority and the certificate. Time, names and addresses are given; chance comes from the operating system.

use rcgen::{
    BasicConstraints, CertificateParams, CidrSubnet, DistinguishedName, DnType, Error, ExtendedKeyUsagePurpose,
    GeneralSubtree, IsCa, Issuer, KeyPair, KeyUsagePurpose, NameConstraints, SanType, date_time_ymd,
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::time::Duration;

const DAY: i64 = 86_400_000;
/// Devices install it once, so it outlives a course and not a laptop.
const AUTHORITY_DAYS: i64 = 5 * 365;
const SERVER_DAYS: i64 = 90;
/// What ends within this time is made anew at a start.
const RENEW_DAYS: i64 = 30;
/// Clocks of devices that have seen no network for a while are behind.
const SLACK_DAYS: i64 = 1;

/// Names that lead to this computer alone or to the local network alone (RFC 6761, RFC 6762).
const LOCAL: [&str; 2] = ["localhost", "local"];

/// What a certificate shall hold for.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    pub hostname: Option<String>,
    /// Names that the operator chose.
    pub chosen: Vec<String>,
    pub addresses: Vec<IpAddr>,
}

/// The file of the data folder. Times are ms since the Unix epoch, keys and certificates PEM.
#[derive(Debug, Deserialize, Serialize)]
pub struct Kept {
    pub authority: Authority,
    pub server: Server,
}

#[derive(Debug, Deserialize, Serialize)]
pub struct Authority {
    pub title: String,
    pub until: i64,
    /// Names, with what stands below them, that it may vouch for.
    pub permitted: Vec<String>,
    pub key: String,
    pub certificate: String,
}

#[derive(Debug, Deserialize, Serialize)]
pub struct Server {
    pub names: Vec<String>,
    pub until: i64,
    pub key: String,
    pub certificate: String,
}

/// What had to be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    Nothing,
    Server,
    /// Both: devices have to install the authority again.
    Authority,
}

/// What is kept, with what is missing, unfitting or about to end made anew.
pub fn renewed(kept: Option<Kept>, wanted: &Wanted, now: i64) -> Result<(Kept, Change), Error> {
    let soon = now + RENEW_DAYS * DAY;
    let kept = kept.filter(|k| k.authority.until > soon && wanted.chosen.iter().all(|n| k.authority.permits(n)));
    let Some(Kept { authority, server }) = kept else {
        let authority = authority(wanted, now)?;
        let server = server(&authority, names(&authority, wanted), now)?;
        return Ok((Kept { authority, server }, Change::Authority));
    };
    let names = names(&authority, wanted);
    if server.names == names && server.until > soon {
        return Ok((Kept { authority, server }, Change::Nothing));
    }
    let server = self::server(&authority, names, now)?;
    Ok((Kept { authority, server }, Change::Server))
}

impl Authority {
    fn permits(&self, name: &str) -> bool {
        self.permitted.iter().any(|p| name.strip_suffix(p.as_str()).is_some_and(|r| r.is_empty() || r.ends_with('.')))
    }
}

/// What the certificate names. A computer that was renamed is simply not named by its new name, unless it ends in
/// `.local`: devices need not install anything again for that.
fn names(authority: &Authority, wanted: &Wanted) -> Vec<String> {
    let mut names = vec!["localhost".to_owned()];
    if let Some(name) = &wanted.hostname {
        names.push(name.clone());
        if !name.contains('.') {
            names.push(format!("{name}.local"));
        }
    }
    names.extend(wanted.chosen.iter().cloned());
    names.retain(|n| authority.permits(n));
    let own = [IpAddr::V4(Ipv4Addr::LOCALHOST), IpAddr::V6(Ipv6Addr::LOCALHOST)];
    names.extend(own.iter().chain(&wanted.addresses).map(IpAddr::to_string));
    names.sort();
    names.dedup();
    names
}

fn authority(wanted: &Wanted, now: i64) -> Result<Authority, Error> {
    let key = KeyPair::generate()?;
    // Whoever has met several of these computers can tell them apart in a list, and delete the right one.
    let mark = hex::encode_upper(&Sha256::digest(key.public_key_raw())[..2]);
    let title = format!("Stairway {} {mark}", wanted.hostname.as_deref().unwrap_or("classroom"));
    let mut permitted: Vec<String> = LOCAL.map(str::to_owned).to_vec();
    permitted.extend(wanted.hostname.iter().chain(&wanted.chosen).cloned());
    let until = now + AUTHORITY_DAYS * DAY;
    let mut params = authority_params(&title);
    holds(&mut params, now, until);
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    params.name_constraints =
        Some(NameConstraints { permitted_subtrees: subtrees(&permitted), excluded_subtrees: Vec::new() });
    let certificate = params.self_signed(&key)?.pem();
    Ok(Authority { title, until, permitted, key: key.serialize_pem(), certificate })
}

/// What signing needs to know of the authority; the same whenever it signs.
fn authority_params(title: &str) -> CertificateParams {
    let mut params = CertificateParams::default();
    params.distinguished_name = called(title);
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    params
}

fn called(title: &str) -> DistinguishedName {
    let mut name = DistinguishedName::new();
    name.push(DnType::CommonName, title);
    name
}

/// All that the authority may vouch for: the chosen names and addresses inside buildings. A stolen key opens nobody's
/// bank.
fn subtrees(permitted: &[String]) -> Vec<GeneralSubtree> {
    let v4 = |a: [u8; 4], mask: [u8; 4]| GeneralSubtree::IpAddress(CidrSubnet::V4(a, mask));
    let v6 = |a: Ipv6Addr, bits: u32| {
        let mask = u128::MAX.checked_shl(128 - bits).unwrap_or_default();
        GeneralSubtree::IpAddress(CidrSubnet::V6(a.octets(), mask.to_be_bytes()))
    };
    let mut all: Vec<_> = permitted.iter().cloned().map(GeneralSubtree::DnsName).collect();
    all.extend([
        v4([127, 0, 0, 0], [255, 0, 0, 0]),
        v4([10, 0, 0, 0], [255, 0, 0, 0]),
        v4([172, 16, 0, 0], [255, 240, 0, 0]),
        v4([192, 168, 0, 0], [255, 255, 0, 0]),
        v4([169, 254, 0, 0], [255, 255, 0, 0]),
        v6(Ipv6Addr::LOCALHOST, 128),
        v6(Ipv6Addr::new(0xfc00, 0, 0, 0, 0, 0, 0, 0), 7),
    ]);
    all
}

fn server(authority: &Authority, names: Vec<String>, now: i64) -> Result<Server, Error> {
    // A key of its own each time: no two certificates of one authority have the same number.
    let key = KeyPair::generate()?;
    let until = authority.until.min(now + SERVER_DAYS * DAY);
    let mut params = CertificateParams::default();
    params.distinguished_name = called("Stairway");
    holds(&mut params, now, until);
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    params.use_authority_key_identifier_extension = true;
    for name in &names {
        params.subject_alt_names.push(match name.parse() {
            Ok(address) => SanType::IpAddress(address),
            Err(_) => SanType::DnsName(name.as_str().try_into()?),
        });
    }
    let issuer = Issuer::new(authority_params(&authority.title), KeyPair::from_pem(&authority.key)?);
    let certificate = params.signed_by(&key, &issuer)?.pem();
    Ok(Server { names, until, key: key.serialize_pem(), certificate })
}

fn holds(params: &mut CertificateParams, now: i64, until: i64) {
    let since_1970 = |ms: i64| Duration::from_millis(ms.max(0).unsigned_abs());
    params.not_before = date_time_ymd(1970, 1, 1) + since_1970(now - SLACK_DAYS * DAY);
    params.not_after = date_time_ymd(1970, 1, 1) + since_1970(until);
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use tokio_rustls::rustls::client::WebPkiServerVerifier;
    use tokio_rustls::rustls::client::danger::ServerCertVerifier;
    use tokio_rustls::rustls::crypto::ring;
    use tokio_rustls::rustls::pki_types::pem::PemObject;
    use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName, UnixTime};
    use tokio_rustls::rustls::{self, RootCertStore};

    const NOW: i64 = 1_795_000_000_000;

    fn wanted() -> Wanted {
        let addresses = ["192.168.1.5", "fd00::7"].map(|a| a.parse().unwrap()).to_vec();
        Wanted { hostname: Some("ward-7".to_owned()), chosen: vec!["train.academy.example".to_owned()], addresses }
    }

    /// What a device says that installed the authority and opens a name at a time.
    fn opened(authority: &Authority, server: &Server, name: &str, at: i64) -> Result<(), rustls::Error> {
        let der = |pem: &str| CertificateDer::from_pem_slice(pem.as_bytes()).unwrap();
        let mut roots = RootCertStore::empty();
        roots.add(der(&authority.certificate)).unwrap();
        let provider = Arc::new(ring::default_provider());
        let verifier = WebPkiServerVerifier::builder_with_provider(Arc::new(roots), provider).build().unwrap();
        let name = ServerName::try_from(name.to_owned()).unwrap();
        let at = UnixTime::since_unix_epoch(Duration::from_millis(at.unsigned_abs()));
        verifier.verify_server_cert(&der(&server.certificate), &[], &name, &[], at).map(|_| ())
    }

    #[test]
    fn a_device_that_trusts_the_authority_opens_every_name_and_no_other() {
        let (kept, change) = renewed(None, &wanted(), NOW).unwrap();
        assert_eq!(change, Change::Authority);
        let names = ["localhost", "127.0.0.1", "::1", "192.168.1.5", "fd00::7"];
        for name in names.iter().chain(&["ward-7", "ward-7.local", "train.academy.example"]) {
            opened(&kept.authority, &kept.server, name, NOW).unwrap_or_else(|e| panic!("{name}: {e}"));
        }
        for name in ["192.168.1.6", "academy.example", "example.org"] {
            assert!(opened(&kept.authority, &kept.server, name, NOW).is_err(), "{name}");
        }
    }

    #[test]
    fn it_holds_ninety_days_and_for_clocks_that_are_a_little_behind() {
        let (kept, _) = renewed(None, &wanted(), NOW).unwrap();
        let at = |days: i64| opened(&kept.authority, &kept.server, "192.168.1.5", NOW + days * DAY);
        for days in [0, 89] {
            at(days).unwrap();
        }
        opened(&kept.authority, &kept.server, "192.168.1.5", NOW - DAY / 2).unwrap();
        assert!(at(91).is_err());
        assert!(at(-2).is_err());
    }

    #[test]
    fn the_authority_may_vouch_for_nothing_outside() {
        let (Kept { authority, .. }, _) = renewed(None, &wanted(), NOW).unwrap();
        for name in ["bank.example", "203.0.113.5", "2001:db8::1", "notlocal"] {
            // Even a certificate that carries the name is refused.
            let forged = server(&authority, vec![name.to_owned()], NOW).unwrap();
            assert!(opened(&authority, &forged, name, NOW).is_err(), "{name}");
        }
        let allowed = server(&authority, vec!["172.31.255.1".to_owned()], NOW).unwrap();
        opened(&authority, &allowed, "172.31.255.1", NOW).unwrap();
    }

    #[test]
    fn what_is_about_to_end_is_renewed_and_devices_keep_their_trust() {
        let (kept, _) = renewed(None, &wanted(), NOW).unwrap();
        let first = kept.authority.certificate.clone();
        let (kept, change) = renewed(Some(kept), &wanted(), NOW + 59 * DAY).unwrap();
        assert_eq!(change, Change::Nothing);
        let later = NOW + 61 * DAY;
        let (kept, change) = renewed(Some(kept), &wanted(), later).unwrap();
        assert_eq!((change, &kept.authority.certificate), (Change::Server, &first));
        opened(&kept.authority, &kept.server, "192.168.1.5", later + 60 * DAY).unwrap();
        let moved = Wanted { addresses: vec!["10.9.8.7".parse().unwrap()], ..wanted() };
        let (kept, change) = renewed(Some(kept), &moved, later).unwrap();
        assert_eq!((change, &kept.authority.certificate), (Change::Server, &first));
        opened(&kept.authority, &kept.server, "10.9.8.7", later).unwrap();
        assert!(opened(&kept.authority, &kept.server, "192.168.1.5", later).is_err());
    }

    #[test]
    fn a_renamed_computer_keeps_its_authority_and_a_chosen_name_makes_a_new_one() {
        let (kept, _) = renewed(None, &wanted(), NOW).unwrap();
        let first = kept.authority.certificate.clone();
        let renamed = Wanted { hostname: Some("ward-8".to_owned()), ..wanted() };
        let (kept, change) = renewed(Some(kept), &renamed, NOW).unwrap();
        assert_eq!((change, &kept.authority.certificate), (Change::Server, &first));
        assert!(kept.server.names.contains(&"ward-8.local".to_owned()), "{:?}", kept.server.names);
        assert!(!kept.server.names.contains(&"ward-8".to_owned()), "{:?}", kept.server.names);
        opened(&kept.authority, &kept.server, "ward-8.local", NOW).unwrap();
        let chosen = Wanted { chosen: vec!["class.example".to_owned()], ..wanted() };
        let (kept, change) = renewed(Some(kept), &chosen, NOW).unwrap();
        assert_eq!(change, Change::Authority);
        opened(&kept.authority, &kept.server, "class.example", NOW).unwrap();
    }

    #[test]
    fn the_authority_ends_after_five_years_and_is_made_anew_before() {
        let (kept, _) = renewed(None, &wanted(), NOW).unwrap();
        let last = NOW + (AUTHORITY_DAYS - 31) * DAY;
        let (kept, change) = renewed(Some(kept), &wanted(), last).unwrap();
        assert_eq!(change, Change::Server);
        assert_eq!(kept.server.until, kept.authority.until, "never longer than the authority");
        let (_, change) = renewed(Some(kept), &wanted(), last + 2 * DAY).unwrap();
        assert_eq!(change, Change::Authority);
    }
}
