//! The platform without its network: a request in, an answer out.

mod answer;
mod documents;
mod examine;
mod faulty;
mod host;
mod made;
mod respond;
mod routes;

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use http::Request;
use sips_office_runtime::codec::soap::Reply;
use sips_office_runtime::codec::{DecodeError, Limits, json, soap};
use sips_office_runtime::descriptor::{Direction, Protocol};
use sips_office_runtime::message::Message;

pub use answer::HttpAnswer;
pub(crate) use documents::Documents;
pub(crate) use routes::Routes;
use routes::{Route, Served};

use crate::clock::Clock;
use crate::fault::{Faults, read_header};
use crate::merchant::Merchants;
use crate::received::{Journal, Notice, Received};
use crate::wallet::Wallets;

/// Sips Office as an engine: it answers requests that somebody else received.
///
/// [`Simulator`](crate::Simulator) puts it on the network. [`Builder::office`](crate::Builder::office) makes one, for
/// tests that need no socket.
pub struct Office {
    pub(crate) routes: Routes,
    pub(crate) documents: Documents,
    pub(crate) merchants: Merchants,
    pub(crate) wallets: Mutex<Wallets>,
    pub(crate) clock: Clock,
    pub(crate) unsealed_answers: bool,
    pub(crate) faults: Faults,
    pub(crate) journal: Journal,
    pub(crate) on_received: Option<Notice>,
    pub(crate) limits: Limits,
}

/// What a request is for, and what it says.
struct Question<'o, 'b> {
    served: &'o Served,
    protocol: Protocol,
    message: Message<'b>,
}

impl Office {
    /// The path of the OpenAPI document.
    pub const OPENAPI: &str = "/openapi.json";

    /// Answers a request. Only the method, the address, the body, and the headers that name the host and ask for faults are
    /// looked at: what a `Content-Type` says is left open, as the documentation leaves it.
    ///
    /// GET reads the WSDL of a SOAP address with `?wsdl` behind it, and the OpenAPI document of `/openapi.json`. In them
    /// addresses are those under which the client called, as far as it says so.
    ///
    /// An answer has always a status: 404 for a path that no function has, 405 for a method other than POST, 413 for a
    /// body of more than 1 MiB, 400 for JSON that cannot be read and for faults that are none, 500 with a fault for SOAP
    /// of that kind, and else 200.
    pub fn answer<B: AsRef<[u8]>>(&self, request: &Request<B>) -> HttpAnswer {
        let mut received = Received::new(request.method().as_str(), request.uri().path());
        if documents::asks_for_wsdl(request) {
            received.path.push_str("?wsdl");
        }
        let answer = self.answer_noting(request, &mut received);
        received.status = answer.status;
        self.journal.add(received.clone());
        if let Some(notice) = &self.on_received {
            notice(&received);
        }
        answer
    }

    /// The faults to come.
    pub fn faults(&self) -> &Faults {
        &self.faults
    }

    /// The last 1000 requests, oldest first.
    pub fn received(&self) -> Vec<Received> {
        self.journal.all()
    }

    /// Forgets the requests that came so far.
    pub fn clear_received(&self) {
        self.journal.clear();
    }

    /// The wallets as they are now.
    pub fn wallets(&self) -> Wallets {
        self.wallets_now().clone()
    }

    /// The most bytes of a body that are taken.
    pub(crate) fn most_bytes(&self) -> usize {
        self.limits.bytes
    }

    fn answer_noting<B: AsRef<[u8]>>(&self, request: &Request<B>, received: &mut Received) -> HttpAnswer {
        let body = request.body().as_ref();
        if let Some(document) = self.documents.answer(&self.routes, request) {
            return document;
        }
        let Some(route) = self.routes.at(request.uri().path()) else {
            return HttpAnswer::text(404, "no function has this address");
        };
        received.protocol = Some(route.protocol());
        if request.method() != http::Method::POST {
            return HttpAnswer::text(
                405,
                "functions are called with POST; `GET …?wsdl` reads a SOAP address's WSDL",
            )
            .with_header("allow", "POST");
        }
        if body.len() > self.limits.bytes {
            return HttpAnswer::text(413, "the request is too large");
        }
        let own = match read_header(request.headers()) {
            Ok(own) => own,
            Err(error) => return answer::no_fault(route.protocol(), &error),
        };
        let called = self.called(&route, body);
        let function = called.as_ref().ok().map(|served| &*served.function.name);
        let faults = self.faults.take(own, function);
        received.set_faults(&faults);
        let question = called.and_then(|served| self.read(served, route.protocol(), body));
        if let Ok(question) = &question {
            received.set_message(&question.served.function, &question.message);
        }
        let answer = faulty::instead(&faults).unwrap_or_else(|| match &question {
            Ok(question) => self.respond(question, &faults, received),
            Err(error) => answer::unreadable(route.protocol(), error),
        });
        faulty::spoil(answer, &faults)
    }

    /// The function that a request is for, whether or not the rest of it can be read.
    fn called<'o>(&self, route: &Route<'o>, body: &[u8]) -> Result<&'o Served, DecodeError> {
        match route {
            Route::Json(served) => Ok(served),
            Route::Soap(functions) => {
                let operation = soap::operation(body, &self.limits)?;
                functions.get(&operation).ok_or_else(|| functions.unknown(&operation))
            }
        }
    }

    fn read<'o, 'b>(
        &self,
        served: &'o Served,
        protocol: Protocol,
        body: &'b [u8],
    ) -> Result<Question<'o, 'b>, DecodeError>
    where
        'o: 'b,
    {
        let message = match protocol {
            Protocol::Json => json::read(body, &self.limits)?,
            Protocol::Soap => match soap::read(body, &served.function, Direction::Request, &self.limits)? {
                Reply::Message(message) => message,
                Reply::Fault(_) => {
                    let expected = served.function.name.to_string();
                    return Err(DecodeError::OtherOperation { expected, found: "Fault".to_owned() });
                }
            },
        };
        Ok(Question { served, protocol, message })
    }

    fn wallets_now(&self) -> MutexGuard<'_, Wallets> {
        self.wallets.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Shows nothing of merchants and wallets.
impl fmt::Debug for Office {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Office").field("unsealed_answers", &self.unsealed_answers).finish_non_exhaustive()
    }
}
