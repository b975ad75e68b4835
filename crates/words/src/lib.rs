//! The texts of the interface, by language.
//!
//! Files are Fluent (`data/<tag>/domain.ftl`, `data/<tag>/interface.ftl`), embedded in the program. Plural forms come
//! from ICU4X through the function `PLURAL($n)`, because fluent's own data lacks some of our languages and would fall
//! back to English rules. Ids are lower case with hyphens; a stable name of the engine becomes an id by putting hyphens
//! for underscores, so `label_fit` is `reason-label-fit`.
//!
//! What never belongs here: the words of a scenario pack (crate `scenario`), HTML, any I/O.

mod embedded;
mod negotiate;
mod plural;
mod text;

pub use negotiate::preferred;
pub use text::{Arg, LoadError, Words};
