//! A client of the gateways that a deployment reaches over HTTP: own deadline, no redirects, and errors that name no address.

use std::time::Duration;

/// A gateway at an address.
#[derive(Clone, Debug)]
pub struct Gateway {
    client: reqwest::Client,
    url: String,
    token: Option<Token>,
}

/// What must stand in no log.
#[derive(Clone)]
struct Token(String);

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token")
    }
}

/// Why a gateway gave no answer that its document describes.
#[derive(Debug, thiserror::Error)]
pub enum Broken {
    #[error("a gateway does not answer: {0}")]
    Unreachable(#[from] reqwest::Error),
    #[error("a gateway answered {0}")]
    Status(u16),
}

/// How long a gateway may take, unless told otherwise.
pub const DEADLINE: Duration = Duration::from_secs(5);

impl Gateway {
    /// The gateway at this address; the token goes as a bearer's.
    pub fn new(url: &str, token: Option<String>, deadline: Duration) -> Result<Gateway, Broken> {
        // Whoever was first has installed the same one.
        let _ = rustls::crypto::ring::default_provider().install_default();
        // Whoever never got a connection knows that nothing was handed over.
        let client = reqwest::Client::builder().timeout(deadline).connect_timeout(deadline / 2);
        let client = client.redirect(reqwest::redirect::Policy::none()).build()?;
        Ok(Gateway { client, url: url.trim_end_matches('/').to_owned(), token: token.map(Token) })
    }

    /// Posts JSON below the gateway's address, and gives the answer whatever its status. Personal data travel in the body alone.
    pub async fn post(&self, path: &str, headers: &[(&'static str, &str)], body: &serde_json::Value) -> Result<reqwest::Response, Broken> {
        let mut call = self.client.post(format!("{}{path}", self.url)).json(body);
        for (name, value) in headers {
            call = call.header(*name, *value);
        }
        if let Some(Token(token)) = &self.token {
            call = call.bearer_auth(token);
        }
        call.send().await.map_err(|error| Broken::Unreachable(error.without_url()))
    }
}
