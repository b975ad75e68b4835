//! Listening for HTTPS. A handshake runs beside the others, so that a phone that falls asleep in the middle of one holds
//! up nobody. Whoever comes to the same port with plain HTTP, because an address was typed without `https://`, is passed
//! on to the pages that say what to do.

use crate::guests::{Counted, Held, Place};
use axum::serve::Listener;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::sync::mpsc;
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::server::TlsStream;

/// For a first byte and a handshake; a phone on a bad Wi-Fi needs a few seconds.
const PATIENCE: Duration = Duration::from_secs(20);
/// Connections that were accepted and wait to be served.
const QUEUE: usize = 64;
/// First byte of a TLS connection (RFC 8446, 5.1: a record of type «handshake»).
const HANDSHAKE: u8 = 22;

/// Connections of one kind, as they come.
pub struct Arrivals<S> {
    come: mpsc::Receiver<(S, SocketAddr)>,
    here: SocketAddr,
}

/// Encrypted connections.
pub type Encrypted = Arrivals<Held<TlsStream<TcpStream>>>;

/// Sorts what comes to a port: encrypted connections, and plain ones.
pub fn sorted(listener: Counted, config: Arc<ServerConfig>) -> io::Result<(Encrypted, Arrivals<Held<TcpStream>>)> {
    let here = listener.local_addr()?;
    let (to_tls, tls) = mpsc::channel(QUEUE);
    let (to_plain, plain) = mpsc::channel(QUEUE);
    tokio::spawn(accept(listener, TlsAcceptor::from(config), to_tls, to_plain));
    Ok((Arrivals { come: tls, here }, Arrivals { come: plain, here }))
}

type Sender<S> = mpsc::Sender<(S, SocketAddr)>;

async fn accept(
    mut listener: Counted,
    acceptor: TlsAcceptor,
    tls: Sender<Held<TlsStream<TcpStream>>>,
    plain: Sender<Held<TcpStream>>,
) {
    while !tls.is_closed() {
        let (stream, from, place) = listener.next().await;
        let (acceptor, tls, plain) = (acceptor.clone(), tls.clone(), plain.clone());
        tokio::spawn(async move {
            let _ = timeout(PATIENCE, greet((stream, place), from, acceptor, tls, plain)).await;
        });
    }
}

/// A connection that fails here was none: a scanner, or a device that does not trust the certificate.
async fn greet(
    (stream, place): (TcpStream, Place),
    from: SocketAddr,
    acceptor: TlsAcceptor,
    tls: Sender<Held<TlsStream<TcpStream>>>,
    plain: Sender<Held<TcpStream>>,
) {
    let mut first = [0];
    match stream.peek(&mut first).await {
        Ok(1) if first[0] != HANDSHAKE => {
            let _ = plain.send((Held::new(stream, place), from)).await;
        }
        Ok(1) => {
            if let Ok(stream) = acceptor.accept(stream).await {
                let _ = tls.send((Held::new(stream, place), from)).await;
            }
        }
        _ => {}
    }
}

impl<S> Listener for Arrivals<S>
where
    S: tokio::io::AsyncRead + tokio::io::AsyncWrite + Unpin + Send + 'static,
{
    type Io = S;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (S, SocketAddr) {
        match self.come.recv().await {
            Some(one) => one,
            // Nobody listens any more: the program ends.
            None => std::future::pending().await,
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        Ok(self.here)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guests::Guests;
    use crate::tls::{Wanted, prepare};
    use axum::Router;
    use axum::routing::get;
    use std::future::IntoFuture;
    use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
    use tokio::net::TcpListener;
    use tokio_rustls::TlsConnector;
    use tokio_rustls::rustls::crypto::ring;
    use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName, UnixTime};
    use tokio_rustls::rustls::time_provider::TimeProvider;
    use tokio_rustls::rustls::{ClientConfig, RootCertStore};

    const NOW: i64 = 1_795_000_000_000;

    #[derive(Debug)]
    struct Then;

    impl TimeProvider for Then {
        fn current_time(&self) -> Option<UnixTime> {
            Some(UnixTime::since_unix_epoch(Duration::from_millis(NOW.unsigned_abs())))
        }
    }

    /// A device that has installed the authority.
    fn device(authority: &[u8]) -> TlsConnector {
        let mut roots = RootCertStore::empty();
        roots.add(CertificateDer::from(authority.to_vec())).unwrap();
        let config = ClientConfig::builder_with_details(Arc::new(ring::default_provider()), Arc::new(Then));
        let config = config.with_safe_default_protocol_versions().unwrap().with_root_certificates(roots);
        TlsConnector::from(Arc::new(config.with_no_client_auth()))
    }

    async fn ask(mut stream: impl AsyncRead + AsyncWrite + Unpin) -> String {
        stream.write_all(b"GET / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n").await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        answer
    }

    #[tokio::test]
    async fn encrypted_and_plain_come_to_one_port_and_a_silent_device_holds_up_nobody() {
        let data = tempfile::tempdir().unwrap();
        let prepared = prepare(data.path(), &Wanted::default(), NOW).unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let here = listener.local_addr().unwrap();
        let listener = Counted { listener, guests: Guests::new(None) };
        let (encrypted, plain) = sorted(listener, prepared.config).unwrap();
        tokio::spawn(axum::serve(encrypted, Router::new().route("/", get(async || "encrypted"))).into_future());
        tokio::spawn(axum::serve(plain, Router::new().route("/", get(async || "plain"))).into_future());

        let _silent = TcpStream::connect(here).await.unwrap();
        let mut half = TcpStream::connect(here).await.unwrap();
        half.write_all(&[HANDSHAKE, 3, 1]).await.unwrap();
        for _ in 0..2 {
            let stream = TcpStream::connect(here).await.unwrap();
            let name = ServerName::try_from("localhost").unwrap();
            let stream = device(&prepared.authority).connect(name, stream).await.unwrap();
            assert!(ask(stream).await.ends_with("encrypted"));
            assert!(ask(TcpStream::connect(here).await.unwrap()).await.ends_with("plain"));
        }
        let strange = TcpStream::connect(here).await.unwrap();
        let name = ServerName::try_from("example.org").unwrap();
        assert!(device(&prepared.authority).connect(name, strange).await.is_err(), "the certificate is not that one's");
    }
}
