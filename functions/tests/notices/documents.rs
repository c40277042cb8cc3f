//! Notices as documents: rendered, sealed, and judged by programs that we did not write.

use crate::samples;
use crate::tools::{answer, folder, run};
use chrono::Utc;
use otinish_core::notice::Notice;
use otinish_core::texts::Language;
use otinish_functions::pdf::{self, Unrenderable};
use otinish_functions::seal::{Provider, Seals, seal_pdf};
use otinish_functions::trust::TrustList;
use std::path::PathBuf;
use std::sync::LazyLock;

/// The samples, sealed under one test authority, and what the verifiers need to know of it.
pub(crate) struct Bench {
    pub(crate) authority: String,
    nss: String,
    pub(crate) sealed: Vec<Sealed>,
}

pub(crate) struct Sealed {
    pub(crate) notice: Notice,
    pub(crate) unsigned: Vec<u8>,
    pub(crate) bytes: Vec<u8>,
    path: PathBuf,
}

pub(crate) static BENCH: LazyLock<Bench> = LazyLock::new(|| {
    let folder = folder("sealed");
    // The verifiers judge by the machine's clock, so the test authority is made by it too.
    let now = Utc::now();
    let providers = [samples::COLLEGE, samples::UNIVERSITY].map(|(bin, name)| Provider { bin, name });
    let seals = Seals::in_folder(&folder.join("seals"), "", &providers, now).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let sealed = all().into_iter().map(|notice| {
        let unsigned = pdf::render(&notice).unwrap();
        let seal = seals.get(&notice.provider_bin).unwrap();
        let bytes = runtime.block_on(seal_pdf(&unsigned, seal, &TrustList::empty(), now)).unwrap();
        let path = folder.join(format!("{}.pdf", notice.code));
        std::fs::write(&path, &bytes).unwrap();
        Sealed { notice, unsigned, bytes, path }
    });
    let sealed = sealed.collect();

    let authority = folder.join("seals/test-ca.pem").display().to_string();
    let nss = folder.join("nss");
    std::fs::create_dir(&nss).unwrap();
    let nss = format!("sql:{}", nss.display());
    answer("certutil", &["-N", "-d", &nss, "--empty-password"]);
    answer("certutil", &["-A", "-d", &nss, "-n", "test", "-t", "CT,C,C", "-i", &authority]);
    Bench { authority, nss, sealed }
});

fn all() -> [Notice; 5] {
    [samples::receipt_kk(), samples::receipt_ru(), samples::refusal_kk(), samples::refusal_ru(), samples::long_kk()]
}

impl Sealed {
    pub(crate) fn path(&self) -> &str {
        self.path.to_str().unwrap()
    }

    /// The file with something else in it, under another name.
    fn changed(&self, name: &str, bytes: &[u8]) -> String {
        let path = self.path.with_extension(format!("{name}.pdf"));
        std::fs::write(&path, bytes).unwrap();
        path.display().to_string()
    }

    /// What the signature covers, and the signature, cut out by its byte range as any verifier does.
    pub(crate) fn cut(&self) -> (Vec<u8>, Vec<u8>) {
        let text = String::from_utf8_lossy(&self.bytes);
        let range = text.rsplit_once("/ByteRange").unwrap().1.split(['[', ']']).nth(1).unwrap();
        let range: Vec<usize> = range.split_whitespace().map(|number| number.parse().unwrap()).collect();
        let [_, end, behind, length] = range[..] else { panic!("a byte range has four numbers: {range:?}") };
        assert_eq!(behind + length, self.bytes.len(), "the signature covers the file to its end");
        let envelope: Vec<u8> = self.bytes[end + 1..behind - 1]
            .chunks(2)
            .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap())
            .collect();
        ([&self.bytes[..end], &self.bytes[behind..]].concat(), envelope)
    }
}

/// Both verifiers of PDF signatures, each in its own words: is it valid, trusted, and of the whole file?
fn judged(path: &str) -> (bool, bool) {
    let pdfsig = run("pdfsig", &["-nssdir", &BENCH.nss, path]).text;
    let by_pdfsig = ["Signature is Valid.", "Certificate is Trusted.", "Total document signed"].iter().all(|words| pdfsig.contains(words));
    let pyhanko = run("pyhanko", &["sign", "validate", "--trust-replace", "--trust", &BENCH.authority, "--pretty-print", path]);
    let by_pyhanko =
        pyhanko.success && pyhanko.text.contains("The signature is judged VALID") && pyhanko.text.contains("covers the entire file");
    if std::env::var_os("OTINISH_SAY").is_some() {
        println!("{pdfsig}\n{}", pyhanko.text);
    }
    (by_pdfsig, by_pyhanko)
}

