//! What the API answers, as a table from which both the routes and their OpenAPI 3.1 document are made: a route without an entry cannot be written.
//! Schemas are in `openapi/schemas.rs`.

use crate::problem;
use http::{Method, StatusCode};
use otinish_core::services::Service;
use serde_json::{Map, Value, json};

pub mod schemas;

/// The version of the API: it stands in the document and in the header `Otinish-Version` of every answer.
pub const VERSION: &str = "1.0.0";

/// One thing that can be called.
#[derive(Clone, Debug)]
pub struct Operation {
    pub method: Method,
    pub path: &'static str,
    name: &'static str,
    summary: &'static str,
    access: Access,
    parameters: Vec<Value>,
    body: Option<Value>,
    answers: Vec<(StatusCode, &'static str, Option<Value>)>,
    problems: Vec<&'static str>,
}

/// Who may call it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    Anybody,
    /// Anybody; who is signed in gets an answer of their own.
    Either,
    SignedIn,
}

/// An operation with this method, path, id and sentence.
pub fn operation(method: Method, path: &'static str, name: &'static str, summary: &'static str) -> Operation {
    // A call that changes something is taken from our own pages and from programs, never from another site's page.
    let problems = if method.is_safe() { vec![] } else { vec!["wrong-origin"] };
    Operation { method, path, name, summary, access: Access::Anybody, parameters: vec![], body: None, answers: vec![], problems }
}

impl Operation {
    pub fn signed_in(mut self) -> Operation {
        self.access = Access::SignedIn;
        self.problems.extend(["sign-in", "unavailable"]);
        self
    }

    pub fn maybe_signed_in(mut self) -> Operation {
        self.access = Access::Either;
        self.problems.push("unavailable");
        self
    }

    /// A part of the path. What does not fit its pattern is not found.
    pub fn part(mut self, name: &str, pattern: &str, what: &str) -> Operation {
        self.parameters.push(json!({
            "name": name, "in": "path", "required": true, "description": what, "schema": { "type": "string", "pattern": pattern }
        }));
        self.problems.push("not-found");
        self
    }

    /// A parameter of the query.
    pub fn asked(mut self, name: &str, required: bool, what: &str) -> Operation {
        self.parameters.push(json!({
            "name": name, "in": "query", "required": required, "description": what, "schema": { "type": "string", "maxLength": 200 }
        }));
        self.problems.push("unreadable");
        self
    }

    /// A parameter of the query that is one of these words, or absent.
    pub fn chosen(mut self, name: &str, words: &[&str], what: &str) -> Operation {
        self.parameters.push(json!({ "name": name, "in": "query", "required": false, "description": what, "schema": { "enum": words } }));
        self.problems.push("unreadable");
        self
    }

    /// A header that the call needs.
    pub fn header(mut self, name: &str, pattern: &str, what: &str) -> Operation {
        self.parameters.push(json!({
            "name": name, "in": "header", "required": true, "description": what, "schema": { "type": "string", "pattern": pattern }
        }));
        self.problems.push("unreadable");
        self
    }

    /// A JSON body of this schema, or of any of these media types where there is no schema.
    pub fn body(mut self, schema: &str) -> Operation {
        self.body = Some(json!({ "required": true, "content": { "application/json": { "schema": reference(schema) } } }));
        self.problems.extend(["unreadable", "too-large"]);
        self
    }

    /// A body of bytes of one of these types.
    pub fn bytes(mut self, media_types: &[&str]) -> Operation {
        let content: Map<String, Value> = media_types.iter().map(|media_type| ((*media_type).to_owned(), json!({}))).collect();
        self.body = Some(json!({ "required": true, "content": content }));
        self.problems.extend(["unreadable", "too-large"]);
        self
    }

    /// An answer with a JSON body of this schema.
    pub fn answers(mut self, status: StatusCode, what: &'static str, schema: &str) -> Operation {
        self.answers.push((status, what, Some(json!({ "application/json": { "schema": reference(schema) } }))));
        self
    }

    /// An answer whose body is of these media types.
    pub fn gives(mut self, status: StatusCode, what: &'static str, media_types: &[&str]) -> Operation {
        let content: Map<String, Value> = media_types.iter().map(|media_type| ((*media_type).to_owned(), json!({}))).collect();
        self.answers.push((status, what, (!content.is_empty()).then_some(Value::Object(content))));
        self
    }

    /// Codes of problems that this operation can answer with, beside those that its parameters and its body bring.
    pub fn problems(mut self, codes: &[&'static str]) -> Operation {
        self.problems.extend(codes);
        self
    }

    /// Every status that can come.
    pub fn statuses(&self) -> Vec<StatusCode> {
        let problems = self.problems.iter().map(|code| problem::status_of(code));
        let mut statuses: Vec<StatusCode> = self.answers.iter().map(|(status, ..)| *status).chain(problems).collect();
        statuses.sort_unstable();
        statuses.dedup();
        statuses
    }

    fn described(&self) -> Value {
        let mut responses = Map::new();
        for (status, what, content) in &self.answers {
            let mut response = json!({ "description": what });
            if let Some(content) = content {
                response["content"] = content.clone();
            }
            responses.insert(status.as_str().to_owned(), response);
        }
        for status in self.statuses() {
            let mut codes: Vec<&str> = self.problems.iter().copied().filter(|code| problem::status_of(code) == status).collect();
            if codes.is_empty() {
                continue;
            }
            codes.sort_unstable();
            codes.dedup();
            let schema = json!({ "allOf": [reference("Problem"), { "properties": { "code": { "enum": codes } } }] });
            let mut response = json!({ "description": codes.join(", "), "content": { "application/problem+json": { "schema": schema } } });
            if matches!(status, StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE) {
                response["headers"] =
                    json!({ "Retry-After": { "description": "Seconds to wait", "schema": { "type": "integer", "minimum": 1 } } });
            }
            responses.insert(status.as_str().to_owned(), response);
        }
        let mut described = json!({ "operationId": self.name, "summary": self.summary, "responses": responses });
        if !self.parameters.is_empty() {
            described["parameters"] = self.parameters.clone().into();
        }
        if let Some(body) = &self.body {
            described["requestBody"] = body.clone();
        }
        match self.access {
            Access::Anybody => {}
            Access::Either => described["security"] = json!([{}, { "cookie": [] }, { "bearer": [] }]),
            Access::SignedIn => described["security"] = json!([{ "cookie": [] }, { "bearer": [] }]),
        }
        described
    }
}

/// The document of all these operations upon these services.
pub fn document<'a>(operations: impl IntoIterator<Item = &'a Operation>, services: &[&'static Service], public_url: &str) -> Value {
    let mut paths = Map::new();
    for operation in operations {
        let path = paths.entry(operation.path).or_insert_with(|| json!({}));
        path[operation.method.as_str().to_ascii_lowercase()] = operation.described();
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Otinish",
            "version": VERSION,
            "summary": "Applications for state services about education documents",
            "license": { "name": "Apache-2.0", "identifier": "Apache-2.0" }
        },
        "servers": [{ "url": public_url }],
        "paths": paths,
        "components": {
            "schemas": schemas::all(services),
            "securitySchemes": {
                "cookie": { "type": "apiKey", "in": "cookie", "name": crate::api::calling::COOKIE },
                "bearer": { "type": "http", "scheme": "bearer" }
            }
        }
    })
}

fn reference(schema: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{schema}") })
}
