//! The network in front of the engine.

use std::convert::Infallible;
use std::future::poll_fn;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes, HttpBody};
use axum::extract::{ConnectInfo, State};
use axum::response::Response;
use http::{HeaderValue, Request, StatusCode};
use http_body::Frame;

use crate::connection::{Counting, Scissors};
use crate::office::{HttpAnswer, Office};

/// How long a client may take to send a body.
const PATIENCE: Duration = Duration::from_secs(30);

/// Serves until `stopped` ends, and then until the requests at hand are answered.
pub(crate) async fn serve(
    listener: Counting,
    office: Arc<Office>,
    stopped: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let router = Router::new().fallback(handle).with_state(office);
    let service = router.into_make_service_with_connect_info::<Scissors>();
    axum::serve(listener, service).with_graceful_shutdown(stopped).await
}

async fn handle(
    State(office): State<Arc<Office>>,
    ConnectInfo(scissors): ConnectInfo<Scissors>,
    request: Request<Body>,
) -> Response {
    let (parts, body) = request.into_parts();
    let body = match tokio::time::timeout(PATIENCE, collect(body, office.most_bytes())).await {
        Ok(Ok(body)) => body,
        Ok(Err(_)) => return status(StatusCode::BAD_REQUEST),
        Err(_) => return status(StatusCode::REQUEST_TIMEOUT),
    };
    let answer = office.answer(&Request::from_parts(parts, body));
    if let Some(delay) = answer.delay {
        tokio::time::sleep(delay).await;
    }
    if answer.is_withheld {
        scissors.cut();
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
