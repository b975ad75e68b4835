//! The talks that this browser has begun, the last few, in a cookie: so that whoever closed a tab finds the way back to a call
//! that still runs. The cookie holds addresses and nothing about anybody; scripts cannot read it.

use crate::site::Site;
use crate::visitor::cookie;
use axum::http::HeaderMap;
use axum::http::header::{HeaderName, SET_COOKIE};
use chain::LogId;

const BEGUN: &str = "begun";
/// Talks that are kept in mind.
const AT_MOST: usize = 3;
/// Seconds in thirty days; a scene is over long before.
const MONTH: u32 = 2_592_000;

/// The talks, the last begun first. What somebody else wrote into the cookie is passed over.
pub(crate) fn talks(headers: &HeaderMap) -> Vec<LogId> {
    let named = cookie(headers, BEGUN).unwrap_or_default();
    named.split('.').filter_map(|id| id.parse().ok()).take(AT_MOST).collect()
}

/// The cookie with this talk before those that were there.
pub(crate) fn remember(site: &Site, headers: &HeaderMap, log: &LogId) -> (HeaderName, String) {
    let others = talks(headers).into_iter().filter(|other| other != log);
    let ids: Vec<String> = std::iter::once(*log).chain(others).take(AT_MOST).map(|id| id.to_string()).collect();
    let secure = if site.config.secure { "; Secure" } else { "" };
    (SET_COOKIE, format!("{BEGUN}={}; Path=/; Max-Age={MONTH}; HttpOnly; SameSite=Lax{secure}", ids.join(".")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::header::COOKIE;

    #[test]
    fn nothing_but_addresses_is_read() {
        let mut headers = HeaderMap::new();
        assert_eq!(talks(&headers), []);
        headers.insert(COOKIE, "begun=nonsense..<b>; theme=dark".parse().unwrap());
        assert_eq!(talks(&headers), []);
    }
}
