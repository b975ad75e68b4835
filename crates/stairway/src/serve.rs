//! `stairway`: the server with the embedded store, ready to practise; or on PostgreSQL.

use crate::announce::{self, link, local};
use crate::cli::{Serve, StaffLink};
use crate::failure::Failure;
use crate::guests::{self, Counted, Guests};
use crate::helpline::{self, Helplines};
use crate::{network, packs, tls};
use live::House;
use std::future::IntoFuture;
use std::net::{IpAddr, SocketAddr};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use store::Store;
use tokio::net::TcpListener;
use web::{Network, Reach, WebConfig};

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

/// The time zone of exercises: the one that was asked for, if there is such a one, or this computer's.
fn zone(asked: Option<&str>) -> Result<String, Failure> {
    use jiff::tz::TimeZone;
    let Some(asked) = asked else {
        let own = TimeZone::try_system().ok().and_then(|zone| zone.iana_name().map(str::to_owned));
        return Ok(own.unwrap_or_default());
    };
    let known = TimeZone::get(asked).ok().and_then(|zone| zone.iana_name().map(str::to_owned));
    known.ok_or_else(|| {
        Failure::input(format!("there is no time zone «{asked}»; write it as Europe/Zurich or Asia/Almaty"))
    })
}

async fn serve(a: Serve, library: live::Library, helplines: Helplines) -> Result<ExitCode, Failure> {
    let zone = zone(a.time_zone.as_deref())?;
    let store = open_store(&a.data, a.database.as_deref()).await?;
    let listener = bind(a.listen, "--listen 0.0.0.0:8081").await?;
    let here = listener.local_addr().map_err(Failure::fault)?;
    let names = names(&a.names)?;
    let reach = reach(here.ip());
    let secured = if a.tls { Some(secure(&a, here, &reach, &names, store.as_ref()).await?) } else { None };
    let house =
        if a.database.is_some() { House::join(store, library).await } else { House::open(store, library).await };
    let house = house.map_err(Failure::fault)?;
    let first = house.first_link().await.map_err(Failure::fault)?;
    let tls = secured.as_ref().map(|s| s.tls.clone());
    let network = Network { reach, port: here.port(), names, tls };
    let news = secured.as_ref().and_then(|s| s.prepared.news);
    for line in announce::lines(here, &network, news, first.as_deref()) {
        println!("{line}");
    }
    if a.open {
        // Before the certificate is trusted, a browser would only warn.
        let trust = secured.as_ref().is_some_and(|s| s.prepared.fresh);
        let page = if trust { network.help("localhost") } else { local(here, a.tls) };
        crate::desktop::open(&page);
    }
    let config = WebConfig { secure: a.tls, helplines, network, zone };
    // Streams never end by themselves, so nobody waits for them: what was acknowledged is on disk already.
    tokio::select! {
        served = serve_on(listener, secured, house, config) => served.map_err(Failure::fault)?,
        () = stop() => {}
    }
    Ok(ExitCode::SUCCESS)
}

/// Plain HTTP on one port, or HTTPS on it with the plain helper beside it.
async fn serve_on(
    listener: TcpListener,
    secured: Option<Secured>,
    house: Arc<House>,
    config: WebConfig,
) -> std::io::Result<()> {
    let room = Guests::new(crate::desktop::files());
    let listener = Counted { listener, guests: room.clone() };
    let Some(secured) = secured else {
        return axum::serve(listener, guests::named(web::router(house, config))).await;
    };
    let (encrypted, plain) = tls::listen::sorted(listener, secured.prepared.config)?;
    let helper = web::plain_router(Arc::clone(&house), config.clone());
    let pages = guests::named(web::router(house, config));
    tokio::try_join!(
        axum::serve(encrypted, pages).into_future(),
        axum::serve(plain, helper.clone()).into_future(),
        axum::serve(Counted { listener: secured.helper, guests: room }, helper).into_future(),
    )?;
    Ok(())
}

/// What a start with `--tls` adds.
struct Secured {
    prepared: tls::Prepared,
    tls: web::Tls,
    /// Plain HTTP, for the certificate.
    helper: TcpListener,
}

async fn secure(
    a: &Serve,
    here: SocketAddr,
    reach: &Reach,
    names: &[String],
    store: &dyn Store,
) -> Result<Secured, Failure> {
    let addresses = Network { reach: reach.clone(), ..Network::default() }.addresses();
    let wanted = tls::Wanted {
        hostname: network::hostname(),
        chosen: names.to_vec(),
        addresses: addresses.into_iter().filter(network::is_private).collect(),
    };
    let now = store.now().await.map_err(Failure::fault)?;
    std::fs::create_dir_all(&a.data).map_err(Failure::fault)?;
    let prepared = tls::prepare(&a.data, &wanted, now.0)?;
    let port = a.http_port.unwrap_or_else(|| here.port().checked_add(1).unwrap_or(0));
    let helper = bind(SocketAddr::new(here.ip(), port), "--http-port 8090").await?;
    let http_port = helper.local_addr().map_err(Failure::fault)?.port();
    let tls = web::Tls { authority: prepared.authority.clone(), http_port, names: prepared.names.clone() };
    Ok(Secured { prepared, tls, helper })
}

async fn bind(at: SocketAddr, remedy: &str) -> Result<TcpListener, Failure> {
    let bound = TcpListener::bind(at).await;
    bound.map_err(|e| Failure::input(format!("cannot listen on {at}: {e}; choose another with {remedy}")))
}

/// Who can reach a server that listens there.
fn reach(listens: IpAddr) -> Reach {
    match listens {
        ip if ip.is_loopback() => Reach::Alone,
        IpAddr::V4(ip) if ip.is_unspecified() => Reach::Room(network::addresses_v4),
        IpAddr::V6(ip) if ip.is_unspecified() => Reach::Room(network::addresses),
        ip => Reach::At(ip),
    }
}

/// Names as a certificate may carry them.
fn names(given: &[String]) -> Result<Vec<String>, Failure> {
    let mut names = Vec::new();
    for name in given.iter().map(|n| n.trim().to_ascii_lowercase()).filter(|n| !n.is_empty()) {
        if !network::is_name(&name) {
            return Err(Failure::input(format!(
                "--name {name}: a name has letters a to z, digits and hyphens between dots; addresses are found without it"
            )));
        }
        names.push(name);
    }
    Ok(names)
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
    println!("{}", link(&local(a.listen, a.tls), &token));
    let what = if a.name.is_some() { "choose a new password" } else { "make an account" };
    eprintln!("Open it within a day to {what}; it works once.");
    Ok(ExitCode::SUCCESS)
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
