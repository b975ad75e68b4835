//! `stairway`: the server with the embedded store, ready to practise; or on PostgreSQL.

use crate::cli::{Serve, StaffLink};
use crate::failure::Failure;
use crate::helpline::{self, Helplines};
use crate::packs;
use axum::serve::ListenerExt as _;
use live::House;
use std::future::IntoFuture;
use std::net::{IpAddr, SocketAddr, UdpSocket};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use store::Store;
use tokio::net::TcpListener;

/// Name of the lock file in the data folder.
const LOCK: &str = "in-use";

pub fn run(a: Serve) -> Result<ExitCode, Failure> {
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::try_from_env("STAIRWAY_LOG").unwrap_or_else(|_| "warn".into()))
        .with_writer(std::io::stderr)
        .init();
    let library = packs::library(a.packs.as_deref())?;
    let helplines = helpline::read(&[Some(a.data.as_path()), a.packs.as_deref()])?;
    let _lock = if a.database.is_none() { Some(lock(&a.data)?) } else { None };
    runtime()?.block_on(serve(a, library, helplines))
}

async fn serve(a: Serve, library: live::Library, helplines: Helplines) -> Result<ExitCode, Failure> {
    let store = open_store(&a.data, a.database.as_deref()).await?;
    let listener = TcpListener::bind(a.listen).await.map_err(|e| {
        Failure::input(format!("cannot listen on {}: {e}; choose another with --listen 0.0.0.0:8081", a.listen))
    })?;
    let here = listener.local_addr().map_err(Failure::fault)?;
    let house =
        if a.database.is_some() { House::join(store, library).await } else { House::open(store, library).await };
    let house = house.map_err(Failure::fault)?;
    let first = house.first_link().await.map_err(Failure::fault)?;
    println!("Stairway is ready: {}", local(here));
    if here.ip().is_unspecified()
        && let Some(address) = lan()
    {
        println!("On this network:   http://{}", SocketAddr::new(address, here.port()));
    }
    if let Some(token) = first {
        println!("Trainer: open {} once to make your account", link(&local(here), &token));
    }
    println!("Nothing leaves this computer. Stop with Ctrl+C.");
    if a.open {
        crate::desktop::open(&local(here));
    }
    let router = web::router(house, web::WebConfig { secure: false, helplines });
    // What is said goes out at once: an event is small, and waiting for more would cost up to 40 ms (Nagle's algorithm).
    let listener = listener.tap_io(|io| {
        if let Err(error) = io.set_nodelay(true) {
            tracing::debug!(%error, "a connection stays slow");
        }
    });
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    // Streams never end by themselves, so nobody waits for them: what was acknowledged is on disk already.
    tokio::select! {
        served = axum::serve(listener, service).into_future() => served.map_err(Failure::fault)?,
        () = stop() => {}
    }
    Ok(ExitCode::SUCCESS)
}

/// Opens the store that was asked for, and makes the embedded one if it is not there.
pub async fn open_store(data: &Path, database: Option<&str>) -> Result<Arc<dyn Store>, Failure> {
    if let Some(url) = database {
        let store = store_postgres::PostgresStore::connect(url).await;
        return Ok(Arc::new(store.map_err(|e| Failure::input(format!("{e}; check --database")))?));
    }
    std::fs::create_dir_all(data)
        .map_err(|e| Failure::input(format!("{}: {e}; choose another folder with --data", data.display())))?;
    let store = store_sqlite::SqliteStore::open(data.join("stairway.db")).await;
    Ok(Arc::new(store.map_err(|e| Failure::input(format!("{}: {e}", data.display())))?))
}

/// One server at a time in a data folder.
fn lock(data: &Path) -> Result<std::fs::File, Failure> {
    std::fs::create_dir_all(data)
        .map_err(|e| Failure::input(format!("{}: {e}; choose another folder with --data", data.display())))?;
    let file = std::fs::File::create(data.join(LOCK)).map_err(Failure::fault)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(std::fs::TryLockError::WouldBlock) => Err(Failure::input(format!(
            "another Stairway runs on {}; stop it or choose another folder with --data",
            data.display()
        ))),
        Err(std::fs::TryLockError::Error(e)) => Err(Failure::fault(e)),
    }
}

pub fn runtime() -> Result<tokio::runtime::Runtime, Failure> {
    tokio::runtime::Runtime::new().map_err(Failure::fault)
}

/// `stairway staff-link`: a one-time link, made with the store and whether or not a server runs on it.
pub fn staff_link(a: &StaffLink) -> Result<ExitCode, Failure> {
    let token = runtime()?.block_on(async {
        let store = open_store(&a.place.data, a.place.database.as_deref()).await?;
        live::staff::make_link(store.as_ref(), a.name.as_deref()).await.map_err(Failure::fault)
    })?;
    let Some(token) = token else {
        let name = a.name.as_deref().unwrap_or_default();
        return Err(Failure::input(format!(
            "nobody signs in as «{name}»; without --name the link makes a new account"
        )));
    };
    println!("{}", link(&local(a.listen), &token));
    let what = if a.name.is_some() { "choose a new password" } else { "make an account" };
    eprintln!("Open it within a day to {what}; it works once.");
    Ok(ExitCode::SUCCESS)
}

fn link(server: &str, token: &str) -> String {
    format!("{server}/staff/first/{token}")
}

fn local(at: SocketAddr) -> String {
    if at.ip().is_unspecified() || at.ip().is_loopback() {
        format!("http://localhost:{}", at.port())
    } else {
        format!("http://{at}")
    }
}

/// This computer's address on its network. Nothing is sent: connecting a datagram socket only asks which way it would go.
fn lan() -> Option<IpAddr> {
    let socket = UdpSocket::bind("0.0.0.0:0").ok()?;
    // A documentation address (RFC 5737).
    socket.connect("192.0.2.1:9").ok()?;
    let address = socket.local_addr().ok()?.ip();
    (!address.is_loopback() && !address.is_unspecified()).then_some(address)
}

async fn stop() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    tokio::select! {
        () = interrupt => {}
        () = crate::desktop::terminated() => {}
    }
}
