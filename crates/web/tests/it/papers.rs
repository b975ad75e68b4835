//! Papers that are not the program's: chosen when an exercise is set up, written at a seat, and told in their own words on
//! every page of control.

use crate::control::{done, on_the_line, trainer, upload};
use crate::house::{Reply, World, world_of};
use crate::join::{begin, exercise, join, submit};
use crate::{pack, staff};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use live::{Library, Listed};
use rstest::rstest;
use scenario::papers::PaperSet;
use scenario::{Files, Pack};
use web::WebConfig;

/// The bridge, the set that comes with the program, one that leaves out what the bridge needs, and one that makes a sheet
/// of a board on which something hangs there.
fn library() -> Library {
    let mut library = pack::library();
    let mut shelve = |id: &str, files: Files| library.shelve_papers(PaperSet::read(id, &files).set.unwrap());
    shelve("estimate", pack::files("../papers/estimate"));
    let flat = "[[paper]]\nid = \"subject\"\nshelf = \"sheet\"\nwrite = [\"leader\"]\nread = \"cell\"\n\
        field = [{ id = \"text\", kind = \"line\", required = true }]\n";
    for (id, papers) in [("thin", "without = [\"subject\"]\n"), ("flat", flat)] {
        let files = [("papers.toml", papers), ("papers/en.toml", "name = \"Ours\"\nabout = \"x\"\n")];
        shelve(id, files.map(|(file, text)| (file.to_owned(), text.as_bytes().to_vec())).into());
    }
    library
}

const FORM: &str = "pack=suicide-bridge&teams=1&intensity=3&worst=unresolved&t1.language=en&t1.far=person\
    &t1.cast.person=viktor&t1.lines=typed";

async fn set_up(world: &World, staff: &str, at: &str, papers: &str) -> Listed {
    let reply = submit(world, at, &format!("{FORM}&papers={papers}"), staff).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.body);
    let id = reply.header("location").trim_start_matches("/control/").to_owned();
    world.house.listed(&id.parse().unwrap()).await.unwrap().unwrap()
}

async fn in_russian(world: &World, path: &str, cookie: &str) -> Reply {
    let request = Request::get(path).header("accept", "text/html").header("accept-language", "ru");
    world.send(request.header("cookie", cookie).body(Body::empty()).unwrap()).await
}

/// The radio button of a set, as it stands on the page.
fn offered<'a>(page: &'a Reply, set: &str) -> &'a str {
    let at = page.body.find(&format!("name=\"papers\" value=\"{set}\"")).unwrap_or_else(|| panic!("{}", page.body));
    page.body[at..].split("</label>").next().unwrap()
}

/// Dangers stand beside options, and the rights are five.
const ESTIMATE: &str = "question=Pull+back%3F&decided_at=0%3A05&task=Keep+her+talking&situation.0.part=person\
    &situation.0.known=cold+and+alone&situation.0.so=no+hurry+in+her&danger=a+fall&intent=time\
    &options.0.option=Wait&options.0.dangers=the+wind&options.0.chosen=yes&options.0.why=nothing+milder\
    &options.1.option=Cross&options.1.chosen=no&options.1.why=she+said+no&lawful=yes&necessary=yes&proportionate=yes\
    &non_discriminatory=yes&accountable=yes&decided=We+wait&tasks.0.who=patrol&tasks.0.task=step+back&control=leader\
    &review_at=0%3A30";
const NATIONAL: &str = "question=Pull+back%3F&decided_at=0%3A05&information.0.known=x&risk=x&aims=x&options.0.option=Yes\
    &options.0.chosen=yes&options.0.why=calmer&options.1.option=No&options.1.chosen=no&options.1.why=she+looks+down\
    &lawful=yes&necessary=yes&proportionate=yes&non_discriminatory=yes&review_at=0%3A30";

