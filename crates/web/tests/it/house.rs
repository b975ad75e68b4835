//! A house with its pages, and a browser of few words.

use crate::pack;
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use chain::LogId;
use http_body_util::BodyExt;
use live::{House, Library, Setup};
use scenario::Outcome;
use std::sync::Arc;
use std::time::Duration;
use store::MemoryStore;
use tower::ServiceExt;
use web::WebConfig;

/// Patience of a test for something that must come.
const PATIENCE: Duration = Duration::from_secs(20);

pub(crate) struct World {
    pub(crate) store: MemoryStore,
    pub(crate) house: Arc<House>,
    app: Router,
}

pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Reply {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default()
    }

    /// The words are on the page, whatever their quotes are written as.
    pub(crate) fn shows(&self, words: &str) -> bool {
        plain(&self.body).contains(words)
    }
}

/// Text with the entities of askama taken back.
pub(crate) fn plain(html: &str) -> String {
    html.replace("&#34;", "\"").replace("&#39;", "'").replace("&#60;", "<").replace("&#62;", ">").replace("&#38;", "&")
}

pub(crate) async fn world() -> World {
    world_of(pack::library(), WebConfig::default()).await
}

pub(crate) async fn world_of(library: Library, config: WebConfig) -> World {
    world_on(MemoryStore::new(), library, config).await
}

/// A house on a store in which another may have written.
pub(crate) async fn world_on(store: MemoryStore, library: Library, config: WebConfig) -> World {
    let house = House::open(Arc::new(store.clone()), library).await.unwrap();
    World { store, app: web::router(Arc::clone(&house), config), house }
}

impl World {
    pub(crate) async fn send(&self, request: Request<Body>) -> Reply {
        let response = self.raw(request).await;
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        Reply { status: parts.status, headers: parts.headers, body: String::from_utf8_lossy(&bytes).into_owned() }
    }

    /// An answer as it comes.
    pub(crate) async fn raw(&self, request: Request<Body>) -> axum::response::Response {
        self.app.clone().oneshot(request).await.unwrap()
    }

    /// Opens a page in a language.
    pub(crate) async fn get(&self, path: &str, language: &str) -> Reply {
        let request = Request::get(path).header("accept", "text/html").header("accept-language", language);
        self.send(request.body(Body::empty()).unwrap()).await
    }

    /// Opens a page in English with a cookie.
    pub(crate) async fn get_with(&self, path: &str, cookie: &str) -> Reply {
        let request = Request::get(path).header("accept", "text/html").header("accept-language", "en");
        self.send(request.header("cookie", cookie).body(Body::empty()).unwrap()).await
    }

    /// Sends a form as a page does.
    pub(crate) async fn submit(&self, path: &str, form: &[(&str, &str)], language: &str) -> Reply {
        self.form(path, form, language, "text/html").await
    }

    /// Sends a form as the script does.
    pub(crate) async fn post(&self, path: &str, form: &[(&str, &str)]) -> Reply {
        self.form(path, form, "en", "text/plain").await
    }

    async fn form(&self, path: &str, form: &[(&str, &str)], language: &str, accept: &str) -> Reply {
        let request = Request::post(path)
            .header("accept", accept)
            .header("accept-language", language)
            .header("content-type", "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(encode(form))).unwrap()).await
    }

    /// Begins a scene with a seed, so that it goes the same way every time. Answers the call's path.
    pub(crate) async fn begin(&self, language: &str, persona: &str) -> String {
        let setup = Setup {
            pack: "suicide-bridge".to_owned(),
            cast: [("person".to_owned(), persona.to_owned())].into(),
            language: language.to_owned(),
            intensity: 3,
            worst: Outcome::Tactical,
            seed: Some(7),
        };
        format!("/call/{}", self.house.begin(setup).await.unwrap())
    }

    /// Lets time pass in steps that are no outage.
    pub(crate) async fn pass(&self, call: &str, ms: i64) {
        let mut left = ms;
        while left > 0 {
            let step = left.min(5_000);
            self.store.advance(step);
            self.house.look(&log(call), |_, _, _| ()).await.unwrap();
            left -= step;
        }
    }

    /// Calls, and waits for the first words.
    pub(crate) async fn connect(&self, call: &str) {
        assert_eq!(self.post(&format!("{call}/do/call"), &[("id", "dial")]).await.status, StatusCode::NO_CONTENT);
        self.pass(call, 10_000).await;
    }

    pub(crate) async fn say(&self, call: &str, id: &str, text: &str) -> Reply {
        self.post(&format!("{call}/do/say"), &[("id", id), ("text", text)]).await
    }

    /// What the far end is about to say.
    pub(crate) async fn planned(&self, call: &str) -> Option<String> {
        let look = |state: &exercise::State| {
            state.far.values().find_map(|f| f.planned.as_ref().map(|p| p.reacted.words.clone()))
        };
        self.house.look(&log(call), |_, state, _| look(state)).await.unwrap()
    }

    pub(crate) async fn head(&self, call: &str) -> u64 {
        self.house.look(&log(call), |_, state, _| state.n).await.unwrap()
    }

    /// Opens a stream and reads until it has said what is waited for.
    pub(crate) async fn stream(&self, path: &str, last_event_id: Option<&str>, until: &str) -> String {
        let mut request = Request::get(path).header("accept", "text/event-stream").header("accept-language", "en");
        if let Some(id) = last_event_id {
            request = request.header("last-event-id", id);
        }
        self.read(request.body(Body::empty()).unwrap(), until).await
    }

    /// Reads a stream until it has said what is waited for.
    pub(crate) async fn read(&self, request: Request<Body>, until: &str) -> String {
        let response = self.raw(request).await;
        assert_eq!(response.status(), StatusCode::OK);
        assert!(response.headers().get("content-encoding").is_none(), "a stream is never held back to be compressed");
        let mut body = response.into_body();
        let mut text = String::new();
        let read = async {
            while !plain(&text).contains(until) {
                let frame =
                    body.frame().await.unwrap_or_else(|| panic!("the stream ended before «{until}»: {text}")).unwrap();
                text.push_str(&String::from_utf8_lossy(frame.data_ref().unwrap()));
            }
        };
        if tokio::time::timeout(PATIENCE, read).await.is_err() {
            panic!("«{until}» never came: {text}");
        }
        plain(&text)
    }
}

pub(crate) fn log(call: &str) -> LogId {
    call.trim_start_matches("/call/").parse().unwrap()
}

fn encode(form: &[(&str, &str)]) -> String {
    let part = |text: &str| -> String {
        text.bytes()
            .map(|b| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") })
            .collect()
    };
    form.iter().map(|(name, value)| format!("{}={}", part(name), part(value))).collect::<Vec<_>>().join("&")
}
