//! A PostgreSQL cluster of the test's own: made in a temporary folder, reached through a socket in it,
//! ended by its pid. `STAIRWAY_TEST_POSTGRES=url` uses a server that is there instead; its user must be
//! allowed to create databases.

use std::{
    fs,
    io::{BufRead as _, BufReader},
    os::unix::fs::{MetadataExt as _, chown},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicU32, Ordering},
};

use sqlx::{AssertSqlSafe, Connection as _, PgConnection};

const REMEDY: &str = "this test needs PostgreSQL: apt-get install postgresql, \
    or set STAIRWAY_TEST_POSTGRES to the URL of a server where databases may be created";

static DATABASES: AtomicU32 = AtomicU32::new(0);

/// A server to make databases on.
pub(crate) struct Cluster {
    /// Reaches some database of the server.
    url: String,
    own: Option<Own>,
    made: std::sync::Mutex<Vec<String>>,
}

/// What is there when the server is the test's own.
struct Own {
    bin: PathBuf,
    folder: tempfile::TempDir,
    server: Option<Child>,
}

/// When the server is somebody else's, stopping it cannot be tested. Says so instead of passing silently.
pub(crate) fn cannot_be_stopped() {
    let given = std::env::var("STAIRWAY_TEST_POSTGRES");
    assert!(given.is_ok(), "only a given server may be left running");
    eprintln!("not tested: the server of STAIRWAY_TEST_POSTGRES cannot be stopped");
}

impl Cluster {
    /// The given server, or a new one.
    pub(crate) fn start() -> Self {
        match std::env::var("STAIRWAY_TEST_POSTGRES") {
            Ok(url) => Self { url, own: None, made: Default::default() },
            Err(_) => Self::make(),
        }
    }

    /// A new one, unless a server was given.
    pub(crate) fn own() -> Option<Self> {
        Some(Self::start()).filter(|cluster| cluster.own.is_some())
    }

    fn make() -> Self {
        let bin = binaries();
        let folder = tempfile::Builder::new().prefix("stairway-pg-").tempdir().unwrap();
        if let Some(user) = other_user() {
            chown(folder.path(), Some(user.uid), Some(user.gid)).unwrap();
        }
        let made = as_other_user(&bin.join("initdb"))
            .args(["--auth=trust", "--username=stairway", "--encoding=UTF8", "--locale=C", "--no-sync", "-D"])
            .arg(folder.path().join("data"))
            .current_dir(folder.path())
            .output()
            .unwrap();
        assert!(made.status.success(), "initdb: {}", String::from_utf8_lossy(&made.stderr));
        let url = format!("postgres:///postgres?user=stairway&host={}", folder.path().display());
        let mut own = Own { bin, folder, server: None };
        own.start();
        Self { url, own: Some(own), made: Default::default() }
    }

    /// The URL of a database that was never used.
    pub(crate) async fn fresh_database(&self) -> String {
        let number = DATABASES.fetch_add(1, Ordering::Relaxed);
        let name = format!("stairway_test_{}_{number}", std::process::id());
        self.execute(&self.url, &format!("CREATE DATABASE {name} TEMPLATE template0")).await;
        let joint = if self.url.contains('?') { '&' } else { '?' };
        let url = format!("{}{joint}dbname={name}", self.url);
        self.made.lock().unwrap().push(name);
        url
    }

    /// Runs statements on a connection of their own.
    pub(crate) async fn execute(&self, url: &str, statements: &str) {
        let mut connection = PgConnection::connect(url).await.unwrap();
        sqlx::raw_sql(AssertSqlSafe(statements.to_owned())).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
    }

    /// The first column of what a query gives.
    pub(crate) async fn column(&self, url: &str, query: &'static str) -> Vec<String> {
        let mut connection = PgConnection::connect(url).await.unwrap();
        sqlx::query_scalar(query).fetch_all(&mut connection).await.unwrap()
    }

    /// Stops the test's own server.
    pub(crate) fn stop(&mut self) {
        self.own.as_mut().unwrap().stop();
    }

    /// Starts it again, with what it had.
    pub(crate) fn go_on(&mut self) {
        self.own.as_mut().unwrap().start();
    }

    /// Ends the test's own server, or removes from a given one what was made.
    pub(crate) async fn end(mut self) {
        match &mut self.own {
            Some(own) => own.stop(),
            None => {
                let made = std::mem::take(&mut *self.made.lock().unwrap());
                for name in made {
                    self.execute(&self.url, &format!("DROP DATABASE {name} WITH (FORCE)")).await;
                }
            }
        }
    }
}

impl Own {
    /// Returns when the server says that it takes connections.
    fn start(&mut self) {
        let mut server = as_other_user(&self.bin.join("postgres"))
            .arg("-D")
            .arg(self.folder.path().join("data"))
            .arg("-k")
            .arg(self.folder.path())
            .args(["-c", "listen_addresses=", "-c", "fsync=off", "-c", "max_connections=100"])
            .current_dir(self.folder.path())
            .env("LC_ALL", "C")
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = Vec::new();
        let mut lines = BufReader::new(server.stderr.take().unwrap()).lines().map_while(Result::ok);
        let ready = lines.any(|line| {
            said.push(line);
            said.last().is_some_and(|line| line.contains("ready to accept connections"))
        });
        self.server = Some(server);
        assert!(ready, "the server did not start: {said:#?}");
        // Or it would stop once the pipe is full. The thread ends with the server.
        std::thread::spawn(move || lines.for_each(drop));
    }

    /// Ends the server by its pid: INT is PostgreSQL's fast shutdown.
    fn stop(&mut self) {
        if let Some(mut server) = self.server.take() {
            let told = Command::new("kill").arg("-INT").arg(server.id().to_string()).status();
            if !told.is_ok_and(|status| status.success()) {
                // Ended already, or no `kill`: then hard.
                let _ = server.kill();
            }
            server.wait().expect("the server is this process's child");
        }
    }
}

impl Drop for Own {
    fn drop(&mut self) {
        self.stop();
    }
}

struct User {
    name: &'static str,
    uid: u32,
    gid: u32,
}

/// PostgreSQL refuses to run as root: whom to run it as then.
fn other_user() -> Option<User> {
    if fs::metadata("/proc/self").unwrap().uid() != 0 {
        return None;
    }
    let passwd = fs::read_to_string("/etc/passwd").unwrap();
    let found = ["postgres", "nobody"].into_iter().find_map(|name| {
        let line = passwd.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))?;
        let mut fields = line.split(':').skip(1);
        Some(User { name, uid: fields.next()?.parse().ok()?, gid: fields.next()?.parse().ok()? })
    });
    Some(found.expect("root needs a user postgres or nobody to run PostgreSQL as"))
}

fn as_other_user(program: &Path) -> Command {
    match other_user() {
        None => Command::new(program),
        Some(user) => {
            let mut command = Command::new("setpriv");
            // Should the test be killed, the server goes with it.
            command.args(["--pdeathsig=INT", "--clear-groups"]);
            command.args([format!("--reuid={}", user.name), format!("--regid={}", user.gid)]).arg(program);
            command
        }
    }
}

/// The folder of the newest PostgreSQL that is installed.
fn binaries() -> PathBuf {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest = versions
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse::<u32>().ok()?, entry.path().join("bin"))))
        .filter(|(_, bin)| bin.join("initdb").exists() && bin.join("postgres").exists())
        .max();
    newest.unwrap_or_else(|| panic!("{REMEDY}")).1
}