#[tokio::test]
async fn a_class_decides_by_the_model_it_was_set_up_with_and_every_page_tells_it_so() {
    let world = world_of(library(), WebConfig::default()).await;
    let staff = trainer(&world).await;
    let page = world.get_with("/exercise/new?pack=suicide-bridge", &staff).await;
    assert!(offered(&page, "").contains("checked") && offered(&page, "").contains("As the scenario has them"));
    assert!(offered(&page, "estimate").contains("Estimate of the situation<small>Decisions in the order of"));
    let listed = set_up(&world, &staff, "/exercise/new", "estimate").await;
    let (lea, leader) = join(&world, &listed, "Lea", "1", "leader").await;
    begin(&world, &listed).await;
    let form = format!("{leader}/paper/decision");
    let page = world.get_with(&form, &lea).await;
    for words in
        ["Estimate and decision", "The task made clear", "people held", "Accountable", "What has to be decided"]
    {
        assert!(page.shows(words), "{words}: {}", page.body);
    }
    assert!(!page.shows("Powers and policy") && !page.body.contains("name=\"aims\""), "{}", page.body);
    let russian = in_russian(&world, &form, &lea).await;
    for words in ["Оценка обстановки и решение", "Уяснение задачи", "Замысел", "Взаимодействие", "Что надо решить"]
    {
        assert!(russian.shows(words), "{words}: {}", russian.body);
    }
    let refused = submit(&world, &form, NATIONAL, &lea).await;
    assert!(refused.status.is_client_error(), "fields of another model: {}", refused.status);
    done(submit(&world, &form, ESTIMATE, &lea).await);
    let shelf = world.get_with(&leader, &lea).await;
    assert!(shelf.shows("Estimate and decision") && shelf.shows("the person at the far end · known: cold and alone"));
    assert!(shelf.shows("Wait · dangers: the wind · chosen · why, or why not: nothing milder"), "{}", shelf.body);

    let base = format!("/control/{}", listed.id);
    done(submit(&world, &format!("{base}/do/show"), "what=decisions", &staff).await);
    for page in ["plenary", "projector", "report"] {
        let page = world.get_with(&format!("{base}/{page}"), &staff).await;
        assert!(page.shows("Pull back?") && page.shows("Wait") && page.shows("nothing milder"), "{}", page.body);
        assert!(page.shows("dangers: the wind") && page.shows("<b>Decision:</b> We wait"), "{}", page.body);
        assert!(page.body.contains("class=\"chosen\"") && page.body.contains("class=\"rejected\""), "{}", page.body);
    }
    let report = world.get_with(&format!("{base}/report"), &staff).await;
    for words in
        ["<dt>Papers and decision model</dt>", "The task made clear", "Overall conclusion: danger", "Coordination"]
    {
        let there = report.shows(words);
        assert_eq!(there, words != "Coordination", "{words}, which nobody filled in or which was: {}", report.body);
    }
    assert_eq!(report.body.matches("We wait").count(), 1, "nor is what was decided: {}", report.body);
    assert_eq!(report.body.matches("nothing milder").count(), 1, "options are not told twice: {}", report.body);
    let kit = world.get_with(&format!("{base}/kit"), &staff).await;
    let forms = kit.body.split("id=\"kit-forms\"").nth(1).unwrap().split("</section>").next().unwrap().to_owned();
    for words in
        ["Estimate and decision", "Overall conclusion: danger", "class=\"kit-line\"", "<th scope=\"col\">Dangers"]
    {
        assert!(forms.contains(words), "{words}, to be filled by hand: {forms}");
    }
    let russian = in_russian(&world, &format!("{base}/report"), &staff).await;
    assert!(russian.shows("Оценка обстановки") && russian.shows("Контроль исполнения"), "{}", russian.body);
    let russian = in_russian(&world, &format!("{base}/plenary"), &staff).await;
    assert!(russian.shows("Cross · <b>отклонён</b>: <small>she said no</small>"), "{}", russian.body);

    // Another exercise of the same scenario has what the scenario has.
    let other = set_up(&world, &staff, "/exercise/new", "").await;
    let (max, leader) = join(&world, &other, "Max", "1", "leader").await;
    done(submit(&world, &format!("{leader}/paper/decision"), NATIONAL, &max).await);
    let page = world.get_with(&format!("{leader}/paper/decision"), &max).await;
    assert!(page.shows("Powers and policy") && !page.shows("The task made clear"), "{}", page.body);
    let report = world.get_with(&format!("/control/{}/report", other.id), &staff).await;
    assert!(!report.shows("Papers and decision model"), "{}", report.body);
}

