use std::collections::BTreeMap;
use std::sync::Arc;
#[tokio::main]
async fn main() {
    let data = std::env::args().nth(1).unwrap();
    std::fs::create_dir_all(&data).unwrap();
    let store = store_sqlite::SqliteStore::open(std::path::Path::new(&data).join("stairway.db")).await.unwrap();
    let mut lib = live::Library::default();
    for p in ["suicide-bridge", "prison-barricade"] {
        let mut files = scenario::pack::Files::new();
        fn walk(root: &std::path::Path, at: &std::path::Path, files: &mut scenario::pack::Files) {
            for e in std::fs::read_dir(at).unwrap() {
                let p = e.unwrap().path();
                if p.is_dir() {
                    walk(root, &p, files)
                } else {
                    files.insert(
                        p.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/"),
                        std::fs::read(&p).unwrap(),
                    );
                }
            }
        }
        let root = std::path::Path::new("packs").join(p);
        walk(&root, &root, &mut files);
        let r = scenario::Pack::read(&files);
        lib.shelve(r.pack.unwrap(), files);
    }
    let house = live::House::open(Arc::new(store), lib).await.unwrap();
    let team = |language: &str, persona: &str, played| live::PlannedTeam {
        language: language.into(),
        cast: BTreeMap::from([("person".to_owned(), persona.to_owned())]),
        played,
        outside: false,
    };
    let listed = house
        .set_up(live::Plan {
            course: String::new(),
            title: "Thursday exercise".into(),
            pack: "suicide-bridge".into(),
            intensity: 3,
            worst: scenario::Outcome::Withdrawn,
            teams: vec![team("en", "viktor", true), team("ru", "alina", false)],
        })
        .await
        .unwrap();
    let log = listed.id.parse().unwrap();
    if std::env::args().nth(2).is_some() {
        house
            .direct(
                &log,
                &exercise::delivery::Actor::Control("x".into()),
                &exercise::delivery::Command::Enter { phase: exercise::delivery::event::Phase::Running },
                None,
            )
            .await
            .unwrap();
    }
    println!("{} {}", listed.code, listed.id);
}
