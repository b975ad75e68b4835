//! One binary for all integration tests of the coder.
#![expect(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

mod coding {
    mod data;
    mod fresh;
    mod gold;
    mod hard;
    mod model;
    mod must_hold;
    mod names;
    mod phrases;
    mod robust;
    mod split;
    mod taken_up;
}