#[tokio::test]
async fn papers_that_lack_what_the_scenario_needs_are_refused_by_name_and_the_form_stays() {
    let world = world_of(library(), WebConfig::default()).await;
    let staff = trainer(&world).await;
    let refused = submit(&world, "/exercise/new", &format!("{FORM}&papers=thin&title=Kept"), &staff).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    assert!(
        refused.shows("The papers “thin” leave out what this scenario needs: The subject (subject)."),
        "{}",
        refused.body
    );
    assert!(refused.body.contains("value=\"Kept\"") && offered(&refused, "thin").contains("checked"));
    let nowhere = submit(&world, "/exercise/new", &format!("{FORM}&papers=diary"), &staff).await;
    assert_eq!(nowhere.status, StatusCode::BAD_REQUEST);
    assert_eq!(world.house.deliveries().await.unwrap(), Vec::new());
}

/// What the check says is English: a page names file and rule in its own language, and the way to the rest.
#[tokio::test]
async fn papers_that_do_not_go_with_the_scenario_are_refused_by_file_and_rule() {
    let world = world_of(library(), WebConfig::default()).await;
    let staff = trainer(&world).await;
    let form = format!("{FORM}&papers=flat");
    let refused = submit(&world, "/exercise/new", &form, &staff).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    assert!(refused.shows("“texts/en.toml” breaks the rule “paper-unknown”"), "{}", refused.body);
    let request = Request::post("/exercise/new")
        .header("accept", "text/html")
        .header("accept-language", "ru")
        .header("cookie", &staff)
        .header("content-type", "application/x-www-form-urlencoded");
    let russian = world.send(request.body(Body::from(form)).unwrap()).await;
    assert!(russian.shows("в «texts/en.toml» нарушено правило «paper-unknown»"), "{}", russian.body);
    assert!(russian.shows("stairway check") && !russian.shows("is no board"), "{}", russian.body);
}

#[tokio::test]
async fn a_course_is_offered_first_what_it_had_last() {
    let world = world_of(library(), WebConfig::default()).await;
    let staff = trainer(&world).await;
    let course = staff::course(&world).await;
    let at = format!("/course/{course}/exercise/new");
    set_up(&world, &staff, &at, "estimate").await;
    let page = world.get_with(&format!("{at}?pack=suicide-bridge"), &staff).await;
    assert!(offered(&page, "estimate").contains("checked") && !offered(&page, "").contains("checked"));
    let page = world.get_with("/exercise/new?pack=suicide-bridge", &staff).await;
    assert!(offered(&page, "").contains("checked"), "without a course nothing is remembered");
}

#[tokio::test]
async fn without_sets_nothing_is_asked() {
    let world = crate::house::world().await;
    let staff = trainer(&world).await;
    let page = world.get_with("/exercise/new?pack=suicide-bridge", &staff).await;
    assert!(!page.body.contains("name=\"papers\""), "{}", page.body);
}

/// What the form says of the options, and whether it was kept.
async fn of_options(world: &World, (cookie, form): (&str, &str), options: &str) -> Option<String> {
    let rest = "question=Pull+back%3F&decided_at=0%3A05&information.0.known=x&risk=x&aims=x&lawful=yes&necessary=yes\
        &proportionate=yes&non_discriminatory=yes&review_at=0%3A30";
    let page = submit(world, form, &format!("{rest}&{options}"), cookie).await;
    if page.status == StatusCode::SEE_OTHER {
        return None;
    }
    assert_eq!(page.body.matches("class=\"error\"").count(), 1, "nothing else is wrong: {}", page.body);
    let field = page.body.split("class=\"field wrong\"").nth(1).unwrap().split("</fieldset>").next().unwrap();
    Some(field.split("class=\"error\">").nth(1).unwrap().split('<').next().unwrap().to_owned())
}

