//! tmp
use sips_office_spec::*;
fn main(){ let s = match std::env::args().nth(1) { Some(d) => Sources::folder(d.as_ref()).unwrap(), None => Sources::shipped() }; let l = load(s); println!("{}", l.render(false)); let n=l.findings().iter().count(); println!("{n} findings; strict {}", l.strict_findings().iter().count()); }
