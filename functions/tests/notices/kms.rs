//! A key service on loopback: moto's, which signs for real, and a proxy before it that answers as AWS does on a bad day.

use crate::tools::tool;
use aws_sdk_kms::Client;
use aws_sdk_kms::config::{BehaviorVersion, Credentials, Region};
use aws_sdk_kms::types::{KeySpec, KeyUsageType};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// Moto with one P-256 key under the alias of a provider's seal; it ends with this value.
pub(crate) struct Kms {
    server: Child,
    at: SocketAddr,
}

/// What the proxy does with a connection, in the order of their coming; a connection more than there are answers is refused.
#[derive(Clone, Copy)]
pub(crate) enum Answer {
    /// An error of this type, as KMS writes it.
    Error(&'static str),
    /// The request is read, and nothing is ever said.
    Silence,
    /// Moto signs and the answer is written, but only when whoever asked has gone: so it is with a key that takes half a minute, because nobody
    /// waits that long (`seal::DEADLINE`), and the test need not.
    Late,
    /// Moto answers.
    Real,
}

/// How many connections came to the proxy, and the signatures that were made for nobody.
pub(crate) struct Asked {
    connections: Arc<AtomicUsize>,
    late: UnboundedReceiver<String>,
}

impl Asked {
    pub(crate) fn count(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }

    /// Waits until a late answer is made and written; it carries a signature.
    pub(crate) async fn answered_late(&mut self) {
        let answer = self.late.recv().await.unwrap();
        assert!(answer.starts_with("HTTP/1.1 200") && answer.contains("\"Signature\""), "{answer}");
    }
}

impl Kms {
    pub(crate) async fn start(bin: &str) -> Self {
        let mut server =
            tool("moto_server").args(["-H", "127.0.0.1", "-p", "0"]).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(server.stderr.take().unwrap()).lines();
        let line = lines.by_ref().map_while(Result::ok).find(|line| line.contains("Running on")).expect("moto says where it listens");
        let at = line.rsplit_once("http://").unwrap().1.trim().parse().unwrap();
        // It writes a line for each request; somebody has to read them, or it stops when the pipe is full.
        thread::spawn(move || lines.map_while(Result::ok).for_each(drop));

        let kms = Kms { server, at };
        let client = kms.client();
        let key = client.create_key().key_spec(KeySpec::EccNistP256).key_usage(KeyUsageType::SignVerify).send().await.unwrap();
        let key = key.key_metadata.unwrap().key_id;
        client.create_alias().alias_name(format!("alias/otinish-seal-{bin}")).target_key_id(key).send().await.unwrap();
        kms
    }

    pub(crate) fn client(&self) -> Client {
        client(self.at)
    }

    /// The key's public half in DER.
    pub(crate) async fn public_key(&self, bin: &str) -> Vec<u8> {
        let answer = self.client().get_public_key().key_id(format!("alias/otinish-seal-{bin}")).send().await.unwrap();
        answer.public_key.unwrap().into_inner()
    }

    /// A client behind a proxy that gives these answers.
    pub(crate) fn client_behind(&self, answers: &[Answer]) -> (Client, Asked) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let at = listener.local_addr().unwrap();
        let (connections, answers, moto) = (Arc::new(AtomicUsize::new(0)), answers.to_vec(), self.at);
        let (answered, late) = unbounded_channel();
        let asked = Asked { connections: connections.clone(), late };
        thread::spawn(move || {
            for (answer, connection) in answers.into_iter().zip(listener.incoming()) {
                connections.fetch_add(1, Ordering::SeqCst);
                let (connection, answered) = (connection.unwrap(), answered.clone());
                thread::spawn(move || serve(answer, connection, moto, &answered));
            }
        });
        (client(at), asked)
    }
}

impl Drop for Kms {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

fn client(at: SocketAddr) -> Client {
    let config = aws_sdk_kms::Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .region(Region::new("eu-central-1"))
        .credentials_provider(Credentials::new("test", "test", None, None, "test"))
        .endpoint_url(format!("http://{at}"));
    Client::from_conf(config.build())
}

fn serve(answer: Answer, mut connection: TcpStream, moto: SocketAddr, late: &UnboundedSender<String>) {
    match answer {
        Answer::Error(kind) => {
            read_request(&mut connection);
            let body = format!(r#"{{"__type":"{kind}","message":"a bad day"}}"#);
            let status = if kind.contains("Internal") { "500 Internal Server Error" } else { "400 Bad Request" };
            let head = format!(
                "HTTP/1.1 {status}\r\ncontent-type: application/x-amz-json-1.1\r\nconnection: close\r\ncontent-length: {}\r\n\r\n",
                body.len()
            );
            let _ = connection.write_all(format!("{head}{body}").as_bytes());
        }
        Answer::Silence => {
            // Reads until the other side gives up.
            let _ = connection.read_to_end(&mut Vec::new());
        }
        Answer::Late => {
            let (mut request, mut answer) = (Vec::new(), String::new());
            let _ = connection.read_to_end(&mut request);
            let mut upstream = TcpStream::connect(moto).unwrap();
            upstream.write_all(&request).unwrap();
            upstream.shutdown(Shutdown::Write).unwrap();
            upstream.read_to_string(&mut answer).unwrap();
            let _ = connection.write_all(answer.as_bytes());
            // A story that asks no more has ended.
            let _ = late.send(answer);
        }
        Answer::Real => {
            let upstream = TcpStream::connect(moto).unwrap();
            let (mut from, mut to) = (connection.try_clone().unwrap(), upstream.try_clone().unwrap());
            thread::spawn(move || {
                let _ = std::io::copy(&mut from, &mut to);
                let _ = to.shutdown(Shutdown::Write);
            });
            let _ = std::io::copy(&mut &upstream, &mut connection);
        }
    }
}

/// Head and body, by the length that the head names.
fn read_request(connection: &mut TcpStream) {
    let mut reader = BufReader::new(connection);
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
        if line.trim().is_empty() {
            break;
        }
    }
    reader.read_exact(&mut vec![0; length]).unwrap();
}
