//! Connections as they come from the room. One device holds only so many, and one that connects and never asks for
//! anything is let go: a thousand silent connections from a phone would otherwise keep a class out.
//!
//! Never here: what is asked over a connection.

use crate::tls::listen::Encrypted;
use axum::Router;
use axum::extract::Request;
use axum::extract::connect_info::{ConnectInfo, Connected, IntoMakeServiceWithConnectInfo};
use axum::middleware::Next;
use axum::response::Response;
use axum::serve::{IncomingStream, Listener};
use std::collections::BTreeMap;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{Instant, Sleep};

/// For a first byte; a phone on a bad Wi-Fi needs a few seconds.
const FIRST_BYTE: Duration = Duration::from_secs(20);
/// From then on until something is answered: a spreadsheet over a bad Wi-Fi is sent by then.
const FIRST_ANSWER: Duration = Duration::from_secs(120);
/// What one address may take of the connections that the system lets us have: one in so many.
const SHARE: u64 = 8;
/// Connections of one address, fewest and most: a class behind one router has one address.
const OF_ONE: [u64; 2] = [64, 512];

/// Who is connected.
#[derive(Clone, Debug)]
pub struct Guests {
    here: Arc<Mutex<BTreeMap<IpAddr, usize>>>,
    of_one: usize,
}

/// A place, until it is dropped.
#[derive(Debug)]
pub struct Place {
    here: Arc<Mutex<BTreeMap<IpAddr, usize>>>,
    ip: IpAddr,
}

impl Guests {
    /// `at_most`: files that the system lets this process open; none: as many as it likes.
    pub fn new(at_most: Option<u64>) -> Guests {
        let [least, most] = OF_ONE;
        let of_one = at_most.map_or(most, |all| (all / SHARE).clamp(least, most));
        Guests { here: Arc::default(), of_one: usize::try_from(of_one).unwrap_or(usize::MAX) }
    }

    /// A place for one more connection, unless its address has as many as one may. This machine is not counted: a proxy
    /// brings everybody, and who sits here can stop the program anyway.
    pub fn enter(&self, from: IpAddr) -> Option<Place> {
        let ip = from.to_canonical();
        let mut here = self.here.lock().unwrap_or_else(PoisonError::into_inner);
        let have = here.entry(ip).or_default();
        if *have >= self.of_one && !ip.is_loopback() {
            return None;
        }
        *have += 1;
        Some(Place { here: Arc::clone(&self.here), ip })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut here = self.here.lock().unwrap_or_else(PoisonError::into_inner);
        match here.get_mut(&self.ip) {
            Some(have) if *have > 1 => *have -= 1,
            _ => {
                here.remove(&self.ip);
            }
        }
    }
}

/// A listener whose connections are counted.
pub struct Counted {
    pub listener: TcpListener,
    pub guests: Guests,
}

impl Counted {
    /// The next connection that has a place.
    pub async fn next(&mut self) -> (TcpStream, SocketAddr, Place) {
        loop {
            // Axum's own: it waits when the system has no more descriptors.
            let (stream, from) = Listener::accept(&mut self.listener).await;
            let Some(place) = self.guests.enter(from.ip()) else { continue };
            // What is said goes out at once: an event is small, and waiting for more costs up to 40 ms (Nagle's
            // algorithm). Where that cannot be set, the connection is only slower.
            let _ = stream.set_nodelay(true);
            return (stream, from, place);
        }
    }
}

impl Listener for Counted {
    type Io = Held<TcpStream>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Held<TcpStream>, SocketAddr) {
        let (stream, from, place) = self.next().await;
        (Held::new(stream, place), from)
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

/// Where a connection comes from.
#[derive(Clone, Copy)]
pub struct Caller(SocketAddr);

impl Connected<IncomingStream<'_, Counted>> for Caller {
    fn connect_info(stream: IncomingStream<'_, Counted>) -> Caller {
        Caller(*stream.remote_addr())
    }
}

impl Connected<IncomingStream<'_, Encrypted>> for Caller {
    fn connect_info(stream: IncomingStream<'_, Encrypted>) -> Caller {
        Caller(*stream.remote_addr())
    }
}

/// Pages that are told from where each request comes.
pub fn named(pages: Router) -> IntoMakeServiceWithConnectInfo<Router, Caller> {
    pages.layer(axum::middleware::from_fn(told)).into_make_service_with_connect_info()
}

