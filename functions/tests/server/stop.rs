//! The server is asked to end, by Ctrl-C or by a service manager: it ends well, and what it was given is there when it is started again.

use crate::server::{Folder, Server};
use crate::visitor::{Visitor, application, code_on_the_page};

#[tokio::test]
async fn a_server_that_is_asked_to_stop_by_either_signal_ends_well_and_has_kept_everything() {
    for signal in ["-INT", "-TERM"] {
        let folder = Folder::new();
        let server = Server::start(folder.path(), None);
        let mut visitor = Visitor::new(&server.url);
        let submission = visitor.prepare_with(&application(0), code_on_the_page).await;
        let filed = visitor.submit(&submission).await.unwrap();
        let number = filed["number"].as_str().unwrap();
        let received = visitor.received(number).await;
        assert_eq!(server.stop_by(signal).await.code(), Some(0), "{signal}");

        let again = Server::start(folder.path(), None);
        visitor.url.clone_from(&again.url);
        assert_eq!(visitor.received(number).await, received, "{signal}");
        assert!(again.stop().await.success());
    }
}
