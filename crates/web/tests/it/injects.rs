//! Injects and words of control, on the pages and in the sheets: one's own among the pack's, for one team or for all, and a
//! list that goes out and comes back whole.

use crate::control::{done, on_the_line, trainer, upload};
use crate::house::{World, world};
use crate::join::{begin, exercise, join, submit};
use axum::body::Body;
use axum::http::Request;
use live::Listed;

/// The list as text with semicolons.
async fn list(world: &World, listed: &Listed, staff: &str) -> String {
    let csv = world.get_with(&format!("/control/{}/master.csv", listed.id), staff).await.body;
    csv.trim_start_matches('\u{feff}').to_owned()
}

/// The row of a team's inject.
fn row<'a>(list: &'a str, team: &str, inject: &str) -> &'a str {
    let begins = format!("\"{team}\";\"{inject}\";");
    list.lines().find(|row| row.starts_with(&begins)).unwrap_or_else(|| panic!("{begins}: {list}"))
}

#[tokio::test]
async fn control_answers_on_a_line_as_somebody_and_whoever_hears_it_hears_it() {
    let world = world().await;
    let staff = trainer(&world).await;
    let listed = exercise(&world).await;
    let [(dana, primary), (vik, player)] = on_the_line(&world, &listed).await;
    let (fay, family) = join(&world, &listed, "Fay", "1", "family_liaison").await;
    let base = format!("/control/{}", listed.id);
    let page = world.get_with(&format!("{base}/team/1"), &staff).await;
    assert!(page.shows("Answer on a line") && page.shows("Speaking as") && page.shows("Speak as the far end"));
    assert!(!page.body.contains("<option value=\"phone\">Phone"), "the far end is spoken for in another way");
    let simulated = world.get_with(&format!("{base}/team/2"), &staff).await;
    assert!(simulated.shows("says your words as their own") && simulated.shows("Answer on a line"));
    let form = "team=1&line=family&speaker=His+sister&text=He+rang+at+noon.";
    done(submit(&world, &format!("{base}/do/say"), form, &staff).await);
    for (seat, cookie, hears) in [(&family, &fay, true), (&primary, &dana, false), (&player, &vik, false)] {
        let page = world.get_with(seat, cookie).await;
        assert_eq!(page.shows("He rang at noon."), hears, "{seat}");
        assert_eq!(page.shows("His sister"), hears, "{seat}");
    }
    assert!(world.get_with(&format!("{base}/team/1"), &staff).await.shows("His sister (Director"));
    done(submit(&world, &format!("{base}/do/say"), "team=1&line=far_control&speaker=&text=Yes%2C+stop.", &staff).await);
    assert!(world.get_with(&player, &vik).await.shows("Yes, stop."));
    assert!(!world.get_with(&primary, &dana).await.shows("Yes, stop."));
}

#[tokio::test]
async fn an_inject_is_sent_held_and_skipped_where_it_is_listed_for_one_team_or_for_all() {
    let world = world().await;
    let staff = trainer(&world).await;
    let listed = exercise(&world).await;
    let base = format!("/control/{}", listed.id);
    begin(&world, &listed).await;
    for page in [base.clone(), format!("{base}/master")] {
        let page = world.get_with(&page, &staff).await.body;
        for team in ["1", "2"] {
            for what in ["send", "hold", "skip"] {
                let button = format!("id=\"{what}-{team}-site_plan\"");
                assert_eq!(page.matches(&button).count(), 1, "{button}");
            }
        }
    }
    let master = world.get_with(&format!("{base}/master"), &staff).await;
    assert!(master.shows("all teams") && master.shows("not even by hand"), "what is skipped is gone: it asks");
    let inject = async |form: &str| done(submit(&world, &format!("{base}/do/inject"), form, &staff).await);
    inject("team=1&inject=site_plan&to=hold").await;
    inject("team=1&inject=train&to=skip&all=1").await;
    inject("team=2&inject=siren&to=move&minute=9%3A15&all=1").await;
    let now = list(&world, &listed, &staff).await;
    assert!(row(&now, "1", "site_plan").contains("\"held\"") && row(&now, "2", "site_plan").contains("\"due\""));
    for team in ["1", "2"] {
        assert!(row(&now, team, "train").contains("\"will not come\""));
        assert!(row(&now, team, "siren").contains("\"9:15\""));
    }
    inject("team=1&inject=site_plan&to=send").await;
    let page = world.get_with(&base, &staff).await.body;
    assert!(
        !page.contains("id=\"send-1-site_plan\"") && page.contains("id=\"send-2-site_plan\""),
        "it is over for one"
    );
}

