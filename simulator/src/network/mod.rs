//! The network in front of the engine.

mod connection;
mod interruption;
mod listener;
mod patience;
mod stop;

use std::convert::Infallible;
use std::future::poll_fn;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use axum::Router;
use axum::body::{Body, Bytes, HttpBody};
use axum::extract::{ConnectInfo, State};
use axum::response::Response;
use http::{HeaderValue, Request, StatusCode};
use http_body::Frame;

use crate::office::{HttpAnswer, Office};
use connection::Control;
pub(crate) use interruption::Interruption;
pub(crate) use listener::{Count, Reception};
pub(crate) use patience::Patience;
pub(crate) use stop::{Running, Stop, running};

/// What a handler knows beside the request.
#[derive(Clone)]
struct Place {
    office: Arc<Office>,
    patience: Patience,
    stop: Stop,
}

/// Serves until the simulator stops, and then until the requests at hand are answered.
///
/// Whoever has not sent a whole request by then gets no answer any more, and whoever waits for a delayed answer gets it at
/// once, so that stopping takes no time.
pub(crate) async fn serve(
    reception: Reception,
    office: Arc<Office>,
    patience: Patience,
    stop: Stop,
) -> io::Result<()> {
    let stopped = stop.wait();
    let router = Router::new().fallback(handle).with_state(Place { office, patience, stop });
    let service = router.into_make_service_with_connect_info::<Control>();
    axum::serve(reception, service).with_graceful_shutdown(stopped).await
}

async fn handle(
    State(place): State<Place>,
    ConnectInfo(control): ConnectInfo<Control>,
    request: Request<Body>,
) -> Response {
    let _at_hand = control.at_hand();
    let Place { office, patience, stop } = place;
    let (parts, body) = request.into_parts();
    let body = tokio::select! {
        body = collect(body, office.most_bytes()) => match body {
            Ok(body) => body,
            Err(_) => return status(StatusCode::BAD_REQUEST),
        },
        () = tokio::time::sleep(patience.time) => return status(StatusCode::REQUEST_TIMEOUT),
        () = stop.wait() => return status(StatusCode::SERVICE_UNAVAILABLE),
    };
    let answer = office.answer(&Request::from_parts(parts, body));
    if let Some(delay) = answer.delay {
        tokio::select! {
            () = tokio::time::sleep(delay) => {}
            () = stop.wait() => {}
        }
    }
    if answer.is_withheld {
        control.cut();
    }
    response(answer)
}

/// The body, or as much of it as is more than the engine takes.
async fn collect(mut body: Body, most_bytes: usize) -> Result<Vec<u8>, axum::Error> {
    let mut bytes = Vec::new();
    while let Some(frame) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
        if let Ok(data) = frame?.into_data() {
            bytes.extend_from_slice(&data);
        }
        if bytes.len() > most_bytes {
            break;
        }
    }
    Ok(bytes)
}

fn response(answer: HttpAnswer) -> Response {
    let mut response =
        status(StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR));
    for (name, value) in &answer.headers {
        // A fault's address may be none that a header can carry.
        if let Ok(value) = HeaderValue::from_str(value) {
            response.headers_mut().insert(*name, value);
        }
    }
    *response.body_mut() = match answer.announced_length {
        None => Body::from(answer.body),
        Some(length) => {
            response.headers_mut().insert("content-length", length.into());
            Body::new(CutBody { content: Some(answer.body.into()), has_waited: false })
        }
    };
    response
}

fn status(status: StatusCode) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response
}

/// A body of unknown length, for which the announced one is believed until it ends.
struct CutBody {
    content: Option<Bytes>,
    has_waited: bool,
}

impl HttpBody for CutBody {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        if let Some(content) = self.content.take() {
            return Poll::Ready(Some(Ok(Frame::data(content))));
        }
        // What is not sent when the body ends too early is thrown away, so let it be sent.
        if !self.has_waited {
            self.has_waited = true;
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready(None)
    }
}
