//! tmp
use sips_office_codegen::*; use sips_office_spec::*;
fn main(){ let c = load(Sources::shipped()).into_catalog().unwrap(); let mut s=Settings::default(); s.brands=true; for f in generate(&c,&s).unwrap().files() { let p=std::path::Path::new("generated/src").join(&f.path); std::fs::create_dir_all(p.parent().unwrap()).unwrap(); std::fs::write(p,&f.text).unwrap(); } }
