//! A browser without a screen: requests and streams over plain HTTP/1.1.

use http_body_util::{BodyExt as _, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::{ACCEPT, CONTENT_TYPE, COOKIE, HeaderMap, SET_COOKIE};
use hyper::{Method, Request, Response, Uri};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;

/// What went wrong, in a sentence.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Fault(String);

impl Fault {
    pub fn of(what: impl ToString) -> Fault {
        Fault(what.to_string())
    }
}

/// A server.
pub struct Site {
    client: Client<HttpConnector, Full<Bytes>>,
    base: String,
}

/// An answer, read to its end.
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub text: String,
}

impl Answer {
    /// The value of a cookie that was set.
    pub fn cookie(&self, name: &str) -> Option<String> {
        let set = self.headers.get_all(SET_COOKIE).iter().filter_map(|v| v.to_str().ok());
        let mut pairs = set.filter_map(|v| v.split(';').next()?.split_once('='));
        pairs.find(|(n, value)| *n == name && !value.is_empty()).map(|(_, value)| value.to_owned())
    }

    pub fn location(&self) -> Option<&str> {
        self.headers.get("location").and_then(|v| v.to_str().ok())
    }

    /// The answer, if it is no refusal.
    pub fn fine(self, what: &str) -> Result<Answer, Fault> {
        if self.status < 400 {
            return Ok(self);
        }
        let said: String = self.text.chars().take(300).collect();
        Err(Fault(format!("{what}: {} {said}", self.status)))
    }
}

impl Site {
    pub fn new(url: &str) -> Result<Site, Fault> {
        let base = url.trim_end_matches('/').to_owned();
        if !base.starts_with("http://") {
            return Err(Fault(format!("«{url}» is no address; write for example http://127.0.0.1:8080")));
        }
        let mut connector = HttpConnector::new();
        connector.set_nodelay(true);
        Ok(Site { client: Client::builder(TokioExecutor::new()).build(connector), base })
    }

    pub async fn get(&self, path: &str, cookie: &str) -> Result<Answer, Fault> {
        read(self.send(Method::GET, path, cookie, "text/plain", None).await?).await
    }

    /// A page as a browser asks for it.
    pub async fn page(&self, path: &str, cookie: &str) -> Result<Answer, Fault> {
        read(self.send(Method::GET, path, cookie, "text/html", None).await?).await
    }

    pub async fn post(&self, path: &str, cookie: &str, form: &[(&str, &str)]) -> Result<Answer, Fault> {
        read(self.send(Method::POST, path, cookie, "text/plain", Some(encode(form))).await?).await
    }

    /// A stream of events, open.
    pub async fn stream(&self, path: &str, cookie: &str) -> Result<Incoming, Fault> {
        let response = self.send(Method::GET, path, cookie, "text/event-stream", None).await?;
        if response.status().is_success() {
            return Ok(response.into_body());
        }
        let answer = read(response).await?;
        Err(Fault(format!("{path}: {} {}", answer.status, answer.text.chars().take(300).collect::<String>())))
    }

    async fn send(
        &self,
        method: Method,
        path: &str,
        cookie: &str,
        accept: &str,
        form: Option<String>,
    ) -> Result<Response<Incoming>, Fault> {
        let uri: Uri = format!("{}{path}", self.base).parse().map_err(Fault::of)?;
        let mut request = Request::builder().method(method).uri(uri).header(ACCEPT, accept);
        if !cookie.is_empty() {
            request = request.header(COOKIE, cookie);
        }
        if form.is_some() {
            request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        let body = Full::new(Bytes::from(form.unwrap_or_default()));
        let request = request.body(body).map_err(Fault::of)?;
        self.client.request(request).await.map_err(|error| Fault(format!("{}{path}: {error}", self.base)))
    }
}

async fn read(response: Response<Incoming>) -> Result<Answer, Fault> {
    let (parts, body) = response.into_parts();
    let bytes = body.collect().await.map_err(Fault::of)?.to_bytes();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    Ok(Answer { status: parts.status.as_u16(), headers: parts.headers, text })
}

fn encode(form: &[(&str, &str)]) -> String {
    let value = |text: &str| -> String {
        let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~".contains(&b);
        text.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
    };
    form.iter().map(|(n, v)| format!("{}={}", value(n), value(v))).collect::<Vec<_>>().join("&")
}

#[cfg(test)]
mod tests {
    use super::encode;

    #[test]
    fn a_form_is_encoded_byte_by_byte() {
        assert_eq!(encode(&[("t1.far", "a b&c"), ("text", "~1~ ж")]), "t1.far=a%20b%26c&text=~1~%20%D0%B6");
    }
}
