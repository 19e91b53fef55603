//! What is sent again, how often, after which pauses, and what is told in the end.

mod wallet;

use std::collections::VecDeque;
use std::sync::Mutex;
use std::time::Duration;

use sips_office_runtime::TransportErrorKind::{Connect, Cut, Dns, Other, Settings, Timeout, Tls, TooLarge};
use sips_office_runtime::descriptor::{Function, Protocol};
use sips_office_runtime::{
    Attempts, Client, Error, HttpRequest, HttpResponse, Outcome, RetryPolicy, Transport, TransportError,
    TransportErrorKind,
};
use wallet::*;

/// What one attempt comes to.
#[derive(Clone, Copy, Debug)]
enum Comes {
    NotSent(TransportErrorKind),
    Unknown(TransportErrorKind),
    Status(u16),
    Fault(&'static str),
    Unsealed,
    WrongSeal,
    Garbage,
    Accepted,
}
use Comes::{Accepted, Fault, Garbage, NotSent, Status, Unknown, Unsealed, WrongSeal};

impl Comes {
    fn about(self, protocol: Protocol) -> Result<HttpResponse, TransportError> {
        let mut message = accepted();
        match self {
            NotSent(kind) => return Err(TransportError::not_sent(kind)),
            Unknown(kind) => return Err(TransportError::unknown(kind)),
            Status(status) => return Ok(with_body(protocol, status, "text")),
            Fault(code) => {
                let fault = format!(
                    "<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body><e:Fault>\
                     <faultcode>e:{code}</faultcode><faultstring>x</faultstring></e:Fault></e:Body></e:Envelope>"
                );
                return Ok(with_body(Protocol::Soap, 500, fault));
            }
            Garbage => return Ok(with_body(protocol, 200, "?")),
            Unsealed => drop(message.remove("seal")),
            WrongSeal => message.set("seal", "0".repeat(64)),
            Accepted => {}
        }
        Ok(respond(protocol, &message))
    }
}

/// Gives one answer after the other, and waits no time.
struct Script {
    protocol: Protocol,
    next: Mutex<VecDeque<Comes>>,
    sent: Mutex<Vec<HttpRequest>>,
    pauses: Mutex<Vec<Duration>>,
}

impl Script {
    fn new(protocol: Protocol, comes: &[Comes]) -> &'static Self {
        let next = Mutex::new(comes.iter().copied().collect());
        Box::leak(Box::new(Self { protocol, next, sent: Mutex::default(), pauses: Mutex::default() }))
    }

    fn answer(&self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
        self.sent.lock().unwrap().push(request);
        self.next.lock().unwrap().pop_front().expect("no attempt more").about(self.protocol)
    }

    fn sent(&self) -> usize {
        self.sent.lock().unwrap().len()
    }
}

impl Transport for &'static Script {
    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
        self.answer(request)
    }

    async fn pause(&self, time: Duration) {
        self.pauses.lock().unwrap().push(time);
    }
}

#[cfg(feature = "blocking")]
impl sips_office_runtime::blocking::Transport for &'static Script {
    fn send(&self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
        self.answer(request)
    }

    fn pause(&self, time: Duration) {
        self.pauses.lock().unwrap().push(time);
    }
}

const THREE: RetryPolicy = RetryPolicy::up_to(3);

fn described(is_idempotent: bool) -> Function {
    Function { idempotent: is_idempotent, ..UPDATE_PAYMENT_MEAN.clone() }
}

async fn call(policy: RetryPolicy, is_idempotent: bool, script: &'static Script) -> Result<(), Error> {
    let client = Client::with_transport(exchange(script.protocol), script).with_retry(policy);
    let message = message(&[("merchantWalletId", "walId011"), ("paymentMeanId", "2")]);
    client.call_message(&described(is_idempotent), &message).await.map(drop)
}

