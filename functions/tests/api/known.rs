//! What anybody is told: organisations, the check, the context, the pages and the demonstration's messages.

use crate::desk::{Answer, BEGINNING, Deployment, Desk, Folder, people};
use axum::body::Body;
use http::Method;
use otinish_core::services;
use otinish_core::texts::Language;
use serde_json::{Value, json};

const CASES: &str = include_str!("../../../core/cases/tve-correction.json");

#[tokio::test]
async fn the_check_says_what_the_cases_say_and_needs_nobody() {
    let folder = Folder::new();
    let desk = Desk::open(&folder).await;
    let cases: Value = serde_json::from_str(CASES).unwrap();
    for case in cases.as_array().unwrap() {
        let text = case["input_text"].as_str().map_or_else(|| case["input"].to_string(), str::to_owned);
        let answer = desk.call(Method::POST, "/api/check", &[("content-type", "application/json")], text).await;
        match case["expect"].get("unreadable") {
            Some(at) => assert_eq!((answer.status, &answer.json()["at"]), (400, at), "{}", case["name"]),
            None => assert_eq!(answer.json()["verdict"], case["expect"]["verdict"], "{}", case["name"]),
        }
    }
    let input = cases[0]["input"].to_string();
    for (path, status) in [("/api/check?lang=en", 200), ("/api/check?lang=EN", 400), ("/api/check?lang=", 400)] {
        assert_eq!(desk.call(Method::POST, path, &[("content-type", "application/json")], input.clone()).await.status, status, "{path}");
    }
}

#[tokio::test]
async fn an_unknown_service_or_language_lists_the_known_ones_wherever_it_is_said() {
    let folder = Folder::new();
    let mut desk = Desk::open(&folder).await;
    desk.sign_in(&people()[0]).await;
    let services: Vec<&str> = services::ALL.iter().map(|service| service.code).collect();
    let languages = Language::ALL.map(Language::code);
    let check = |answer: Answer, what: &str, known: &[&str]| {
        let told = answer.json();
        assert_eq!((answer.status, told["code"].as_str()), (400, Some("unreadable")), "{what}");
        let detail = told["detail"].as_str().unwrap();
        assert!(known.iter().all(|code| detail.contains(code)), "{what}: {detail}");
    };

    // As a parameter: of every call that has one, as the API describes itself.
    let document = desk.get("/api/openapi.json").await.json();
    let mut asked = 0;
    for (path, calls) in document["paths"].as_object().unwrap() {
        for (method, call) in calls.as_object().unwrap() {
            for parameter in call["parameters"].as_array().into_iter().flatten().filter(|parameter| parameter["in"] == "query") {
                let known: &[&str] = match parameter["name"].as_str().unwrap() {
                    "service" => &services,
                    "lang" | "language" => &languages,
                    _ => continue,
                };
                asked += 1;
                let address = format!("{path}?{}=kz", parameter["name"].as_str().unwrap());
                let method: Method = method.to_uppercase().parse().unwrap();
                check(desk.call(method, &address, &[("content-type", "application/json")], "{}").await, &address, known);
            }
        }
    }
    assert!(asked >= 3, "{asked} parameters");

    // As a member of a body; notices are in two of the languages.
    for (member, known) in [("service", &services[..]), ("language", &languages[..2])] {
        let mut application = json!({ "service": services[0] });
        application[member] = "kz".into();
        let input = json!({ "filed_at": BEGINNING, "application": application });
        for (path, body) in [
            ("/api/check", input),
            ("/api/certify", json!({ "application": application })),
            ("/api/requests", json!({ "application": application, "rules": "r" })),
        ] {
            let headers = [("content-type", "application/json"), ("idempotency-key", "one")];
            check(desk.call(Method::POST, path, &headers, body.to_string()).await, &format!("{path} {member}"), known);
        }
    }
    let asking = json!({ "iin": people()[0].iin, "phone": people()[0].phones[0], "language": "kz" });
    check(desk.post("/api/sign-in", &asking).await, "/api/sign-in", &languages);
}

#[tokio::test]
async fn the_context_is_the_servers_own_and_personal_only_for_its_person() {
    let folder = Folder::new();
    let mut desk = Desk::open(&folder).await;
    let context = desk.get("/api/context?service=tve-correction&bin=051140990017").await.json();
    assert_eq!(context["filed_at"], BEGINNING);
    let nothing = json!({ "obtained": [], "emergency": false, "education_document_digitised": false, "provider_liquidated": false });
    assert_eq!(context["context"], nothing);
    desk.sign_in(&people()[0]).await;
    assert_eq!(desk.get("/api/context?service=tve-correction").await.json()["context"]["education_document_digitised"], true);
    assert_eq!(desk.get("/api/context").await.told(), (400, "unreadable".to_owned()));
}