#[tokio::test]
async fn a_decision_is_kept_with_what_was_rejected_and_why() {
    let world = world_of(library(), WebConfig::default()).await;
    let staff = trainer(&world).await;
    let listed = set_up(&world, &staff, "/exercise/new", "").await;
    let (lea, leader) = join(&world, &listed, "Lea", "1", "leader").await;
    begin(&world, &listed).await;
    let form = format!("{leader}/paper/decision");
    let at = (lea.as_str(), form.as_str());
    let one = "options.0.option=Wait&options.0.chosen=yes&options.0.why=time+helps";
    let other = "options.1.option=Cross&options.1.why=quick";
    for (options, said) in [
        ("options.0.option=Wait&options.0.chosen=yes".to_owned(), "whether it was chosen or rejected, and why"),
        (format!("{one}&{other}"), "whether it was chosen or rejected, and why"),
        (format!("{one}&{other}&options.1.chosen=yes"), "Mark one option as chosen"),
        (one.to_owned(), "Write down at least one rejected option"),
    ] {
        let refused = of_options(&world, at, &options).await.unwrap_or_default();
        assert!(refused.contains(said), "{options}: {refused}");
    }
    assert!(!world.get_with(&leader, &lea).await.shows("Pull back?"), "nothing of it was kept");
    assert_eq!(of_options(&world, at, &format!("{one}&{other}&options.1.chosen=no")).await, None);
    // Where there was nothing else to choose from, it says so; who is above adds a review later.
    let alone = format!("{one}&no_other=She+has+no+rope&supervisor=Amirova&supervised_at=1%3A10&supervision=Agreed");
    assert_eq!(of_options(&world, at, &alone).await, None);
    let base = format!("/control/{}", listed.id);
    for page in ["plenary", "report"] {
        let page = world.get_with(&format!("{base}/{page}"), &staff).await;
        assert!(page.shows("<b>No other option, because:</b> She has no rope"), "{}", page.body);
        assert_eq!(page.body.matches("She has no rope").count(), 1, "told once: {}", page.body);
    }
    let report = world.get_with(&format!("{base}/report"), &staff).await;
    assert!(report.shows("Amirova") && report.shows("Agreed"), "{}", report.body);
}

/// A short model, and a decision log that the whole cell reads.
const SHORT: &str = r#"[[paper]]
id = "decision"
shelf = "log"
write = ["leader"]
read = "cell"
field = [
  { id = "question", kind = "line", part = "question", required = true },
  { id = "options", kind = "rows", part = "options", columns = [{ id = "option", part = "option" }, { id = "chosen", part = "chosen", choices = ["yes", "no"] }, { id = "why", part = "why" }] },
  { id = "lawful", kind = "choice", part = "rights", required = true, choices = ["yes", "no"] },
  { id = "advice", kind = "text", part = "advice" },
  { id = "review_at", kind = "time", part = "review", required = true },
]
"#;

const ROW_OUT: &str = "question=Row+out%3F&options.0.option=Wait&options.0.chosen=yes&options.0.why=the+tide\
    &options.1.option=Row&options.1.chosen=no&options.1.why=she+would+jump&lawful=yes&review_at=0%3A30";

/// The bridge with a board and a decision log of its own.
fn with_a_board() -> Library {
    let mut files = pack::files("suicide-bridge");
    let board = "[[paper]]\nid = \"tides\"\nshelf = \"board\"\nwrite = [\"recorder\", \"leader\"]\nread = \"cell\"\n\
        field = [{ id = \"text\", kind = \"line\", required = true }, { id = \"flow\", kind = \"choice\", choices = [\"ebb\", \"flood\"] }]\n";
    let words = "[tides]\ntitle = \"Tides\"\nhint = \"How the river stands.\"\ntext = \"What\"\n\
        [tides.flow]\ntitle = \"Flow\"\nebb = \"going out\"\nflood = \"coming in\"\n";
    files.insert("papers.toml".to_owned(), format!("{board}{SHORT}").into_bytes());
    files.insert("papers/en.toml".to_owned(), words.as_bytes().to_vec());
    let mut library = Library::default();
    library.shelve(Pack::read(&files).pack.unwrap(), files);
    library
}

