//! The story every back end must live through, told once. [`all`] wants an empty store each time it asks;
//! [`reopen`] wants the same place opened again. A failed assertion names the chapter.
//!
//! Nothing here may know which back end it runs on, wait for a clock, or leave anything running.

#![expect(clippy::unwrap_used, reason = "a story is a test: what fails must stop it")]

mod appends;
mod beside;
mod deletion;
mod logbook;
mod pages;
mod races;

use std::future::Future;

use chain::Millis;

use crate::Store;

pub use deletion::reopen;
pub use logbook::Logbook;

/// Runs every chapter, each on a store of its own.
///
/// # Panics
/// When the store does not keep to the trait.
pub async fn all<S: Store, F: Future<Output = S>>(make: impl Fn() -> F) {
    tells_the_time(make().await).await;
    appends::an_empty_store_has_nothing(make().await).await;
    appends::stored_bytes_come_back_exactly(make().await).await;
    appends::a_stale_append_is_refused_and_leaves_nothing(make().await).await;
    appends::what_is_malformed_or_too_large_is_refused(make().await).await;
    appends::the_largest_append_is_taken(make().await).await;
    pages::a_log_is_read_in_pages(make().await).await;
    pages::a_page_of_large_bodies_ends_early(make().await).await;
    pages::logs_are_listed_in_order(make().await).await;
    races::every_appender_gets_its_records_in_once(make().await).await;
    races::one_of_many_creates_a_log(make().await).await;
    races::logs_do_not_disturb_each_other(make().await).await;
    races::a_deletion_leaves_no_orphans(make().await).await;
    deletion::an_erased_body_is_gone_and_the_chain_verifies(make().await).await;
    deletion::a_refused_append_erases_nothing(make().await).await;
    deletion::a_deleted_log_is_gone_and_its_id_is_free(make().await).await;
    beside::blobs_are_found_by_hash(make().await).await;
    beside::a_deleted_blob_is_gone_and_can_come_again(make().await).await;
    beside::the_last_sign_of_life_counts(make().await).await;
    beside::small_records_are_kept_listed_and_deleted(make().await).await;
    beside::large_blobs_records_and_names_are_refused(make().await).await;
}

/// In milliseconds: a clock in seconds or microseconds would be far outside.
async fn tells_the_time(store: impl Store) {
    let year_2020 = Millis(1_577_836_800_000);
    let year_2200 = Millis(7_258_118_400_000);
    let now = store.now().await.unwrap();
    assert!((year_2020..year_2200).contains(&now), "the store says it is {now} after 1970");
}
