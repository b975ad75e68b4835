//! The JSON Schemas in `docs/` are those of the types. `UPDATE_SCHEMA=1 cargo test -p scenario` writes them.

use crate::folder::root;
use schemars::{JsonSchema, schema_for};

#[test]
fn the_pack_schema_is_committed() {
    same::<scenario::Structure>("pack.schema.json");
}

#[test]
fn the_persona_schema_is_committed() {
    same::<scenario::Persona>("persona.schema.json");
}

#[test]
fn the_papers_schema_is_committed() {
    same::<scenario::papers::Own>("papers.schema.json");
}

fn same<T: JsonSchema>(name: &str) {
    let made = serde_json::to_string_pretty(&schema_for!(T)).unwrap() + "\n";
    let path = root().join("docs").join(name);
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::write(&path, &made).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(made == committed, "docs/{name} is out of date: run UPDATE_SCHEMA=1 cargo test -p scenario");
}
