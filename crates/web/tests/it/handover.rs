//! The handover of the line: whoever takes over reads the sheet back by heart, both stand side by side, and a voice that
//! took over without it is told as such.

use crate::control::done;
use crate::house::{Reply, world};
use crate::join::{begin, exercise, join, submit};
use axum::http::StatusCode;

const SHEET: &str = "situation=Second+hour&state=Calmer&last_words=Wait&promises=Two+red+candles";
const UNREAD: &str = "speaks without having read back a handover";

/// The link by which a seat reads a sheet back.
fn asked(page: &Reply) -> usize {
    page.body.matches(" id=\"read-back-").count()
}

#[tokio::test]
async fn who_takes_over_reads_the_sheet_back_by_heart_and_sees_both_afterwards() {
    let world = world().await;
    let listed = exercise(&world).await;
    let (dana, primary) = join(&world, &listed, "Dana", "1", "primary").await;
    let (coco, coach) = join(&world, &listed, "Coco", "1", "coach").await;
    let (rita, recorder) = join(&world, &listed, "Rita", "1", "recorder").await;
    begin(&world, &listed).await;
    done(submit(&world, &format!("{primary}/paper/handover"), SHEET, &dana).await);
    assert_eq!(asked(&world.get_with(&primary, &dana).await), 0, "who filled it in knows it");
    assert_eq!(asked(&world.get_with(&recorder, &rita).await), 0, "who does not speak takes nothing over");
    let before = world.get_with(&coach, &coco).await;
    assert!(asked(&before) == 1 && before.shows("Second hour"), "{}", before.body);

    let form = format!("{coach}/paper/read_back");
    assert!(before.body.contains(&format!("href=\"{form}\">Read back")), "{}", before.body);
    let page = world.get_with(&form, &coco).await;
    assert!(page.shows("4. Last words of the talk") && page.body.contains("data-by-heart"), "{}", page.body);
    assert!(page.body.contains("id=\"log-phone\""), "the line goes on");
    let wrong = submit(&world, &form, "name=Viktor&promise=A+cigarette", &coco).await;
    assert!(wrong.status == StatusCode::CONFLICT && wrong.body.contains("value=\"A cigarette\""), "{}", wrong.body);
    for page in [&page, &wrong] {
        for looked_up in ["Second hour", "Two red candles", "id=\"shelf\""] {
            assert!(!page.shows(looked_up), "{looked_up}: {}", page.body);
        }
    }
    let other = world.get_with(&format!("{coach}/paper/demands"), &coco).await;
    assert!(
        other.shows("Second hour") && !other.body.contains("data-by-heart"),
        "every other paper lies beside the rest"
    );

    done(submit(&world, &form, "name=Viktor&promise=A+cigarette&ready=with_overlap", &coco).await);
    for (seat, cookie) in [(&coach, &coco), (&primary, &dana)] {
        let page = world.get_with(seat, cookie).await;
        assert_eq!(asked(&page), 0, "it was read back: {}", page.body);
        let both = page.body.split("class=\"read-beside\"").nth(1).unwrap().split("</details>").next().unwrap();
        let at = |words: &str| both.find(words).unwrap_or_else(|| panic!("{words}: {both}"));
        assert!(at("Handover sheet") < at("Two red candles") && at("Two red candles") < at("A cigarette"), "{both}");
    }
    let back = world.get_with(&coach, &coco).await.body;
    let n = back.split("/paper/read_back?replaces=").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let page = world.get_with(&format!("{form}?replaces={n}"), &coco).await;
    assert!(page.shows("Second hour") && page.body.contains("value=\"A cigarette\""), "what was missed is added after");
    // A sheet that was corrected is another one.
    let page = world.get_with(&primary, &dana).await;
    let n = page.body.split("/paper/handover?replaces=").nth(1).unwrap().split('"').next().unwrap();
    done(submit(&world, &format!("{primary}/paper/handover"), &format!("{SHEET}&replaces={n}"), &dana).await);
    assert_eq!(asked(&world.get_with(&coach, &coco).await), 1);
}

#[tokio::test]
async fn a_voice_that_took_over_without_reading_back_is_told_to_the_cell_and_not_to_the_far_end() {
    let world = world().await;
    let listed = exercise(&world).await;
    let (dana, primary) = join(&world, &listed, "Dana", "1", "primary").await;
    let (coco, coach) = join(&world, &listed, "Coco", "1", "coach").await;
    let (lea, leader) = join(&world, &listed, "Lea", "1", "leader").await;
    let (vik, player) = join(&world, &listed, "Vik", "1", "role_player").await;
    begin(&world, &listed).await;
    let told = async || {
        let mut told = Vec::new();
        for (seat, cookie) in [(&primary, &dana), (&coach, &coco), (&leader, &lea), (&player, &vik)] {
            let page = world.get_with(seat, cookie).await;
            told.push((page.shows(UNREAD), page.body.contains("id=\"voice-read-back-phone\"")));
        }
        told
    };
    let (silent, plain, own) = ((false, false), (true, false), (true, true));
    assert_eq!(told().await, [silent; 4], "who spoke from the beginning took nothing over");
    done(submit(&world, &format!("{primary}/do/pass-voice"), "to=coach", &dana).await);
    assert_eq!(told().await, [plain, own, plain, silent]);
    assert!(world.get_with(&leader, &lea).await.shows(&format!("Coco {UNREAD}.")), "by name");
    done(submit(&world, &format!("{coach}/paper/read_back"), "ready=yes", &coco).await);
    assert_eq!(told().await, [silent; 4]);
    // Read back before the line is passed, as it should be.
    done(submit(&world, &format!("{leader}/paper/read_back"), "ready=yes", &lea).await);
    done(submit(&world, &format!("{coach}/do/pass-voice"), "to=leader", &coco).await);
    assert_eq!(told().await, [silent; 4]);
    // What the coach read back before another had spoken does not hold for a second time.
    done(submit(&world, &format!("{leader}/do/pass-voice"), "to=coach", &lea).await);
    assert_eq!(told().await, [plain, own, plain, silent]);
}