#[tokio::test]
async fn an_organisation_is_found_as_one_types_with_its_head() {
    let folder = Folder::new();
    let desk = Desk::open(&folder).await;
    let found = desk.get("/api/organisations?q=%D2%AF%D0%BB%D0%B3%D1%96%20%D0%BF%D0%BE%D0%BB").await.json();
    let [college] = &found["organisations"].as_array().unwrap()[..] else { panic!("{found}") };
    assert_eq!((&college["bin"], &college["head"]["surname"]), (&json!("051140990017"), &json!("Сейітқали")));
    assert_eq!(desk.get("/api/organisations").await.json()["organisations"].as_array().unwrap().len(), 10);
    for (service, kind, count) in [("tve-correction", "tve", 5), ("hei-correction", "hei", 4), ("school-duplicate", "school", 3)] {
        let found = desk.get(&format!("/api/organisations?service={service}")).await.json();
        let kinds: Vec<&Value> = found["organisations"].as_array().unwrap().iter().map(|organisation| &organisation["kind"]).collect();
        assert_eq!(kinds, vec![&json!(kind); count], "{service}");
    }
    let universities = desk.get("/api/organisations?service=hei-correction&q=%D2%AF%D0%BB%D0%B3%D1%96").await.json();
    assert_eq!(universities["organisations"][0]["bin"], "960140990054");
    assert_eq!(desk.get(&format!("/api/organisations?q={}", "a".repeat(201))).await.status, 400);
    assert_eq!(desk.get("/api/people").await.json()["people"].as_array().unwrap().len(), 10);
}

#[tokio::test]
async fn the_messages_are_shown_to_this_machine_only_and_inert() {
    let folder = Folder::new();
    let mut desk = Desk::open(&folder).await;
    desk.sign_in(&people()[0]).await;
    assert_eq!(desk.get("/outbox").await.status, 404);
    desk.from = "127.0.0.1:40000".parse().unwrap();
    assert_eq!(desk.call(Method::GET, "/outbox", &[("host", "rebound.example:8080")], Body::empty()).await.status, 404);
    for passed_on in [("x-forwarded-for", "198.51.100.7"), ("forwarded", "for=198.51.100.7"), ("via", "1.1 proxy")] {
        assert_eq!(desk.call(Method::GET, "/outbox", &[passed_on], Body::empty()).await.status, 404, "{passed_on:?}");
    }
    let page = desk.get("/outbox").await;
    let text = String::from_utf8(page.bytes.clone()).unwrap();
    assert!(page.status == 200 && text.contains(&people()[0].phones[0]) && text.contains(&desk.last_code().await));
    assert_eq!(page.headers["cache-control"], "no-store");
}

#[tokio::test]
async fn the_messages_are_shown_by_no_server_that_people_reach_by_another_address() {
    for (public_url, status) in [("http://127.0.0.1:8080", 200), ("http://localhost:8080", 200), ("https://otinish.example", 404)] {
        let folder = Folder::new();
        let mut desk = Desk::of(&folder, Deployment { public_url, ..Deployment::ordinary(&folder) }).await;
        desk.from = "127.0.0.1:40000".parse().unwrap();
        assert_eq!(desk.get("/outbox").await.status, status, "{public_url}");
    }
}

#[tokio::test]
async fn pages_are_files_packed_where_that_is_taken_and_kept_where_they_never_change() {
    let folder = Folder::new();
    let site = folder.0.join("site");
    std::fs::create_dir_all(site.join("ru")).unwrap();
    std::fs::create_dir_all(site.join("assets")).unwrap();
    for (name, text) in [
        ("index.html", "kk"),
        ("ru/index.html", "ru"),
        ("ru/elsewhere.html", "a page that is about to open"),
        ("assets/a.0123456789abcdef.wasm", "wasm"),
        ("assets/a.0123456789abcdef.wasm.br", "packed"),
    ] {
        std::fs::write(site.join(name), text).unwrap();
    }
    let desk = Desk::open(&folder).await;
    let check = async |path: &str, headers: &[(&str, &str)], status: u16, text: &str| {
        let answer = desk.call(Method::GET, path, headers, Body::empty()).await;
        assert_eq!((answer.status, String::from_utf8_lossy(&answer.bytes).as_ref()), (status, text), "{path}");
        answer
    };
    let answer = check("/", &[], 200, "kk").await;
    assert_eq!((answer.header("content-type"), answer.header("cache-control")), ("text/html; charset=utf-8", "no-cache"));
    let policy = answer.header("content-security-policy");
    assert!(policy.contains("script-src 'self' 'wasm-unsafe-eval';") && policy.contains("connect-src 'self' wss://127.0.0.1:13579;"));
    assert!(!policy.contains("unsafe-inline") && !policy.contains("http"));
    check("/ru/", &[], 200, "ru").await;
    check("/ru", &[], 200, "ru").await;
    // Whoever comes to another page sees nothing of the first one while it opens.
    check("/ru/requests/123456789012", &[], 200, "a page that is about to open").await;
    let answer = check("/assets/a.0123456789abcdef.wasm", &[("accept-encoding", "gzip, br")], 200, "packed").await;
    assert_eq!((answer.header("content-type"), answer.header("content-encoding")), ("application/wasm", "br"));
    assert_eq!(answer.header("cache-control"), "public, max-age=31536000, immutable");
    check("/assets/a.0123456789abcdef.wasm", &[("accept-encoding", "br;q=0")], 200, "wasm").await;
    let tag = answer.header("etag").to_owned();
    check("/assets/a.0123456789abcdef.wasm", &[("accept-encoding", "br"), ("if-none-match", &tag)], 304, "").await;
    let moved = desk.call(Method::GET, "/v/abc", &[("accept-language", "ru")], Body::empty()).await;
    assert_eq!((moved.status, moved.header("location")), (307, "/ru/v/abc"));
    for path in ["/nothing", "/assets/nothing.js", "/de/", "/../keys", "/%2e%2e/keys", "/site.json/../../keys", "/api", "/api/nothing"] {
        assert_eq!(desk.get(path).await.told(), (404, "not-found".to_owned()), "{path}");
    }
    assert_eq!(desk.call(Method::POST, "/ru/", &[], Body::empty()).await.told(), (405, "wrong-method".to_owned()));
}
