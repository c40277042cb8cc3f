//! Moto on loopback: keys that encrypt and sign for real, and a bucket.

use crate::tools::tool;
use aws_sdk_kms::Client;
use aws_sdk_kms::config::{BehaviorVersion, Credentials, Region};
use aws_sdk_kms::types::{KeySpec, KeyUsageType};
use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};
use std::thread;

/// A running moto with an empty bucket; it ends with this value.
pub(crate) struct Moto {
    server: Child,
    pub(crate) url: String,
}

impl Moto {
    pub(crate) const BUCKET: &str = "otinish";
    pub(crate) const REGION: &str = "us-east-1";

    pub(crate) async fn start() -> Moto {
        let mut command = tool("moto_server");
        let mut server = command.args(["-H", "127.0.0.1", "-p", "0"]).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(server.stderr.take().unwrap()).lines();
        let line = lines.by_ref().map_while(Result::ok).find(|line| line.contains("Running on")).expect("moto says where it listens");
        let url = format!("http://{}", line.rsplit_once("http://").unwrap().1.trim());
        // It writes a line for each request; somebody has to read them, or it stops when the pipe is full.
        thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
        let moto = Moto { server, url };
        drop(rustls::crypto::ring::default_provider().install_default());
        let http = reqwest::Client::builder().no_proxy().build().unwrap();
        let made = http.put(format!("{}/{}", moto.url, Moto::BUCKET)).send().await.unwrap();
        assert!(made.status().is_success());
        moto
    }

    pub(crate) fn keys(&self) -> Client {
        let config = aws_sdk_kms::Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .http_client(aws_smithy_http_client::Builder::new().build_http())
            .region(Region::new(Moto::REGION))
            .credentials_provider(Credentials::new("test", "test", None, None, "test"))
            .endpoint_url(&self.url);
        Client::from_conf(config.build())
    }

    /// The id of a new key that wraps data keys.
    pub(crate) async fn wrapping_key(&self) -> String {
        self.keys().create_key().send().await.unwrap().key_metadata.unwrap().key_id
    }

    /// The public half, in DER, of a new key under the alias of a provider's seal.
    pub(crate) async fn seal_key(&self, bin: &str) -> Vec<u8> {
        let (client, alias) = (self.keys(), format!("alias/otinish-seal-{bin}"));
        let key = client.create_key().key_spec(KeySpec::EccNistP256).key_usage(KeyUsageType::SignVerify).send().await.unwrap();
        let key = key.key_metadata.unwrap().key_id;
        client.create_alias().alias_name(&alias).target_key_id(key).send().await.unwrap();
        client.get_public_key().key_id(alias).send().await.unwrap().public_key.unwrap().into_inner()
    }
}

impl Drop for Moto {
    fn drop(&mut self) {
        let _ended_already = self.server.kill();
        self.server.wait().unwrap();
    }
}
