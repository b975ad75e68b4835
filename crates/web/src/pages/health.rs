//! `/healthz`: the process answers.

pub(crate) async fn show() -> &'static str {
    "ok\n"
}
