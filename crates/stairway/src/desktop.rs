//! What differs between operating systems: opening a browser, being told to end. The only file with such differences.

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