/// What the attempts come to, whether the function is idempotent, how many are made, and the outcome of all, if it is
/// no success.
const CALLS: &[(&[Comes], bool, usize, Option<Outcome>)] = &[
    (&[Accepted], false, 1, None),
    // Not sent: again, whatever the function.
    (&[NotSent(Connect), Accepted], false, 2, None),
    (&[NotSent(Dns), NotSent(Timeout), Accepted], false, 3, None),
    (&[NotSent(Connect), NotSent(Connect), NotSent(Other)], false, 3, Some(Outcome::NotSent)),
    (&[NotSent(Connect), Unknown(Cut)], false, 2, Some(Outcome::Unknown)),
    // What another attempt does not mend.
    (&[NotSent(Tls)], true, 1, Some(Outcome::NotSent)),
    (&[NotSent(Settings)], true, 1, Some(Outcome::NotSent)),
    // Unknown: again only where twice is as good as once.
    (&[Unknown(Cut)], false, 1, Some(Outcome::Unknown)),
    (&[Unknown(Timeout)], false, 1, Some(Outcome::Unknown)),
    (&[Status(503)], false, 1, Some(Outcome::Unknown)),
    (&[Unknown(Cut), Accepted], true, 2, None),
    (&[Unknown(Timeout), Status(502), Accepted], true, 3, None),
    (&[Status(500), Status(500), Status(500)], true, 3, Some(Outcome::Unknown)),
    (&[Unknown(TooLarge)], true, 1, Some(Outcome::Unknown)),
    // Where one attempt may have been carried out, the last cannot say that none was.
    (&[Unknown(Cut), NotSent(Connect), NotSent(Connect)], true, 3, Some(Outcome::Unknown)),
    (&[Unknown(Cut), Status(403)], true, 2, Some(Outcome::Unknown)),
    (&[NotSent(Connect), Status(403)], true, 2, Some(Outcome::Refused)),
    // Refused, or nothing vouches for it: never.
    (&[Status(400)], true, 1, Some(Outcome::Refused)),
    (&[Status(429)], true, 1, Some(Outcome::Refused)),
    (&[Status(302)], true, 1, Some(Outcome::Unknown)),
    (&[Unsealed], true, 1, Some(Outcome::Unknown)),
    (&[WrongSeal], true, 1, Some(Outcome::Unknown)),
    (&[Garbage], true, 1, Some(Outcome::Unknown)),
];

#[tokio::test]
async fn only_what_is_safe_and_may_go_better_is_sent_again() {
    for protocol in [Protocol::Json, Protocol::Soap] {
        for (comes, is_idempotent, attempts, outcome) in CALLS {
            let script = Script::new(protocol, comes);
            let result = call(THREE, *is_idempotent, script).await;
            let what = format!("{protocol:?} {comes:?} {is_idempotent} {result:?}");
            assert_eq!(result.as_ref().err().map(Error::outcome), *outcome, "{what}");
            assert_eq!(script.sent(), *attempts, "{what}");
            assert_eq!(script.pauses.lock().unwrap().len(), attempts - 1, "{what}");
            if let Err(error) = result {
                let is_retried =
                    matches!(error, Error::Retried { attempts: told, .. } if told as usize == *attempts);
                assert_eq!(is_retried, *attempts > 1, "{what}");
                assert!(!matches!(error.last(), Error::Retried { .. }), "{what}");
            }
        }
    }
    for (code, attempts) in [("Server", 2), ("Client", 1)] {
        let script = Script::new(Protocol::Soap, &[Fault(code), Accepted]);
        let result = call(THREE, true, script).await;
        assert_eq!((result.is_ok(), script.sent()), (attempts == 2, attempts), "{code}");
    }
}

#[tokio::test]
async fn nothing_is_sent_again_unless_it_is_asked_for() {
    for policy in [RetryPolicy::default(), RetryPolicy::never(), RetryPolicy::up_to(0), RetryPolicy::up_to(1)]
    {
        let script = Script::new(Protocol::Json, &[NotSent(Connect), Accepted]);
        let error = call(policy, true, script).await.unwrap_err();
        assert!(matches!(error, Error::Transport(_)), "{error:?}");
        assert_eq!(script.sent(), 1);
    }
}

#[cfg(feature = "blocking")]
#[test]
fn a_blocking_call_is_sent_again_like_any_other() {
    for (comes, is_idempotent, attempts, outcome) in CALLS {
        let script = Script::new(Protocol::Json, comes);
        let client = sips_office_runtime::blocking::Client::with_transport(exchange(Protocol::Json), script);
        let message = message(&[("merchantWalletId", "walId011"), ("paymentMeanId", "2")]);
        let result = client.with_retry(THREE).call_message(&described(*is_idempotent), &message);
        let what = format!("{comes:?} {is_idempotent} {result:?}");
        assert_eq!(result.err().map(|error| error.outcome()), *outcome, "{what}");
        assert_eq!((script.sent(), script.pauses.lock().unwrap().len()), (*attempts, attempts - 1), "{what}");
    }
}

