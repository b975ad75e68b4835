//! HTTPS in a room without internet: an authority of this computer's own, made once, and a short-lived certificate for
//! its addresses that is renewed at the start. Both lie in one file of the data folder, readable by its owner alone.
//!
//! What never belongs here: a call to the outside. No public authority is asked and no revocation list is fetched.

mod issue;
pub mod listen;

use crate::failure::Failure;
pub use issue::Wanted;
use issue::{Change, Kept};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::{ServerConfig, version};

/// Name of the file in the data folder.
const FILE: &str = "tls.json";

/// What a start with TLS has in its hands.
#[derive(Debug)]
pub struct Prepared {
    pub config: Arc<ServerConfig>,
    /// The authority's certificate, as devices install it.
    pub authority: Vec<u8>,
    /// Names and addresses that the certificate holds for.
    pub names: Vec<String>,
    /// The authority was made just now: no device trusts it yet.
    pub fresh: bool,
    /// A sentence for the terminal, where something was made that people have to know of.
    pub news: Option<&'static str>,
}

/// Reads what is kept, makes what is missing or about to end, and keeps it. `now` is in ms since the Unix epoch.
pub fn prepare(data: &Path, wanted: &Wanted, now: i64) -> Result<Prepared, Failure> {
    let path = data.join(FILE);
    let kept = read(&path)?;
    let known = kept.is_some();
    let (kept, change) = issue::renewed(kept, wanted, now).map_err(Failure::fault)?;
    if change != Change::Nothing {
        let text = serde_json::to_vec_pretty(&kept).map_err(Failure::fault)?;
        crate::desktop::write_private(&path, &text)
            .map_err(|e| Failure::input(format!("{}: {e}; choose another folder with --data", path.display())))?;
    }
    let news = (known && change == Change::Authority).then_some(
        "The certificate of this computer is a new one: devices that installed the old one need it again, and the old one removed.",
    );
    let authority = der(&kept.authority.certificate, &path)?;
    Ok(Prepared {
        config: config(&kept, &path)?,
        authority: authority.to_vec(),
        names: kept.server.names,
        fresh: change == Change::Authority,
        news,
    })
}

fn read(path: &PathBuf) -> Result<Option<Kept>, Failure> {
    let text = match std::fs::read(path) {
        Ok(text) => text,
        Err(e) if e.kind() == ErrorKind::NotFound => return Ok(None),
        Err(e) => return Err(Failure::input(format!("{}: {e}; it must be readable", path.display()))),
    };
    serde_json::from_slice(&text).map(Some).map_err(|e| unreadable(path, &e))
}

fn unreadable(path: &Path, error: &dyn std::fmt::Display) -> Failure {
    Failure::input(format!("{}: {error}; delete the file, and Stairway makes a new certificate", path.display()))
}

fn der(pem: &str, path: &Path) -> Result<CertificateDer<'static>, Failure> {
    CertificateDer::from_pem_slice(pem.as_bytes()).map_err(|e| unreadable(path, &e))
}

fn config(kept: &Kept, path: &Path) -> Result<Arc<ServerConfig>, Failure> {
    let key = PrivateKeyDer::from_pem_slice(kept.server.key.as_bytes()).map_err(|e| unreadable(path, &e))?;
    let certificate = der(&kept.server.certificate, path)?;
    let made = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_protocol_versions(&[&version::TLS13, &version::TLS12])
        .and_then(|b| b.with_no_client_auth().with_single_cert(vec![certificate], key));
    let mut made = made.map_err(|e| unreadable(path, &e))?;
    made.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(Arc::new(made))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_795_000_000_000;

    fn wanted() -> Wanted {
        Wanted { hostname: None, chosen: Vec::new(), addresses: vec!["10.1.2.3".parse().unwrap()] }
    }

    #[test]
    fn what_was_made_is_kept_and_nobody_else_reads_it() {
        let data = tempfile::tempdir().unwrap();
        let first = prepare(data.path(), &wanted(), NOW).unwrap();
        assert!(first.news.is_none(), "nobody has installed anything yet");
        assert!(first.names.contains(&"10.1.2.3".to_owned()), "{:?}", first.names);
        let again = prepare(data.path(), &wanted(), NOW).unwrap();
        assert_eq!(first.authority, again.authority);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = std::fs::metadata(data.path().join(FILE)).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }

    #[test]
    fn a_new_authority_is_told_of() {
        let data = tempfile::tempdir().unwrap();
        prepare(data.path(), &wanted(), NOW).unwrap();
        let chosen = Wanted { chosen: vec!["train.academy.example".to_owned()], ..wanted() };
        assert!(prepare(data.path(), &chosen, NOW).unwrap().news.is_some());
        assert!(prepare(data.path(), &chosen, NOW).unwrap().news.is_none());
    }

    #[test]
    fn a_broken_file_says_what_to_do() {
        let data = tempfile::tempdir().unwrap();
        std::fs::write(data.path().join(FILE), "{").unwrap();
        let failure = prepare(data.path(), &wanted(), NOW).unwrap_err();
        assert!(format!("{failure:?}").contains("delete the file"), "{failure:?}");
    }
}