async fn told(ConnectInfo(Caller(from)): ConnectInfo<Caller>, mut request: Request, next: Next) -> Response {
    request.extensions_mut().insert(web::Peer(from));
    next.run(request).await
}

/// A connection with its place. Until something was answered on it, it has only so much time.
pub struct Held<S> {
    stream: S,
    waits: Option<Pin<Box<Sleep>>>,
    /// Something came already.
    spoke: bool,
    _place: Place,
}

impl<S> Held<S> {
    pub fn new(stream: S, place: Place) -> Held<S> {
        Held { stream, waits: Some(Box::pin(tokio::time::sleep(FIRST_BYTE))), spoke: false, _place: place }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Held<S> {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let held = self.get_mut();
        let read = Pin::new(&mut held.stream).poll_read(cx, buf);
        let Some(waits) = &mut held.waits else { return read };
        if read.is_ready() {
            if !held.spoke {
                held.spoke = true;
                waits.as_mut().reset(Instant::now() + FIRST_ANSWER);
            }
            return read;
        }
        match waits.as_mut().poll(cx) {
            Poll::Ready(()) => Poll::Ready(Err(io::ErrorKind::TimedOut.into())),
            Poll::Pending => Poll::Pending,
        }
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Held<S> {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let held = self.get_mut();
        held.waits = None;
        Pin::new(&mut held.stream).poll_write(cx, bytes)
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let held = self.get_mut();
        held.waits = None;
        Pin::new(&mut held.stream).poll_write_vectored(cx, bytes)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_flush(cx)
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::routing::get;
    use std::future::IntoFuture as _;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

    #[test]
    fn one_address_holds_only_so_many_and_gives_back_what_it_drops() {
        let guests = Guests { here: Arc::default(), of_one: 2 };
        let phone: IpAddr = "192.168.1.66".parse().unwrap();
        let (a, b) = (guests.enter(phone), guests.enter("::ffff:192.168.1.66".parse().unwrap()));
        assert!(a.is_some() && b.is_some() && guests.enter(phone).is_none());
        let other = guests.enter("192.168.1.7".parse().unwrap());
        assert!(other.is_some(), "nobody else is kept out");
        drop(a);
        let again = guests.enter(phone);
        assert!(again.is_some() && guests.enter(phone).is_none());
        let here: Vec<_> = (0..10).map(|_| guests.enter("127.0.0.1".parse().unwrap())).collect();
        assert!(here.iter().all(Option::is_some));
        drop((b, again, here, other));
        assert!(guests.here.lock().unwrap().is_empty(), "nobody is remembered who is gone");
        assert_eq!([None, Some(256), Some(1_024), Some(1 << 20)].map(|n| Guests::new(n).of_one), [512, 64, 128, 512]);
    }

    #[tokio::test]
    async fn silence_is_let_go_and_a_stream_that_was_answered_is_not() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let at = listener.local_addr().unwrap();
        let guests = Guests::new(None);
        let counted = Counted { listener, guests: guests.clone() };
        let pages = Router::new().route("/", get(async || "here"));
        tokio::spawn(axum::serve(counted, pages).into_future());
        let mut silent = TcpStream::connect(at).await.unwrap();
        let mut half = TcpStream::connect(at).await.unwrap();
        half.write_all(b"GET / HT").await.unwrap();
        let mut asks = TcpStream::connect(at).await.unwrap();
        let request = b"GET / HTTP/1.1\r\nhost: x\r\n\r\n";
        asks.write_all(request).await.unwrap();
        let mut first = [0; 12];
        asks.read_exact(&mut first).await.unwrap();
        assert_eq!(&first, b"HTTP/1.1 200");
        // From here on time passes as soon as nothing else happens.
        tokio::time::pause();
        let mut rest = Vec::new();
        // Closed without a word, or with one that says why; in either case it is over.
        let _ = silent.read_to_end(&mut rest).await;
        let _ = half.read_to_end(&mut rest).await;
        tokio::time::advance(FIRST_ANSWER * 2).await;
        tokio::time::resume();
        asks.write_all(request).await.unwrap();
        let mut text = String::new();
        while text.matches("here").count() < 2 {
            let mut bytes = [0; 512];
            let n = asks.read(&mut bytes).await.unwrap();
            assert!(n > 0, "closed after: {text}");
            text.push_str(&String::from_utf8_lossy(&bytes[..n]));
        }
        // Only who asked is still here; the others' places come back as their connections are dropped.
        while guests.here.lock().unwrap().values().sum::<usize>() != 1 {
            tokio::task::yield_now().await;
        }
    }
}
