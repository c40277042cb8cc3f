//! An emulator of the Lambda Runtime API for one function, and of the HTTP API (payload 2.0) before it.

use aws_smithy_types::base64;
use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Path, Request, State};
use axum::response::Response;
use axum::routing::{get, post};
use http::StatusCode;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use tokio::net::TcpListener;
use tokio::sync::{mpsc, oneshot};

/// A function in a process of its own; it is killed with this value.
pub(crate) struct Function {
    process: Child,
    events: mpsc::Sender<(Value, oneshot::Sender<Value>)>,
}

/// What the function asks of its runtime.
struct Runtime {
    events: tokio::sync::Mutex<mpsc::Receiver<(Value, oneshot::Sender<Value>)>>,
    answers: Mutex<HashMap<String, oneshot::Sender<Value>>>,
}

impl Function {
    pub(crate) async fn start(program: &str, variables: &[(&str, &str)]) -> Function {
        let (events, queue) = mpsc::channel(16);
        let runtime = Arc::new(Runtime { events: tokio::sync::Mutex::new(queue), answers: Mutex::default() });
        let router = Router::new()
            .route("/2018-06-01/runtime/invocation/next", get(next))
            .route("/2018-06-01/runtime/invocation/{id}/response", post(answered))
            .with_state(runtime);
        let url = serve(router).await;
        let mut command = Command::new(program);
        command.env_clear().envs(variables.iter().copied()).env("AWS_LAMBDA_RUNTIME_API", url);
        command.env("AWS_LAMBDA_FUNCTION_NAME", "otinish").env("AWS_LAMBDA_FUNCTION_VERSION", "1");
        command.env("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512").env("OTINISH_LOG", "warn");
        Function { process: command.stdin(Stdio::null()).spawn().unwrap(), events }
    }

    /// Gives the function this event, and answers what it makes of it.
    pub(crate) async fn invoke(&self, event: &Value) -> Value {
        let (sender, answer) = oneshot::channel();
        self.events.send((event.clone(), sender)).await.unwrap();
        answer.await.unwrap()
    }
}

impl Drop for Function {
    fn drop(&mut self) {
        let _ended_already = self.process.kill();
        self.process.wait().unwrap();
    }
}

async fn next(State(runtime): State<Arc<Runtime>>) -> Response {
    let Some((event, answer)) = runtime.events.lock().await.recv().await else { return std::future::pending().await };
    let id = otinish_functions::random::token();
    runtime.answers.lock().unwrap().insert(id.clone(), answer);
    let deadline = chrono::Utc::now().timestamp_millis() + 60_000;
    Response::builder()
        .header("lambda-runtime-aws-request-id", id)
        .header("lambda-runtime-deadline-ms", deadline)
        .header("lambda-runtime-invoked-function-arn", "arn:aws:lambda:us-east-1:000000000000:function:otinish")
        .header("content-type", "application/json")
        .body(Body::from(event.to_string()))
        .unwrap()
}

async fn answered(State(runtime): State<Arc<Runtime>>, Path(id): Path<String>, body: Bytes) -> StatusCode {
    let waiting = runtime.answers.lock().unwrap().remove(&id).unwrap();
    waiting.send(serde_json::from_slice(&body).unwrap()).unwrap();
    StatusCode::ACCEPTED
}

/// What stands before the function of the API: every request becomes an event.
pub(crate) struct Gateway {
    pub(crate) url: String,
}

impl Gateway {
    pub(crate) async fn start(function: Function) -> Gateway {
        let router = Router::new().fallback(forward).with_state(Arc::new(function));
        Gateway { url: serve(router).await }
    }
}

async fn forward(State(function): State<Arc<Function>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.unwrap();
    let headers: HashMap<_, _> = parts.headers.iter().map(|(name, value)| (name.as_str(), value.to_str().unwrap())).collect();
    let path = parts.uri.path();
    let http =
        json!({ "method": parts.method.as_str(), "path": path, "protocol": "HTTP/1.1", "sourceIp": "192.0.2.7", "userAgent": "test" });
    let mut event = json!({
        "version": "2.0", "routeKey": "$default", "rawPath": path, "rawQueryString": parts.uri.query().unwrap_or_default(),
        "headers": headers, "isBase64Encoded": false,
        "requestContext": {
            "accountId": "000000000000", "apiId": "api", "domainName": "api.example", "domainPrefix": "api", "requestId": "id",
            "routeKey": "$default", "stage": "$default", "time": "10/Nov/2026:06:00:00 +0000", "timeEpoch": 1_794_290_400_000_u64, "http": http,
        },
    });
    // Where there is no body, the event has none.
    if !bytes.is_empty() {
        let is_text = headers.get("content-type").is_some_and(|media_type| is_text(media_type));
        event["isBase64Encoded"] = json!(!is_text);
        event["body"] = json!(if is_text { String::from_utf8(bytes.to_vec()).unwrap() } else { base64::encode(&bytes) });
    }
    let answer = function.invoke(&event).await;
    let status = u16::try_from(answer["statusCode"].as_u64().unwrap()).unwrap();
    let mut response = Response::builder().status(status);
    for (name, value) in answer["headers"].as_object().unwrap() {
        response = response.header(name, value.as_str().unwrap());
    }
    let body = answer["body"].as_str().unwrap_or_default();
    let encoded = answer["isBase64Encoded"] == true;
    response.body(if encoded { Body::from(base64::decode(body).unwrap()) } else { Body::from(body.to_owned()) }).unwrap()
}

/// Whether a body of this media type goes into an event as it is: the gateway encodes every other, whatever its bytes.
fn is_text(media_type: &str) -> bool {
    let media_type = media_type.split(';').next().unwrap().trim();
    media_type.starts_with("text/") || matches!(media_type, "application/json" | "application/javascript" | "application/xml")
}

async fn serve(router: Router) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async { axum::serve(listener, router).await.unwrap() });
    url
}
