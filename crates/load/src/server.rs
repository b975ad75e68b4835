//! A server of our own: started on a folder, killed by its process id, started again.

use crate::http::{Fault, Site};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, Command};
use tokio::time::{Instant, sleep};

/// How long a start may take.
const START: Duration = Duration::from_secs(60);

pub struct Server {
    binary: PathBuf,
    data: PathBuf,
    port: u16,
    child: Option<Child>,
    pub site: Arc<Site>,
    /// Token of the link to the first account, once it was printed.
    pub token: String,
}

impl Server {
    /// Starts the program on a new folder.
    pub async fn start(binary: &Path, data: &Path) -> Result<Server, Fault> {
        let free = std::net::TcpListener::bind(("127.0.0.1", 0)).and_then(|l| l.local_addr());
        let port = free.map_err(Fault::of)?.port();
        let site = Arc::new(Site::new(&format!("http://127.0.0.1:{port}"))?);
        let (binary, data) = (binary.to_owned(), data.to_owned());
        let mut server = Server { binary, data, port, child: None, site, token: String::new() };
        server.again().await?;
        Ok(server)
    }

    /// Starts it again; how long until it answers.
    pub async fn again(&mut self) -> Result<Duration, Fault> {
        let began = Instant::now();
        let mut child = Command::new(&self.binary)
            .args(["--listen", &format!("127.0.0.1:{}", self.port), "--data"])
            .arg(&self.data)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .map_err(|e| Fault::of(format!("{}: {e}", self.binary.display())))?;
        let said = child.stdout.take().ok_or_else(|| Fault::of("the server's output is not at hand"))?;
        let mut lines = BufReader::new(said).lines();
        let ready = async {
            while let Ok(Some(line)) = lines.next_line().await {
                if let Some((_, rest)) = line.split_once("/staff/first/") {
                    self.token = rest.chars().take_while(char::is_ascii_hexdigit).collect();
                }
                if line.contains("Ctrl+C") {
                    return true;
                }
            }
            false
        };
        if !tokio::time::timeout(START, ready).await.unwrap_or(false) {
            return Err(Fault::of("the server did not start; see what it said above"));
        }
        // Whoever prints into a closed pipe ends: it is read for as long as the server lives.
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        self.child = Some(child);
        while self.site.get("/healthz", "").await.map_or(true, |a| a.status != 200) {
            if began.elapsed() > START {
                return Err(Fault::of("the server does not answer"));
            }
            sleep(Duration::from_millis(5)).await;
        }
        Ok(began.elapsed())
    }

    /// Ends it as a power cut would, as far as the program can tell.
    pub async fn kill(&mut self) -> Result<(), Fault> {
        match self.child.take() {
            Some(mut child) => child.kill().await.map_err(Fault::of),
            None => Ok(()),
        }
    }

    /// `stairway verify` for a log of its folder; what it said when that failed.
    pub async fn verify(&self, log: &str) -> Result<Option<String>, Fault> {
        let out = Command::new(&self.binary).args(["verify", log, "--data"]).arg(&self.data).output().await;
        let out = out.map_err(Fault::of)?;
        let said = || format!("{}{}", String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr));
        Ok((!out.status.success()).then(said))
    }
}