#[tokio::test]
async fn a_request_is_the_same_each_time_and_has_less_time() {
    let script = Script::new(Protocol::Json, &[Unknown(Cut), Unknown(Cut), Accepted]);
    let total = Duration::from_secs(3600);
    call(THREE.within(total), true, script).await.unwrap();
    {
        let sent = script.sent.lock().unwrap();
        let mut before = total;
        for request in &*sent {
            assert_eq!((&request.url, &request.body), (&sent[0].url, &sent[0].body));
            let timeout = request.timeout.unwrap();
            assert!(timeout <= before);
            before = timeout;
        }
    }
    let script = Script::new(Protocol::Json, &[Accepted]);
    call(RetryPolicy::never(), true, script).await.unwrap();
    assert_eq!(script.sent.lock().unwrap()[0].timeout, None);
}

#[tokio::test]
async fn the_error_in_the_end_tells_attempts_and_outcome() {
    let script = Script::new(Protocol::Json, &[Unknown(Cut), NotSent(Connect), NotSent(Dns)]);
    let error = call(THREE, true, script).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "after 3 attempts: the platform's host name was not resolved. The request was not sent. That was the last \
         attempt; what became of one before is unknown"
    );
    let script = Script::new(Protocol::Json, &[NotSent(Connect), Status(404)]);
    let error = call(THREE, true, script).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "after 2 attempts: the platform answered HTTP 404 with 4 bytes of application/json. The request was refused: \
         check the address and the request"
    );
}

/// Without a clock: whoever counts time says how much has passed.
#[test]
fn pauses_grow_up_to_a_bound_and_end_with_the_time() {
    let cut = || Error::from(TransportError::unknown(Cut));
    let (first, longest) = (Duration::from_millis(100), Duration::from_millis(400));
    let policy = RetryPolicy::up_to(10).pauses(first, longest).within(Duration::from_secs(60));
    let function = described(true);
    let mut attempts = Attempts::new(policy, &function);
    for (number, least) in [(1, 100), (2, 200), (3, 400), (4, 400), (5, 400)] {
        assert_eq!(attempts.begin(Duration::ZERO), Some(Duration::from_secs(60)));
        assert_eq!(attempts.made(), number);
        let pause = attempts.failed(cut(), Duration::ZERO).unwrap();
        let least = Duration::from_millis(least);
        assert!(pause >= least && pause <= least * 2, "{number} {pause:?}");
    }
    // A pause that would not end in time is not begun.
    assert_eq!(attempts.begin(Duration::from_secs(59)), Some(Duration::from_secs(1)));
    let error = attempts.failed(cut(), Duration::from_millis(59_700)).unwrap_err();
    assert!(matches!(error, Error::Retried { attempts: 6, outcome: Outcome::Unknown, .. }), "{error:?}");
    assert_eq!(attempts.begin(Duration::from_secs(99)), Some(Duration::ZERO));

    let far = RetryPolicy::up_to(u32::MAX).pauses(Duration::MAX, Duration::MAX).within(Duration::MAX);
    let mut attempts = Attempts::new(far, &function);
    attempts.begin(Duration::MAX);
    assert!(attempts.failed(cut(), Duration::MAX).is_err());
}

/// Under no runtime at all, where no timer could be.
#[test]
fn a_transport_without_a_timer_pauses_all_the_same() {
    struct Plain(Mutex<VecDeque<Comes>>);
    impl Transport for Plain {
        async fn send(&self, _: HttpRequest) -> Result<HttpResponse, TransportError> {
            self.0.lock().unwrap().pop_front().unwrap().about(Protocol::Json)
        }
    }
    struct Unpark(std::thread::Thread);
    impl std::task::Wake for Unpark {
        fn wake(self: std::sync::Arc<Self>) {
            self.0.unpark();
        }
    }
    let transport = Plain(Mutex::new([NotSent(Dns), Accepted].into()));
    let policy = THREE.pauses(Duration::from_millis(1), Duration::from_millis(1));
    let client = Client::with_transport(exchange(Protocol::Json), transport).with_retry(policy);
    let mut calling = std::pin::pin!(client.call(&UPDATE));
    let waker = std::sync::Arc::new(Unpark(std::thread::current())).into();
    let mut context = std::task::Context::from_waker(&waker);
    let answer = loop {
        match calling.as_mut().poll(&mut context) {
            std::task::Poll::Ready(answer) => break answer,
            std::task::Poll::Pending => std::thread::park(),
        }
    };
    assert!(answer.unwrap().accepted().is_ok());
}