/// The attached JSON, found by a reader of PDF that is not the writer.
fn attached(document: &[u8]) -> Vec<u8> {
    let document = lopdf::Document::load_mem(document).unwrap();
    let files = document.objects.values().filter_map(|object| object.as_stream().ok());
    let mut attached = files.filter(|stream| stream.dict.get_type().is_ok_and(|kind| kind == b"EmbeddedFile"));
    let stream = attached.next().expect("the notice is attached");
    assert!(attached.next().is_none(), "one file is attached");
    stream.decompressed_content().unwrap_or_else(|_| stream.content.clone())
}

/// Words with every run of white space as one space.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_attached_notice_is_the_stored_one_and_renders_to_the_same_bytes() {
    for notice in all() {
        let document = pdf::render(&notice).unwrap();
        assert!(document == pdf::render(&notice).unwrap(), "rendered twice, {} is the same", notice.code);
        let json = attached(&document);
        assert!(json == pdf::json(&notice), "{} is attached as it is stored", notice.code);
        let read_back: Notice = serde_json::from_slice(&json).unwrap();
        assert!(pdf::render(&read_back).unwrap() == document, "{} comes back from its attachment", notice.code);
    }
}

#[test]
fn a_notice_in_no_language_of_the_law_or_of_no_instant_is_not_rendered() {
    let english = Notice { language: Language::En, ..samples::receipt_kk() };
    assert_eq!(pdf::render(&english), Err(Unrenderable::Language));
    let undated = Notice { issued_at: "20.03.2026".to_owned(), ..samples::receipt_kk() };
    assert_eq!(pdf::render(&undated), Err(Unrenderable::IssuedAt("20.03.2026".to_owned())));
}

#[test]
fn pdfsig_and_pyhanko_call_a_sealed_notice_valid_trusted_and_whole() {
    for sealed in &BENCH.sealed {
        assert_eq!(judged(sealed.path()), (true, true), "{}", sealed.notice.title);
        assert!(sealed.bytes.starts_with(&sealed.unsigned), "sealing leaves the unsigned bytes as they are");
    }
}

#[test]
fn pdfsig_and_pyhanko_refuse_a_notice_of_which_one_byte_is_changed() {
    let sealed = &BENCH.sealed[0];
    let middle = sealed.unsigned.len() / 2;
    let date = sealed.bytes.windows(6).position(|window| window == b"D:2026").unwrap() + 5;
    let flags = sealed.bytes.windows(10).rposition(|window| window == b"/SigFlags ").unwrap() + 10;
    // The last bytes of the envelope are those of the signature itself; its length stands in its third and fourth byte.
    let (_, envelope) = sealed.cut();
    let length = 4 + usize::from(u16::from_be_bytes([envelope[2], envelope[3]]));
    let contents = sealed.bytes.windows(10).rposition(|window| window == b"/Contents<").unwrap() + 10;
    for (name, at) in [("middle", middle), ("date", date), ("flags", flags), ("signature", contents + 2 * (length - 3))] {
        let mut bytes = sealed.bytes.clone();
        // Digits stay digits, of both kinds.
        bytes[at] = if bytes[at] == b'0' {
            b'1'
        } else if bytes[at].is_ascii_hexdigit() {
            b'0'
        } else {
            bytes[at] ^ 1
        };
        assert_eq!(judged(&sealed.changed(name, &bytes)), (false, false), "byte {at} of {name}");
    }
}

#[test]
fn pdfsig_and_pyhanko_refuse_what_was_added_after_the_seal() {
    let sealed = &BENCH.sealed[0];
    let document = lopdf::Document::load_mem(&sealed.bytes).unwrap();
    let page = document.page_iter().next().unwrap();
    let mut update = lopdf::IncrementalDocument::create_from(sealed.bytes.clone(), document);
    update.opt_clone_object_to_new_document(page).unwrap();
    let words = lopdf::Stream::new(lopdf::Dictionary::new(), b"BT 10 10 Td ET".to_vec());
    let words = update.new_document.add_object(words);
    update.new_document.get_object_mut(page).unwrap().as_dict_mut().unwrap().set("Contents", words);
    let mut bytes = Vec::new();
    update.save_to(&mut bytes).unwrap();
    assert_eq!(judged(&sealed.changed("overlaid", &bytes)), (false, false));
}

#[test]
fn qpdf_finds_no_fault_in_the_file() {
    for sealed in &BENCH.sealed {
        let said = run("qpdf", &["--check", sealed.path()]);
        assert!(said.success && !said.text.contains("WARNING"), "{}", said.text);
    }
}

