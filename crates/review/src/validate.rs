//! The validation statements of the doctrine (7.4).