#[tokio::test]
async fn an_inject_says_whom_it_goes_to_and_that_nobody_sits_there() {
    let world = world().await;
    let staff = trainer(&world).await;
    let listed = exercise(&world).await;
    join(&world, &listed, "Ira", "1", "intelligence").await;
    let base = format!("/control/{}", listed.id);
    let head = async |team: &str, inject: &str| {
        let page = world.get_with(&format!("{base}/team/{team}"), &staff).await.body;
        let own = page.split(&format!("data-region=\"inject-{inject}\"")).nth(1).unwrap();
        own.split("</p>").next().unwrap().to_owned()
    };
    assert!(!head("2", "register_answer").await.contains("nobody sits there"), "people still come");
    begin(&world, &listed).await;
    assert!(head("2", "register_answer").await.contains("nobody sits there"));
    assert!(!head("1", "register_answer").await.contains("nobody sits there"), "Ira sits there");
    let note = head("1", "mh_note").await;
    assert!(note.contains("→ the team") && !note.contains("nobody"), "{note}");
    let master = world.get_with(&format!("{base}/master"), &staff).await;
    assert!(master.body.contains("data-row=\"1:siren\"") && master.body.contains("data-row=\"2:siren\""));
    let one = world.get_with(&format!("{base}/master?team=2"), &staff).await.body;
    assert!(!one.contains("data-row=\"1:siren\"") && one.contains("data-row=\"2:siren\""), "{one}");
    assert!(one.contains(&format!("data-live=\"{base}/master/2\"")), "what comes later is of this team too");
    assert!(master.shows("nobody sits there") && master.shows("→ the team"), "{}", master.body);
    let page = world.get_with(&format!("{base}/team/1"), &staff).await;
    assert!(page.shows("Coach (empty)") && !page.shows("Intelligence and boards (empty)"), "{}", page.body);
}

#[tokio::test]
async fn an_inject_of_ones_own_is_planned_for_all_teams_and_comes_at_its_minute() {
    let world = world().await;
    let staff = trainer(&world).await;
    let listed = exercise(&world).await;
    let (dana, primary) = join(&world, &listed, "Dana", "1", "primary").await;
    let (max, boss) = join(&world, &listed, "Max", "2", "commander").await;
    let base = format!("/control/{}", listed.id);
    let form = "team=1&all=1&kind=call&minute=0%3A10&to=commander&text=The+ministry+rings.";
    done(submit(&world, &format!("{base}/do/tell"), form, &staff).await);
    let wrong = submit(&world, &format!("{base}/do/tell"), "team=1&kind=call&minute=soon&text=x", &staff).await;
    assert!(wrong.status == 400 && wrong.shows("Write the play minute"), "{}", wrong.body);
    let waits = world.get_with(&format!("{base}/team/1"), &staff).await;
    assert!(waits.shows("The ministry rings.") && waits.shows("→ Commander"), "{}", waits.body);
    assert!(!world.get_with(&boss, &max).await.shows("The ministry rings."), "not yet");
    begin(&world, &listed).await;
    let log = boss.split('/').nth(2).unwrap();
    world.pass(&format!("/call/{log}"), 11_000).await;
    assert!(world.get_with(&boss, &max).await.shows("The ministry rings."));
    assert!(!world.get_with(&primary, &dana).await.shows("The ministry rings."), "it is for the commander");
    let now = list(&world, &listed, &staff).await;
    let own = now.lines().filter(|row| row.contains("The ministry rings.")).collect::<Vec<_>>();
    assert_eq!(own.len(), 2, "one id, a row for each team: {own:?}");
    assert!(own.iter().all(|row| row.contains("\"sent\"") && row.contains("\"0:10\"")), "{own:?}");
    let mood = world.get_with(&format!("{base}/report?words"), &staff).await;
    assert!(mood.shows("The ministry rings."), "and the report has it");
}

