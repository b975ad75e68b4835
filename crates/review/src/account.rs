//! What was said and why it went so.
