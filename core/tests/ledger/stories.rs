//! The stories that the ledger names: a test by its file and its name, and the word of it that says what came about. That the test passes is
//! its own affair; that it is there, and still looks for the thing, is told here.

use std::path::Path;

/// Whether a story, written `FILE: TEST: WORD`, is told.
pub(crate) fn told(story: &str) -> Result<(), String> {
    let (Some((file, rest)), Some((_, word))) = (story.split_once(": "), story.rsplit_once(": ")) else {
        return Err(format!("a place is not written story {story}"));
    };
    let test = rest.strip_suffix(word).and_then(|test| test.strip_suffix(": ")).unwrap_or_default();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(file);
    let text = std::fs::read_to_string(path).map_err(|_| format!("there is no file {file}"))?;
    let body = body(&text, test).ok_or_else(|| format!("{file} has no test {test}"))?;
    if without_comments(body).contains(word) { Ok(()) } else { Err(format!("the test of {file} does not name {word}")) }
}

/// The body of a test, of Rust or of Node's runner: from its name to the line that closes it at the indentation at which it began.
fn body<'t>(text: &'t str, test: &str) -> Option<&'t str> {
    let heads = [format!("fn {test}() {{"), format!("test(\"{test}\""), format!("test(`{test}`")];
    let at = heads.iter().filter(|_| !test.is_empty()).find_map(|head| text.find(head.as_str()))?;
    let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let indent = text[line..].len() - text[line..].trim_start_matches(' ').len();
    let close = format!("\n{}}}", " ".repeat(indent));
    let end = text[at..].find(&close)?;
    Some(&text[at..at + end])
}

/// What is run of a test: a comment only speaks of a thing.
fn without_comments(body: &str) -> String {
    let code = body.lines().filter(|line| !line.trim_start().starts_with("//"));
    code.map(|line| line.split(" // ").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_comment_tells_no_story() {
    let body = "    // The receipt is sent.\n    send(page); // and read\n    open(\"https://otinish.example.kz\");";
    assert_eq!(without_comments(body), "    send(page);\n    open(\"https://otinish.example.kz\");");
}