/// News and calls of a scenario stand under their name wherever control's own do: on the seat, in the room, in the list, on
/// paper.
#[tokio::test]
async fn a_call_of_the_scenario_is_told_as_a_call() {
    let world = world().await;
    let staff = trainer(&world).await;
    let listed = exercise(&world).await;
    let (max, boss) = join(&world, &listed, "Max", "1", "commander").await;
    let base = format!("/control/{}", listed.id);
    begin(&world, &listed).await;
    done(submit(&world, &format!("{base}/do/inject"), "team=1&inject=city_hall&to=send", &staff).await);
    let headed = async |path: &str, cookie: &str, heading: &str| {
        let page = world.get_with(path, cookie).await.body;
        let mut told = page.split("The first shift crosses that bridge at five.").skip(1);
        assert!(told.any(|after| after.split("</div>").next().unwrap().contains(heading)), "{path}: {page}");
    };
    headed(&boss, &max, "<span class=\"more\">A call</span>").await;
    headed(&format!("{base}/team/1"), &staff, "<small>A call</small>").await;
    headed(&format!("{base}/report?words=1"), &staff, "<small>A call</small>").await;
    let now = list(&world, &listed, &staff).await;
    assert!(row(&now, "1", "city_hall").contains("\"A call\""), "{now}");
    assert!(row(&now, "1", "mh_note").contains("\"note\""), "{now}");
    assert!(world.get_with(&format!("{base}/kit"), &staff).await.shows("<td>A call → Commander"));
}

/// Held, skipped, moved, reworded, of one's own: a list laid into a fresh exercise makes that one stand the same.
#[tokio::test]
async fn a_list_goes_out_and_into_another_exercise_without_loss() {
    let world = world().await;
    let staff = trainer(&world).await;
    let (first, second) = (exercise(&world).await, exercise(&world).await);
    let base = format!("/control/{}", first.id);
    let inject = async |form: &str| done(submit(&world, &format!("{base}/do/inject"), form, &staff).await);
    inject("team=1&inject=train&to=hold").await;
    inject("team=2&inject=voice_beep&to=hold").await;
    inject("team=1&inject=siren&to=skip").await;
    inject("team=1&inject=filming&to=move&minute=19%3A30").await;
    inject("team=1&inject=filming&to=hold").await;
    inject("team=2&inject=press_call&to=edit&text=%C2%ABNews%C2%BB%3B+two%0Alines").await;
    for form in [
        "team=1&kind=call&minute=6&to=commander&text=The+ministry+rings.",
        "team=1&all=1&kind=news&minute=7&far=1&text=For+both+sides.",
        "team=2&kind=document&minute=8&text=For+the+team%3B+all+of+it.",
    ] {
        done(submit(&world, &format!("{base}/do/tell"), form, &staff).await);
    }
    let planned = list(&world, &first, &staff).await;
    let id = planned.lines().find(|row| row.contains("For the team")).unwrap().split('"').nth(3).unwrap();
    inject(&format!("team=2&inject={id}&to=move&minute=9")).await;
    inject(&format!("team=2&inject={id}&to=hold")).await;
    let out = list(&world, &first, &staff).await;
    let back = upload(&world, &format!("/control/{}/master", second.id), &staff, &out).await;
    assert!(!back.body.contains("<div class=\"notice wrong\""), "{}", back.body);
    assert_eq!(list(&world, &second, &staff).await, out, "every column stands as it stood");
    let again = upload(&world, &format!("/control/{}/master", second.id), &staff, &out).await;
    assert!(
        again.shows("0 changes were applied.") && !again.body.contains("<div class=\"notice wrong\""),
        "{}",
        again.body
    );
    let wrong = out.replacen("\"all around\"", "\"tactical\"", 1);
    let told = upload(&world, &format!("/control/{}/master", second.id), &staff, &wrong).await;
    assert!(told.shows("“Kind” is there to be read"), "{}", told.body);
}

