//! What differs between operating systems: opening a browser, being told to end, a file for its owner's eyes, how many may
//! be open. The only
//! file with such differences.

use std::io::Write;
use std::path::Path;

/// Opens an address in the person's browser; silence if there is none.
pub fn open(address: &str) {
    #[cfg(target_os = "windows")]
    let command = ("cmd", vec!["/C", "start", "", address]);
    #[cfg(target_os = "macos")]
    let command = ("open", vec![address]);
    #[cfg(not(any(target_os = "windows", target_os = "macos")))]
    let command = ("xdg-open", vec![address]);
    let started = std::process::Command::new(command.0).args(command.1).spawn();
    if started.is_err() {
        println!("Open this address in a browser: {address}");
    }
}

/// Resolves when the system asks the program to end.
#[cfg(unix)]
pub async fn terminated() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut asked) => {
            asked.recv().await;
        }
        Err(_) => std::future::pending().await,
    }
}

#[cfg(not(unix))]
pub async fn terminated() {
    std::future::pending().await
}

/// Lets this process open as many files as the system allows it: a shell grants 1,024 or, on macOS, 256, and every screen
/// that follows is one. Answers how many those are, where the system tells.
#[cfg(unix)]
pub fn files() -> Option<u64> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let limit = getrlimit(Resource::Nofile);
    // macOS names no highest number and takes none beyond this (OPEN_MAX).
    let wanted =
        if cfg!(target_os = "macos") { Some(limit.maximum.unwrap_or(10_240).min(10_240)) } else { limit.maximum };
    match setrlimit(Resource::Nofile, Rlimit { current: wanted, maximum: limit.maximum }) {
        Ok(()) => wanted,
        Err(_) => limit.current,
    }
}

#[cfg(not(unix))]
pub const fn files() -> Option<u64> {
    None
}

/// Writes a file that only its owner may read, whole or not at all.
pub fn write_private(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let unfinished = path.with_extension("part");
    let _ = std::fs::remove_file(&unfinished);
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    // On Windows the file has the rights of its folder, and a person's folders are closed to others.
    let mut file = options.open(&unfinished)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    drop(file);
    std::fs::rename(unfinished, path)
}
