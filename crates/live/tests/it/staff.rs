use live::staff::{NewAccount, Purpose, SESSION_MS, SignIn, Staff, Trouble, make_link};
use live::{House, Library};
use std::sync::Arc;
use store::{MemoryStore, Store};

const PASSWORD: &str = "three plain words";

async fn open() -> (Arc<House>, MemoryStore) {
    let store = MemoryStore::new();
    (House::open(Arc::new(store.clone()), Library::default()).await.unwrap(), store)
}

fn new(login: &str) -> NewAccount {
    NewAccount {
        name: "Anna".to_owned(),
        login: login.to_owned(),
        password: PASSWORD.to_owned(),
        again: PASSWORD.to_owned(),
    }
}

async fn account(house: &House, token: &str, login: &str) -> Staff {
    house.open_account(token, &new(login)).await.unwrap().unwrap().unwrap()
}

async fn enter(house: &House, login: &str) -> String {
    match house.sign_in(login, PASSWORD).await.unwrap() {
        SignIn::In(token) => token,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn the_first_link_makes_one_account_and_then_leads_nowhere() {
    let (house, _) = open().await;
    let old = house.first_link().await.unwrap().unwrap();
    let token = house.first_link().await.unwrap().unwrap();
    assert_eq!(token.len(), 32, "128 bits");
    assert!(house.link(&old).await.unwrap().is_none(), "a restart ends it");
    assert_eq!(house.link(&token).await.unwrap().unwrap().purpose, Purpose::First);
    let anna = account(&house, &token, " Anna ").await;
    assert_eq!((anna.name.as_str(), anna.login.as_str()), ("Anna", "anna"));
    assert!(house.open_account(&token, &new("boris")).await.unwrap().is_none());
    assert_eq!(house.first_link().await.unwrap(), None);
    assert_eq!(house.staff().await.unwrap(), [anna]);
}

#[tokio::test]
async fn of_two_who_use_a_link_at_once_one_gets_an_account() {
    let (house, _) = open().await;
    let token = house.first_link().await.unwrap().unwrap();
    let (anna, boris) = (new("anna"), new("boris"));
    let (a, b) = tokio::join!(house.open_account(&token, &anna), house.open_account(&token, &boris));
    assert_eq!([a.unwrap(), b.unwrap()].iter().flatten().count(), 1);
    assert_eq!(house.staff().await.unwrap().len(), 1);
}

#[tokio::test]
async fn what_is_wrong_with_an_account_is_said_and_the_link_stays() {
    let (house, _) = open().await;
    let token = house.first_link().await.unwrap().unwrap();
    let wrong = async |new: NewAccount| house.open_account(&token, &new).await.unwrap().unwrap().unwrap_err();
    let nothing = wrong(NewAccount::default()).await;
    assert_eq!(nothing, [Trouble::NameMissing, Trouble::LoginMissing, Trouble::PasswordTooShort]);
    let differ = wrong(NewAccount { again: "three other words".to_owned(), ..new("anna") }).await;
    assert_eq!(differ, [Trouble::PasswordsDiffer]);
    let nine = "девять зн".to_owned();
    assert_eq!(
        wrong(NewAccount { password: nine.clone(), again: nine, ..new("a") }).await,
        [Trouble::PasswordTooShort]
    );
    let anna = account(&house, &token, "anna").await;
    let invited = house.invite(&anna).await.unwrap().unwrap();
    let taken = house.open_account(&invited, &new("ANNA")).await.unwrap().unwrap();
    assert_eq!(taken, Err(vec![Trouble::LoginTaken]));
    assert!(house.link(&invited).await.unwrap().is_some());
}

#[tokio::test]
async fn an_invitation_holds_for_seven_days() {
    let (house, store) = open().await;
    let anna = account(&house, &house.first_link().await.unwrap().unwrap(), "anna").await;
    let token = house.invite(&anna).await.unwrap().unwrap();
    store.advance(7 * 24 * 3_600_000 - 1);
    assert!(house.link(&token).await.unwrap().is_some());
    store.advance(1);
    assert!(house.link(&token).await.unwrap().is_none());
}

#[tokio::test]
async fn a_session_lasts_fourteen_hours_or_until_one_signs_out() {
    let (house, store) = open().await;
    let anna = account(&house, &house.first_link().await.unwrap().unwrap(), "anna").await;
    let [first, second] = [enter(&house, "Anna").await, enter(&house, "anna").await];
    assert_eq!(first.len(), 64, "256 bits");
    assert_eq!(house.signed_in(&first).await.unwrap(), Some(anna.clone()));
    house.sign_out(&first).await.unwrap();
    assert_eq!(house.signed_in(&first).await.unwrap(), None);
    store.advance(SESSION_MS - 1);
    assert_eq!(house.signed_in(&second).await.unwrap(), Some(anna));
    store.advance(1);
    assert_eq!(house.signed_in(&second).await.unwrap(), None);
    assert_eq!(house.signed_in("").await.unwrap(), None);
}

#[tokio::test]
async fn nothing_that_is_kept_opens_a_door() {
    let (house, store) = open().await;
    let link = house.first_link().await.unwrap().unwrap();
    let anna = account(&house, &link, "anna").await;
    let invite = house.invite(&anna).await.unwrap().unwrap();
    let session = enter(&house, "anna").await;
    for kind in ["staff", "staff-link", "staff-session"] {
        let records = store.records(kind, None, 100).await.unwrap();
        assert!(!records.is_empty(), "{kind}");
        for (id, bytes) in records {
            let kept = format!("{id} {}", String::from_utf8(bytes).unwrap());
            for secret in [&link, &invite, &session, PASSWORD] {
                assert!(!kept.contains(secret), "{kind}: {kept}");
            }
        }
    }
}

#[tokio::test]
async fn a_wrong_name_and_a_wrong_password_look_the_same_and_ask_for_the_same_wait() {
    let (house, store) = open().await;
    account(&house, &house.first_link().await.unwrap().unwrap(), "anna").await;
    for _ in 0..10 {
        for name in ["anna", "nobody"] {
            assert_eq!(house.sign_in(name, "not the password").await.unwrap(), SignIn::Wrong, "{name}");
        }
    }
    for name in ["anna", "ANNA ", "nobody"] {
        assert_eq!(house.sign_in(name, PASSWORD).await.unwrap(), SignIn::Wait(600_000), "{name}");
    }
    store.advance(600_000);
    enter(&house, "anna").await;
}

#[tokio::test]
async fn a_new_password_signs_other_devices_out() {
    let (house, _) = open().await;
    let anna = account(&house, &house.first_link().await.unwrap().unwrap(), "anna").await;
    let [here, there] = [enter(&house, "anna").await, enter(&house, "anna").await];
    let new = ("another few words", "another few words");
    let change = |old: &'static str| house.change_password(&anna, &here, old, new);
    assert_eq!(change("not the password").await.unwrap(), Err(Trouble::PasswordWrong));
    assert_eq!(change(PASSWORD).await.unwrap(), Ok(()));
    assert!(house.signed_in(&here).await.unwrap().is_some());
    assert!(house.signed_in(&there).await.unwrap().is_none());
    assert_eq!(house.sign_in("anna", PASSWORD).await.unwrap(), SignIn::Wrong);
}

#[tokio::test]
async fn whoever_is_removed_is_out_and_nobody_removes_themselves() {
    let (house, store) = open().await;
    let anna = account(&house, &house.first_link().await.unwrap().unwrap(), "anna").await;
    let boris = account(&house, &house.invite(&anna).await.unwrap().unwrap(), "boris").await;
    let session = enter(&house, "boris").await;
    let kept = house.invite(&boris).await.unwrap().unwrap();
    let others = house.invite(&anna).await.unwrap().unwrap();
    let reset = make_link(&store, Some("boris")).await.unwrap().unwrap();
    assert!(!house.remove_staff(&anna, &anna.id).await.unwrap());
    assert!(house.remove_staff(&anna, &boris.id).await.unwrap());
    assert!(!house.remove_staff(&anna, &boris.id).await.unwrap());
    assert!(house.signed_in(&session).await.unwrap().is_none());
    assert!(!house.remove_staff(&boris, &anna.id).await.unwrap(), "who is gone removes nobody");
    for link in [&kept, &reset] {
        assert!(house.link(link).await.unwrap().is_none(), "and comes back by no link made before");
        assert!(house.open_account(link, &new("boris")).await.unwrap().is_none());
    }
    assert!(house.invite(&boris).await.unwrap().is_none());
    assert!(house.link(&others).await.unwrap().is_some(), "an invitation of somebody else stays");
}

#[tokio::test]
async fn a_lost_password_is_set_anew_with_a_link_from_the_command_line() {
    let (house, store) = open().await;
    account(&house, &house.first_link().await.unwrap().unwrap(), "anna").await;
    let session = enter(&house, "anna").await;
    assert_eq!(make_link(&store, Some("nobody")).await.unwrap(), None);
    let token = make_link(&store, Some("Anna")).await.unwrap().unwrap();
    let spare = make_link(&store, Some("Anna")).await.unwrap().unwrap();
    assert!(house.open_account(&token, &new("boris")).await.unwrap().is_none(), "it makes no account");
    let words = "a wholly new one";
    assert_eq!(house.reset_password(&token, words, "").await.unwrap(), Some(Err(Trouble::PasswordsDiffer)));
    assert!(house.reset_password(&token, words, words).await.unwrap().unwrap().is_ok());
    assert!(house.reset_password(&token, words, words).await.unwrap().is_none(), "once");
    assert!(house.link(&spare).await.unwrap().is_none(), "nor does another link that was made for it");
    assert!(house.signed_in(&session).await.unwrap().is_none());
    assert!(matches!(house.sign_in("anna", words).await.unwrap(), SignIn::In(_)));
    let token = make_link(&store, None).await.unwrap().unwrap();
    assert!(house.reset_password(&token, words, words).await.unwrap().is_none(), "it resets nobody's");
    store.advance(24 * 3_600_000);
    assert!(house.link(&token).await.unwrap().is_none());
}

#[tokio::test]
async fn a_device_that_guesses_keeps_nobody_else_out() {
    let (house, _) = open().await;
    let anna = account(&house, &house.first_link().await.unwrap().unwrap(), "anna").await;
    let session = enter(&house, "anna").await;
    for _ in 0..10 {
        let wrong = house.sign_in_from("anna", "not the password", "192.168.1.66").await.unwrap();
        assert_eq!(wrong, SignIn::Wrong);
    }
    assert_eq!(house.sign_in_from("anna", PASSWORD, "192.168.1.66").await.unwrap(), SignIn::Wait(600_000));
    assert!(matches!(house.sign_in_from("anna", PASSWORD, "192.168.1.7").await.unwrap(), SignIn::In(_)));
    assert_eq!(house.sign_in_from("anna", PASSWORD, "192.168.1.66").await.unwrap(), SignIn::Wait(600_000));
    let new = ("another few words", "another few words");
    assert_eq!(house.change_password(&anna, &session, PASSWORD, new).await.unwrap(), Ok(()));
}

/// Somebody knocks without end: others still have a place in the queue.
#[tokio::test]
async fn a_device_that_knocks_all_the_time_leaves_places_for_others() {
    let (house, _) = open().await;
    account(&house, &house.first_link().await.unwrap().unwrap(), "anna").await;
    let mut knocking = tokio::task::JoinSet::new();
    for n in 0..40 {
        let house = Arc::clone(&house);
        knocking.spawn(async move { house.sign_in_from(&format!("n{n}"), "wrong password", "192.168.1.66").await });
    }
    tokio::task::yield_now().await;
    assert!(matches!(house.sign_in_from("anna", PASSWORD, "192.168.1.7").await.unwrap(), SignIn::In(_)));
    let came = knocking.join_all().await;
    assert_eq!(came.iter().filter(|r| matches!(r, Ok(SignIn::Wrong))).count(), 4);
}