#[test]
fn pdftotext_gives_back_every_line_in_reading_order() {
    for sealed in &BENCH.sealed {
        reads_in_order(&sealed.notice, sealed.path());
    }
}

/// Every line of the notice follows the one before in what pdftotext reads.
pub(crate) fn reads_in_order(notice: &Notice, path: &str) {
    // What stands at the head and foot of each page comes between; it is left out.
    let text = String::from_utf8(answer("pdftotext", &["-y", "45", "-x", "0", "-W", "596", "-H", "738", path, "-"])).unwrap();
    let text = folded(&text);
    let mut lines = vec![notice.title.clone(), notice.subtitle.clone()];
    lines.extend(notice.facts.iter().flat_map(|fact| [fact.label.clone(), fact.value.clone()]));
    for section in &notice.sections {
        lines.push(section.heading.clone());
        lines.extend(section.paragraphs.iter().cloned());
        for (index, item) in section.items.iter().enumerate() {
            lines.push(format!("{}. {}", index + 1, item.text));
            lines.extend(item.notes.iter().cloned());
        }
    }
    lines.extend([notice.statement.text.clone(), notice.verify.text.clone(), notice.verify.url.clone()]);
    let mut rest = text.as_str();
    for line in lines {
        let line = folded(&spelt_out(&line));
        let at = rest.find(&line).unwrap_or_else(|| panic!("{path}: `{line}` does not follow in: {rest}"));
        rest = &rest[at + line.len()..];
    }
}

/// What the faces lack in the samples and the cases (a Chinese name, characters that cannot be seen) is shown by its number.
fn spelt_out(line: &str) -> String {
    let spelt = |character: char| match character {
        '王' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => format!("[U+{:04X}]", u32::from(character)),
        _ => character.to_string(),
    };
    line.chars().map(spelt).collect()
}

#[test]
fn every_kazakh_letter_is_in_the_samples() {
    let text: String = all().iter().map(|notice| String::from_utf8(pdf::json(notice)).unwrap()).collect();
    for letter in "ӘәҒғҚқҢңӨөҰұҮүҺһІі".chars() {
        assert!(text.contains(letter), "{letter}");
    }
}

#[test]
fn pdfinfo_shows_the_headings_of_the_structure() {
    for sealed in &BENCH.sealed {
        let text = String::from_utf8(answer("pdfinfo", &["-struct-text", sealed.path()])).unwrap();
        let mut headings: Vec<String> = Vec::new();
        let mut is_heading = false;
        for line in text.lines().map(str::trim) {
            match line.strip_prefix('"').and_then(|line| line.strip_suffix('"')) {
                Some(words) if is_heading => headings.last_mut().unwrap().push_str(words),
                Some(_) => {}
                None => {
                    is_heading = line.starts_with("H1 ") || line.starts_with("H2 ");
                    if is_heading {
                        headings.push(String::new());
                    }
                }
            }
        }
        let mut wanted = vec![sealed.notice.title.clone()];
        wanted.extend(sealed.notice.sections.iter().map(|section| section.heading.clone()));
        assert_eq!(headings, wanted);
    }
}

#[test]
fn the_qr_code_on_paper_leads_to_the_address_of_verification() {
    for sealed in &BENCH.sealed {
        let pages = sealed.path.with_extension("");
        let pages = pages.to_str().unwrap();
        answer("pdftoppm", &["-r", "150", "-png", sealed.path(), pages]);
        let folder = sealed.path.parent().unwrap();
        let of_this = |path: &PathBuf| path.extension().is_some_and(|kind| kind == "png") && path.to_str().unwrap().starts_with(pages);
        let images: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(of_this).collect();
        // It finds nothing on pages without a code and then says so by its status: only what it has found counts.
        let arguments: Vec<&str> = ["-q", "--raw"].into_iter().chain(images.iter().map(|path| path.to_str().unwrap())).collect();
        assert_eq!(String::from_utf8(run("zbarimg", &arguments).answer).unwrap().trim(), sealed.notice.verify.url);
    }
}

#[test]
fn the_file_that_poppler_takes_out_is_the_stored_notice() {
    for sealed in &BENCH.sealed {
        let path = sealed.path.with_extension("json");
        answer("pdfdetach", &["-savefile", pdf::ATTACHMENT, "-o", path.to_str().unwrap(), sealed.path()]);
        assert!(std::fs::read(path).unwrap() == pdf::json(&sealed.notice), "{}", sealed.notice.code);
    }
}
