//! `sips seal`: compute, explain and verify the seal of any message, without a spec.

mod bytes;
mod document;
mod mistakes;
mod order;
mod search;

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use sips_office_runtime::message::{Field, Item, Message, Value};
use sips_office_runtime::{SealAlgorithm, SealedPart, SecretKey, Verdict, sealed_parts, sealed_text};

use self::document::Document;
use self::mistakes::Case;
use self::search::Search;
use crate::key::KeyOptions;
use crate::out::{harmless, outln};
use crate::status::{Done, Failure, Status};

/// Seal a message; explain or verify its seal.
///
/// Works on any JSON or SOAP message, also on a bare fragment as the documentation prints it. Without a subcommand, the
/// seal is computed and printed.
#[derive(Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Seal {
    #[command(subcommand)]
    what: Option<What>,
    /// The message to compute the seal of; `-` reads it from standard input.
    file: Option<PathBuf>,
    #[command(flatten)]
    options: Options,
}

#[derive(Subcommand)]
enum What {
    /// Show what is sealed, field by field, and why a seal may not fit.
    Explain(Input),
    /// Tell whether the message's seal fits: exit status 0 where it does, 1 where it does not.
    Verify(Input),
}

#[derive(Args)]
struct Input {
    /// The message; `-` reads it from standard input.
    file: PathBuf,
    #[command(flatten)]
    options: Options,
}

#[derive(Args)]
struct Options {
    #[command(flatten)]
    key: KeyOptions,
    /// The algorithm; by default the one that the message names in sealAlgorithm, else HMAC-SHA-256.
    #[arg(long, value_name = "ALGORITHM")]
    algorithm: Option<SealAlgorithm>,
}

impl Seal {
    pub(crate) fn run(&self) -> Done {
        match (&self.what, &self.file) {
            (Some(What::Explain(Input { file, options })), _) => options.explain(file),
            (Some(What::Verify(Input { file, options })), _) => options.verify(file),
            (None, Some(file)) => self.options.compute(file),
            (None, None) => Err(Failure::refused("name a file with a message")),
        }
    }
}

impl Options {
    fn compute(&self, file: &Path) -> Done {
        let (document, key) = (Document::read(file)?, self.key.required()?);
        let message = document.message()?;
        outln!("{}", key.seal(self.algorithm(&message)?, &message).as_str());
        Ok(Status::Done)
    }

    fn verify(&self, file: &Path) -> Done {
        let (document, key) = (Document::read(file)?, self.key.required()?);
        let message = document.message()?;
        let algorithm = self.algorithm(&message)?;
        match key.verify(algorithm, &message) {
            Verdict::Valid => {
                outln!("the seal fits ({algorithm})");
                Ok(Status::Done)
            }
            Verdict::Missing => Err(Failure::failed("the message has no seal")),
            Verdict::Wrong => Err(Failure::failed(format!(
                "the seal does not fit ({algorithm}): `sips seal explain` shows what was sealed"
            ))),
        }
    }

    /// Without a key it still shows what is sealed.
    fn explain(&self, file: &Path) -> Done {
        let document = Document::read(file)?;
        let message = document.message()?;
        let algorithm = self.algorithm(&message)?;
        if longest_name(&message) > LONGEST_NAME {
            return Err(Failure::refused(format!(
                "a field has a name of more than {LONGEST_NAME} bytes: that is not explained"
            )));
        }
        outln!("Sealed in this order: by name, in byte order; without seal, keyVersion and sealAlgorithm");
        print_parts(&sealed_parts(&message));
        outln!("  text  {}", harmless(&sealed_text(&message)));
        let Some(text) = self.key.text()? else {
            outln!("\nNo secret key is set, so the seal itself is not computed");
            return Ok(Status::Done);
        };
        let key = SecretKey::new(text.as_str()).map_err(Failure::refused)?;
        outln!("\n{algorithm} with this key\n  seal  {}", key.seal(algorithm, &message).as_str());
        let Some(own) = message.text("seal").filter(|own| !own.is_empty()) else {
            outln!("The message has no seal of its own");
            return Ok(Status::Done);
        };
        match key.verify(algorithm, &message) {
            Verdict::Valid => outln!("The message's own seal is the same"),
            Verdict::Missing | Verdict::Wrong => {
                outln!("The message's own seal is another:\n  seal  {}", harmless(own));
                Search::new(&Case::new(&message, document.json(), &text), own, algorithm).print(algorithm);
            }
        }
        Ok(Status::Done)
    }

    fn algorithm(&self, message: &Message<'_>) -> Result<SealAlgorithm, Failure> {
        match (self.algorithm, message.text("sealAlgorithm")) {
            (Some(algorithm), _) => Ok(algorithm),
            (None, None | Some("")) => Ok(SealAlgorithm::default()),
            (None, Some(named)) => named
                .parse()
                .map_err(|error| Failure::refused(format!("the message's sealAlgorithm: {error}"))),
        }
    }
}

/// The sealed texts under their names.
pub(crate) fn print_parts(parts: &[SealedPart<'_>]) {
    /// Longer places are not waited for by the others.
    const WIDEST: usize = 60;
    let width = parts.iter().map(|part| part.path.chars().count()).max().unwrap_or_default().min(WIDEST);
    for part in parts {
        outln!("  {:width$}  {}", harmless(&part.path), harmless(part.text));
    }
}

/// Names are some 40 bytes long at most. Every value is shown with the names of all that is around it, so that a
/// message within the limits, but with very long names, would fill the memory.
const LONGEST_NAME: usize = 256;

fn longest_name(fields: &[Field<'_>]) -> usize {
    let inside = |value: &Value<'_>| match value {
        Value::Scalar(_) => 0,
        Value::Container(container) => longest_name(container),
        Value::List(items) => items
            .iter()
            .map(|item| match item {
                Item::Scalar(_) => 0,
                Item::Container(container) => longest_name(container),
            })
            .max()
            .unwrap_or_default(),
    };
    fields.iter().map(|field| field.name.len().max(inside(&field.value))).max().unwrap_or_default()
}
