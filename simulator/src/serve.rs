//! The network in front of the engine.

use std::future::poll_fn;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, HttpBody};
use axum::extract::State;
use axum::response::Response;
use http::{HeaderValue, Request, StatusCode};
use tokio::net::TcpListener;

use crate::office::{HttpAnswer, Office};

/// How long a client may take to send a body.
const PATIENCE: Duration = Duration::from_secs(30);

/// Serves until `stopped` ends, and then until the requests at hand are answered.
pub(crate) async fn serve(
    listener: TcpListener,
    office: Arc<Office>,
    stopped: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let router = Router::new().fallback(handle).with_state(office);
    axum::serve(listener, router).with_graceful_shutdown(stopped).await
}

async fn handle(State(office): State<Arc<Office>>, request: Request<Body>) -> Response {
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
    let body = Body::from(answer.body);
    *response.body_mut() = match answer.announced_length {
        None => body,
        Some(length) => {
            response.headers_mut().insert("content-length", length.into());
            // As a stream its length is unknown, so that the announced one is believed until it ends.
            Body::from_stream(body.into_data_stream())
        }
    };
    response
}

fn status(status: StatusCode) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response
}