#[tokio::test]
async fn a_packs_own_board_is_written_read_printed_and_entered_later() {
    let world = world_of(with_a_board(), WebConfig::default()).await;
    let staff = trainer(&world).await;
    let listed = set_up(&world, &staff, "/exercise/new", "").await;
    let (rita, recorder) = join(&world, &listed, "Rita", "1", "recorder").await;
    begin(&world, &listed).await;
    let base = format!("/control/{}", listed.id);
    let form = format!("{recorder}/paper/tides");
    assert!(world.get_with(&form, &rita).await.shows("How the river stands."));
    done(submit(&world, &form, "text=Low+at+three&flow=flood", &rita).await);
    let (lea, leader) = join(&world, &listed, "Lea", "1", "leader").await;
    done(submit(&world, &format!("{leader}/paper/decision"), ROW_OUT, &lea).await);
    let kit = world.get_with(&format!("{base}/kit"), &staff).await;
    assert!(kit.shows("Tides") && kit.shows("Flow"), "{}", kit.body);
    done(submit(&world, &format!("{base}/do/end"), "team=1&outcome=unresolved", &staff).await);
    let page = world.get_with(&format!("{base}/team/1/later"), &staff).await;
    assert!(page.body.contains("<option value=\"tides\">Tides</option>"), "{}", page.body);
    let sheet = "time;who;words;paper;Flow\n0:50;recorder;Turning;Tides;going out\n";
    let entered = upload(&world, &format!("{base}/team/1/later"), &staff, sheet).await;
    assert!(entered.shows("Tides: Turning · going out"), "{}", entered.body);
    let report = world.get_with(&format!("{base}/report"), &staff).await;
    for words in ["Tides", "Low at three", "coming in", "going out"] {
        assert!(report.shows(words), "{words}: {}", report.body);
    }
    assert_eq!(
        report.body.matches("Row out?").count(),
        1,
        "a decision is told once, whoever reads it: {}",
        report.body
    );
}

/// The bridge with a log of advice and a decision log that these read.
fn read_by(read: &str) -> Library {
    let mut files = pack::files("suicide-bridge");
    let advice = format!(
        "[[paper]]\nid = \"advice\"\nshelf = \"log\"\nwrite = [\"adviser\"]\nread = \"{read}\"\n\
         field = [{{ id = \"advice\", kind = \"text\", required = true }}]\n"
    );
    let decision = SHORT.replace("\"cell\"", &format!("\"{read}\""));
    files.insert("papers.toml".to_owned(), format!("{advice}{decision}").into_bytes());
    let mut library = Library::default();
    library.shelve(Pack::read(&files).pack.unwrap(), files);
    library
}

#[rstest]
#[case::command("command", true)]
#[case::staff("staff", false)]
#[tokio::test]
async fn report_and_wall_have_what_command_reads_and_nothing_that_only_staff_reads(
    #[case] read: &str,
    #[case] there: bool,
) {
    let world = world_of(read_by(read), WebConfig::default()).await;
    let staff = trainer(&world).await;
    let listed = set_up(&world, &staff, "/exercise/new", "").await;
    let (mia, media) = join(&world, &listed, "Mia", "1", "media").await;
    let (lea, leader) = join(&world, &listed, "Lea", "1", "leader").await;
    begin(&world, &listed).await;
    done(submit(&world, &format!("{media}/paper/advice"), "advice=Two+sentences", &mia).await);
    done(submit(&world, &format!("{leader}/paper/decision"), ROW_OUT, &lea).await);
    let base = format!("/control/{}", listed.id);
    let report = world.get_with(&format!("{base}/report"), &staff).await;
    for words in ["Two sentences", "Row out?"] {
        assert_eq!(report.shows(words), there, "{words}: {}", report.body);
    }
    let head = world.head(&format!("/call/{}", leader.split('/').nth(2).unwrap())).await;
    let chosen = (1..=head).map(|n| format!("decisions:1:{n}"));
    for what in chosen.chain(["decisions".to_owned()]) {
        done(submit(&world, &format!("{base}/do/show"), &format!("what={what}"), &staff).await);
        for page in ["projector", "plenary"] {
            let wall = world.get_with(&format!("{base}/{page}"), &staff).await;
            assert_eq!(wall.shows("Row out?"), there, "{what} on {page}: {}", wall.body);
        }
    }
}

