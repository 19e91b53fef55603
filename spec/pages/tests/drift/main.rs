//! What a page says and the specs do not: the pages as they are, with single edits, in part, and with departures.

mod cuts;
mod departures;
mod edits;
mod functions;
mod pages;
mod recognition;
