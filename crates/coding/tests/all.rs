//! One binary for all integration tests of the coder.

mod coding {
    mod gold;
}