/// Whoever writes a paper goes on hearing the line: the form stands on the page of the seat, with the way back to where it
/// was opened.
#[tokio::test]
async fn a_paper_is_written_on_the_page_of_the_seat() {
    let world = crate::house::world().await;
    let listed = exercise(&world).await;
    let [(dana, primary), _] = on_the_line(&world, &listed).await;
    let (lea, leader) = join(&world, &listed, "Lea", "1", "leader").await;
    let (coco, coach) = join(&world, &listed, "Coco", "1", "coach").await;
    done(submit(&world, &format!("{primary}/on/phone/do/say"), "text=I+hear+you.", &dana).await);
    for (seat, cookie, paper, before) in
        [(&leader, &lea, "decision", "id=\"shelf\""), (&coach, &coco, "demands", "id=\"brief\"")]
    {
        let own = world.get_with(seat, cookie).await;
        assert!(
            !own.body.contains("id=\"paper\"") && !own.body.contains("seat-writing"),
            "nothing is written there yet"
        );
        assert!(own.body.contains(&format!("id=\"write-{paper}\" href=\"{seat}/paper/{paper}\"")), "{}", own.body);
        let page = world.get_with(&format!("{seat}/paper/{paper}"), cookie).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.shows("I hear you.") && page.body.contains(&format!("data-team=\"{seat}\"")), "{}", page.body);
        let upto: u64 = page.body.split("data-upto=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap();
        assert!(upto > 0, "it follows what happens from here on");
        let at = |part: &str| page.body.find(part).unwrap_or_else(|| panic!("{part}: {}", page.body));
        assert!(at("id=\"paper\"") < at(before), "the form comes before what else lies there");
        assert_eq!(page.body.matches(" autofocus").count(), 1, "and is where one goes on");
        assert!(at(&format!("href=\"{seat}#write-{paper}\"")) < at(&format!("id=\"write-{paper}\"")));
        let mut ids: Vec<&str> =
            page.body.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all, "no name is given twice: {}", page.body);
        assert_eq!(page.body.matches("<h1").count(), 1);
        // The last words of a line that lies out of sight stand in the bar.
        let bar = page.body.split("class=\"seat-said").next().unwrap();
        assert!(bar.contains("href=\"#log-phone\" data-last=\"phone\""), "{bar}");
    }
    // What was refused stands there too, with all that was written.
    let demands = format!("{coach}/paper/demands");
    let wrong = submit(&world, &demands, "text=&answer=not+yet", &coco).await;
    assert_eq!(wrong.status, StatusCode::CONFLICT);
    assert!(wrong.shows("I hear you.") && wrong.shows("Fill this in"), "{}", wrong.body);
    assert!(wrong.body.contains("value=\"not yet\""), "{}", wrong.body);
    let filed = submit(&world, &demands, "text=a+blanket", &coco).await;
    assert_eq!((filed.status, filed.header("location")), (StatusCode::SEE_OTHER, format!("{coach}#shelf").as_str()));
    let board = world.get_with(&coach, &coco).await;
    assert!(board.shows("a blanket") && !board.body.contains("id=\"paper\""), "{}", board.body);
    // What stands there is put in, to be corrected.
    let mut links = board.body.split("/paper/demands?replaces=").skip(1);
    let own = links.find(|rest| rest.split("</a>").next().unwrap().contains("a blanket")).unwrap();
    let n = own.split('"').next().unwrap().to_owned();
    assert!(board.body.contains(&format!("id=\"correct-{n}\"")), "{}", board.body);
    let page = world.get_with(&format!("{demands}?replaces={n}"), &coco).await;
    assert!(page.body.contains(">a blanket</textarea>"), "{}", page.body);
    assert!(page.body.contains(&format!("data-replaces=\"{n}\"")), "{}", page.body);
}