#[tokio::test]
async fn what_was_sent_at_once_stands_in_the_list_and_stays_as_it_is() {
    let world = world().await;
    let staff = trainer(&world).await;
    let (first, second) = (exercise(&world).await, exercise(&world).await);
    let base = format!("/control/{}", first.id);
    let form = "team=1&kind=news&to=commander&text=A+dog+barks.";
    done(submit(&world, &format!("{base}/do/tell"), form, &staff).await);
    let master = world.get_with(&format!("{base}/master"), &staff).await;
    assert!(master.shows("A dog barks.") && !master.body.contains("id=\"send-1-sent-"), "{}", master.body);
    let out = list(&world, &first, &staff).await;
    let sent = out.lines().find(|row| row.contains("A dog barks.")).unwrap();
    assert!(sent.contains("\"sent\"") && sent.contains("\"News\"") && sent.contains("\"Commander\""), "{sent}");
    for id in [&first.id, &second.id] {
        let back = upload(&world, &format!("/control/{id}/master"), &staff, &out).await;
        assert!(back.shows("0 changes were applied."), "{}", back.body);
        assert!(!back.body.contains("<div class=\"notice wrong\""), "{}", back.body);
    }
    assert!(!list(&world, &second, &staff).await.contains("A dog barks."));
}

#[tokio::test]
async fn the_list_is_a_strip_for_each_team_and_a_table_that_says_the_same() {
    let world = world().await;
    let staff = trainer(&world).await;
    let listed = exercise(&world).await;
    let base = format!("/control/{}", listed.id);
    let inject = async |form: &str| done(submit(&world, &format!("{base}/do/inject"), form, &staff).await);
    begin(&world, &listed).await;
    inject("team=1&inject=train&to=hold").await;
    inject("team=1&inject=siren&to=skip").await;
    inject("team=1&inject=filming&to=send").await;
    let page = world.get_with(&format!("{base}/master"), &staff).await;
    assert_eq!(page.body.matches("class=\"strips-row\"").count(), 2);
    assert!(page.shows("Team 1: 1 sent,") && page.shows("1 held,") && page.shows("1 will not come"), "{}", page.body);
    assert!(page.shows("Team 2: 0 sent,"), "each for itself");
    for state in ["sent", "due", "held", "never"] {
        // One in the legend, the others on the strips.
        let marks = page.body.matches(&format!("class=\"strips-mark {state}\"")).count();
        assert!(marks >= 2, "{state}: {marks}");
    }
}

#[tokio::test]
async fn an_open_list_learns_what_happened_to_an_inject() {
    let world = world().await;
    let staff = trainer(&world).await;
    let listed = exercise(&world).await;
    let base = format!("/control/{}", listed.id);
    begin(&world, &listed).await;
    let page = world.get_with(&format!("{base}/master"), &staff).await.body;
    assert!(page.contains(&format!("data-live=\"{base}/master\"")) && page.contains("data-row=\"1:train\""), "{page}");
    assert!(page.contains("data-region=\"strip-1\"") && page.contains("data-region=\"strip-2\""), "{page}");
    let request =
        Request::get(format!("{base}/master/stream")).header("cookie", &staff).header("accept-language", "en");
    let hold = async {
        tokio::task::yield_now().await;
        done(submit(&world, &format!("{base}/do/inject"), "team=2&inject=train&to=hold", &staff).await);
    };
    let (told, ()) = tokio::join!(world.read(request.body(Body::empty()).unwrap(), "id=\"release-2-train\""), hold);
    assert!(told.contains("data-region=\"master\"") && told.contains("data-region=\"strip-2\""), "{told}");
    let own = Request::get(format!("{base}/master/2/stream")).header("cookie", &staff).header("accept-language", "en");
    let told = world.read(own.body(Body::empty()).unwrap(), "data-row=\"2:train\"").await;
    assert!(!told.contains("data-row=\"1:"), "the list of one team follows that team alone: {told}");
}
