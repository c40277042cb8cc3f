//! What is put into words for a person to hold: notices and printed applications, in the words of the annexes, and nothing that rests on a form
//! that is not in hand is a ground.

use cases::CASES;
use otinish_core::application::{Application, Context, Input};
use otinish_core::calendar::{Calendar, Instant};
use otinish_core::check::check;
use otinish_core::law::{Covers, date};
use otinish_core::notice::letter::{Employee, Issue, Order, Particulars, receipt, refusal};
use otinish_core::notice::{Force, Kind, Notice};
use otinish_core::page::Shown;
use otinish_core::printed;
use otinish_core::services::{self, Edition, register::Register};
use otinish_core::texts::{Language, Text};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

#[path = "../cases.rs"]
mod cases;
#[path = "letters/contents.rs"]
mod contents;
#[path = "letters/deferred.rs"]
mod deferred;

/// The input of the first case of a service of which `wanted` holds.
fn input(service: &str, wanted: impl Fn(&Value) -> bool) -> Value {
    let cases = CASES.iter().flat_map(|(_, cases)| serde_json::from_str::<Vec<Value>>(cases).unwrap());
    let mut fitting = cases.filter(|case| case["input"]["application"]["service"] == service && wanted(case));
    fitting.next().unwrap()["input"].clone()
}

fn complete(service: &str) -> Value {
    input(service, |case| case["expect"]["verdict"] == "complete")
}

fn particulars() -> Particulars {
    Particulars {
        provider_bin: "051140990017".into(), provider_name: "«Үлгі» колледжі".into(), order: None, emergency_acts: Vec::new()
    }
}

fn issue(employee: Option<Employee>) -> Issue {
    Issue {
        code: "a".repeat(26),
        url: "https://otinish.example/v/a".into(),
        request: "481920573361".into(),
        issued_at: Instant::parse("2026-07-10T10:00:00+05:00").unwrap(),
        force: Force::Test,
        employee,
    }
}

fn employee() -> Employee {
    Employee {
        name: "Ким Виктор Сергеевич".into(),
        position: "маман".into(),
        contact: "+7 700 000 02 02".into(),
        order: Order { number: "ДЕМО-12".into(), date: "2026-01-05".into() },
    }
}

/// The receipt and the refusal of an input, in one language.
fn notices(input: Value, language: &str, employee: Option<Employee>) -> (Option<Notice>, Option<Notice>) {
    notices_of(input, language, employee, &particulars())
}

/// The same, with what else such a letter needs.
fn notices_of(mut input: Value, language: &str, employee: Option<Employee>, particulars: &Particulars) -> (Option<Notice>, Option<Notice>) {
    let (register, calendar) = (Register::new(services::ALL), Calendar::built_in());
    input["application"]["language"] = language.into();
    let text = input.to_string();
    let input = Input::read(&register, &text).unwrap();
    let issue = issue(employee);
    let refusal = refusal(&register, &calendar, &input, particulars);
    (receipt(&register, &calendar, &input, particulars).issued(&issue), refusal.and_then(|letter| letter.issued(&issue)))
}

/// All that a notice says, a line each.
fn lines(notice: &Notice) -> Vec<String> {
    let facts = notice.facts.iter().map(|fact| format!("{}: {}", fact.label, fact.value));
    let sections = notice.sections.iter().flat_map(|section| {
        let items = section.items.iter().flat_map(|item| [vec![item.text.clone()], item.notes.clone()].concat());
        std::iter::once(section.heading.clone()).chain(section.paragraphs.clone()).chain(items)
    });
    std::iter::once(notice.title.clone()).chain(facts).chain(sections).collect()
}

/// The words of a clause in the acts and in our translations.
fn words(clause: &str) -> [String; 3] {
    let record = include_str!("../law/words.csv").lines().find(|line| line.starts_with(&format!("{clause},"))).unwrap();
    let mut cells = vec![String::new()];
    let mut quoted = false;
    for letter in record.chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            other => cells.last_mut().unwrap().push(other),
        }
    }
    [1, 2, 3].map(|cell| plain(&cells[cell]))
}

/// Letters and digits alone: blanks and quotation marks are printed in many ways.
fn plain(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>().to_lowercase()
}

#[test]
fn a_receipt_of_admission_names_the_appointed_employee_and_is_not_given_without_one() {
    assert_eq!(notices(complete("tve-admission"), "kk", None).0, None);
    for (language, appointed) in [("kk", "№ ДЕМО-12 бұйрықпен (2026 жылғы 5 қаңтар)"), ("ru", "приказом № ДЕМО-12 от 5 января 2026 года")]
    {
        let (receipt, refusal) = notices(complete("tve-admission"), language, Some(employee()));
        let said = lines(&receipt.unwrap());
        assert!(said.contains(&"Ким Виктор Сергеевич, маман. +7 700 000 02 02.".into()), "{said:?}");
        assert!(said.iter().any(|line| line.contains(appointed)), "{said:?}");
        assert_eq!(refusal, None);
    }
}

#[test]
fn a_receipt_that_is_the_result_promises_no_answer_and_the_others_do() {
    for service in services::ALL {
        for (language, result, answer) in [
            ("kk", "Осы қолхат – мемлекеттік қызметті көрсету нәтижесі.", "кешіктірмей аласыз"),
            ("ru", "Эта расписка – результат оказания государственной услуги.", "Вы получите ответ"),
        ] {
            let (receipt, _) = notices(complete(service.code), language, Some(employee()));
            let said = lines(&receipt.unwrap()).join("\n");
            let is_result = service.editions[0].notices.receipt_is_result;
            assert_eq!((said.contains(result), said.contains(answer)), (is_result, !is_result), "{said}");
        }
    }
}

#[test]
fn no_notice_has_a_full_stop_before_the_clause_that_ends_its_sentence() {
    let mut refusals = 0;
    for service in services::ALL {
        let refused = input(service.code, |case| case["expect"]["verdict"] == "refusable");
        for notice in ["kk", "ru"].into_iter().flat_map(|language| notices(refused.clone(), language, Some(employee())).1) {
            let said = lines(&notice);
            assert!(said.iter().all(|line| !line.contains(". (") && !line.contains(". –")), "{said:?}");
            let act = if service.code == "tve-duplicate" {
                ["Стандарттың редакциясы: ", "Редакция стандарта: "]
            } else {
                ["Қағидалардың редакциясы: ", "Редакция правил: "]
            };
            assert!(said.iter().any(|line| act.iter().any(|act| line.starts_with(act))), "{said:?}");
            refusals += 1;
        }
    }
    assert_eq!(refusals, 2 * services::ALL.len());
}

#[test]
fn no_other_receipt_names_an_employee() {
    for service in ["tve-correction", "school-duplicate", "hei-correction", "tve-duplicate"] {
        let (receipt, _) = notices(complete(service), "kk", Some(employee()));
        assert!(!lines(&receipt.unwrap()).concat().contains("Ким Виктор"), "{service}");
    }
}

/// The sentence in which the receipt of an application of this day tells when the answer comes.
fn counted(service: &str, filed_at: &str, language: &str) -> String {
    let mut input = complete(service);
    input["filed_at"] = filed_at.into();
    let receipt = notices(input, language, Some(employee())).0.unwrap();
    let answer = if language == "kk" { "Жауапты " } else { "Вы получите ответ " };
    lines(&receipt).into_iter().find(|line| line.starts_with(answer)).unwrap()
}

#[test]
fn a_receipt_tells_in_one_sentence_how_the_day_of_the_answer_was_counted() {
    let check = |service, filed_at, kk: &str, ru: &str| {
        assert_eq!([counted(service, filed_at, "kk"), counted(service, filed_at, "ru")], [kk, ru], "{service}");
    };
    check(
        "tve-correction",
        "2026-11-10T10:00:00+05:00",
        "Жауапты 2026 жылғы 13 қараша күнінен кешіктірмей аласыз: мерзімнің бірінші күні – 2026 жылғы 11 қараша.",
        "Вы получите ответ не позднее 13 ноября 2026 года: первый день срока – 11 ноября 2026 года.",
    );
    // A Saturday that was worked for a day off, and three days off in a row.
    check(
        "tve-correction",
        "2024-05-03T10:00:00+05:00",
        "Жауапты 2024 жылғы 10 мамыр күнінен кешіктірмей аласыз: мерзімнің бірінші күні – 2024 жылғы 4 мамыр; есепке кірмейтін күндер: \
         2024 жылғы 7 мамыр (Отан қорғаушы күні, мереке күні), 2024 жылғы 9 мамыр (Жеңіс күні, мереке күні) – «Қазақстан \
         Республикасындағы мерекелер туралы» 2001 жылғы 13 желтоқсандағы № 267 Заң; 2024 жылғы 8 мамыр (ауыстырылған демалыс күні) – \
         Еңбек министрлігінің 2024 жылғы 17 сәуірдегі бұйрығы (G24G0000109); актілер бойынша жұмыс күні: 2024 жылғы 4 мамыр \
         (ауыстырылған жұмыс күні) – Еңбек министрлігінің 2024 жылғы 17 сәуірдегі бұйрығы (G24G0000109).",
        "Вы получите ответ не позднее 10 мая 2024 года: первый день срока – 4 мая 2024 года; не считаются: 7 мая 2024 года \
         (День защитника Отечества, праздничный день), 9 мая 2024 года (День Победы, праздничный день) – Закон «О праздниках в Республике Казахстан» от 13 декабря 2001 года \
         № 267; 8 мая 2024 года (перенесенный выходной) – приказ Министерства труда от 17 апреля 2024 года (G24G0000109); рабочие дни по \
         актам: 4 мая 2024 года (перенесенный рабочий день) – приказ Министерства труда от 17 апреля 2024 года (G24G0000109).",
    );
    // Twenty calendar days: holidays count, and only the last day, which is one, moves the answer.
    check(
        "tve-duplicate",
        "2026-04-21T10:00:00+05:00",
        "Жауапты 2026 жылғы 12 мамыр күнінен кешіктірмей аласыз: мерзімнің бірінші күні – 2026 жылғы 22 сәуір; жұмыс күні емес: \
         2026 жылғы 11 мамыр (Жеңіс күні, мерекеден ауысқан демалыс күні) – «Қазақстан Республикасындағы мерекелер туралы» 2001 жылғы \
         13 желтоқсандағы № 267 Заңның 5-бабы.",
        "Вы получите ответ не позднее 12 мая 2026 года: первый день срока – 22 апреля 2026 года; нерабочие дни: 11 мая 2026 года \
         (День Победы, выходной, перенесенный с праздника) – статья 5 Закона «О праздниках в Республике Казахстан» от 13 декабря 2001 года № 267.",
    );
}

#[test]
fn papers_without_a_document_are_refused_at_the_state_corporation_in_the_words_of_the_annex() {
    let lacking = |case: &Value| case["input"]["application"]["channel"] == "state-corporation" && case["expect"]["verdict"] == "refusable";
    for (language, document, heading) in [
        ("kk", "Жеке басты куәландыратын құжат", "Құжаттарды қабылдаудан бас тарту туралы қолхат"),
        ("ru", "Документ, удостоверяющий личность", "Расписка об отказе в приеме документов"),
    ] {
        let (_, refusal) = notices(input("tve-duplicate", lacking), language, None);
        let refusal = refusal.unwrap();
        assert_eq!((refusal.kind, refusal.title.as_str()), (Kind::RefusalToAccept, heading));
        // The annex names the documents below its sentence.
        let [refusing, named] = &refusal.sections[0].paragraphs[..] else { panic!("{:?}", refusal.sections) };
        assert!(refusing.chars().count() > 100 && [refusing, named].iter().all(|words| words.ends_with(':')), "{refusing}, {named}");
        assert_eq!(refusal.sections[0].items.iter().map(|item| item.text.as_str()).collect::<Vec<_>>(), [document]);
        let said = lines(&refusal);
        assert!(said.iter().any(|line| line.ends_with(": ______________________")), "the address is left blank: {said:?}");
    }
}

#[test]
fn what_the_papers_of_a_counter_prescribe_stands_in_the_annex() {
    let annex = words("TD-a2");
    let edition = services::tve_duplicate::SERVICE.editions[0];
    let handouts = [edition.notices.receipt.handout.unwrap(), edition.notices.refusal_to_accept.unwrap().handout.unwrap()];
    assert!(handouts[0].opening.is_none() && handouts[1].opening.is_some(), "a receipt of what was accepted refuses nothing");
    let mut compared = 0;
    for (place, language) in Language::ALL.into_iter().enumerate() {
        let texts = handouts.iter().flat_map(|handout| handout.opening.into_iter().chain(handout.closing.iter().copied()));
        for said in texts {
            // Between the blanks, and but for the word that stands for the annex's “state the address”.
            let parts = said.to(language).split(['_', ':', '/', '(']).map(plain).filter(|part| part.chars().count() > 12);
            for part in parts {
                assert!(annex[place].contains(&part), "{language:?} {part}\n{}", annex[place]);
                compared += 1;
            }
        }
    }
    assert!(compared > 30, "{compared} parts were compared");
}

#[test]
fn the_printed_applications_are_in_the_words_of_their_annexes() {
    for (service, annexes) in
        [("tve-correction", &["TC-a1"][..]), ("hei-correction", &["HC-a1.1", "HC-a1.2", "HC-a1.3"]), ("tve-duplicate", &["TD-a1"])]
    {
        let sheet = services::ALL.iter().find(|known| known.code == service).unwrap().editions[0].sheet;
        assert!(!sheet.assumed);
        for (place, language) in Language::ALL.into_iter().enumerate() {
            let annex: String = annexes.iter().map(|annex| words(annex)[place].clone()).collect();
            let said = |text: Text| plain(text.to(language));
            for line in sheet.head.iter().chain(sheet.body) {
                for words in [line.caption, line.before, line.after] {
                    assert!(annex.contains(&said(words)), "{service} {language:?}: {}", words.to(language));
                }
            }
        }
        let consent = words(annexes[annexes.len() - 1]);
        assert!(consent[0].contains(&plain(sheet.consent.to(Language::Kk))), "{service}");
    }
    let assumed: Vec<&str> = services::ALL.iter().filter(|service| service.editions[0].sheet.assumed).map(|service| service.code).collect();
    assert_eq!(assumed, ["school-duplicate", "tve-admission"]);
}

#[test]
fn a_printed_application_holds_every_answer_once_and_leaves_the_rest_blank() {
    let register = Register::new(services::ALL);
    let written = complete("tve-duplicate")["application"].to_string();
    let application = Application::read(&register, &written).unwrap();
    let on = |application: &Application<'_>| {
        let (register, context, filed_on) = (&register, &Context::default(), date(2026, 4, 15));
        printed::of(&Shown { register, application, context, filed_on, ruled_on: filed_on, language: Language::Kk }).unwrap()
    };
    let sheet = on(&application);
    let values: Vec<&str> = sheet.head.iter().chain(&sheet.body).filter_map(|filled| filled.value.as_deref()).collect();
    let value: Value = serde_json::from_str(&written).unwrap();
    let name = ["surname", "given_name", "patronymic"].map(|part| value["applicant"]["name"][part].as_str().unwrap());
    assert_eq!(values.iter().filter(|value| **value == name.join(" ")).count(), 1, "{values:?}");
    // The annex's own sentence goes on after what was typed, and typed full stops would end it too early.
    let typed = |at: &str| value.pointer(at).unwrap().as_str().unwrap().trim_end_matches('.');
    assert!(values.last().unwrap().ends_with(typed("/reason/text")), "{values:?}");
    assert!(sheet.consent.is_some());
    let rest: Vec<&str> = sheet.rest.iter().filter_map(|(_, value)| value.as_deref()).collect();
    for (is_placed, at) in [(true, "/reason/text"), (false, "/applicant/iin"), (false, "/applicant/contact/phone")] {
        let answer = typed(at);
        let (placed, left) = (values.iter().any(|value| value.contains(answer)), rest.contains(&answer));
        assert_eq!((placed, left), (is_placed, !is_placed), "{at}: {values:?}, and {rest:?}");
    }

    let empty = on(&Application::read(&register, r#"{"service":"tve-duplicate"}"#).unwrap());
    assert!(empty.head.iter().chain(&empty.body).all(|filled| filled.value.is_none()) && empty.consent.is_none());
    assert!(empty.rest.is_empty() && empty.head.len() >= 4);
}

/// The rows of an edition that rest on a form that is not in hand.
fn assumed(edition: &Edition) -> BTreeSet<&'static str> {
    edition.form.iter().flat_map(|section| section.fields).filter(|field| field.assumed).map(|field| field.at).collect()
}

#[test]
fn what_rests_on_a_form_that_is_not_in_hand_is_marked_assumed() {
    // Row 8 of TA tells what its receipt holds, whose form is TA-a3; no clause prescribes the application that TA prints.
    let not_in_hand = ["SD-a1", "TA-a2", "TA-a3", "TA-a1.r8.receipt"];
    let rests = |clause: &str| not_in_hand.contains(&clause);
    for service in services::ALL {
        for edition in service.editions {
            for field in edition.form.iter().flat_map(|section| section.fields) {
                assert!(
                    field.assumed || ![field.cite.portal, field.cite.elsewhere].into_iter().any(rests),
                    "{} {}",
                    service.code,
                    field.at
                );
            }
            for form in [Some(edition.notices.receipt), edition.notices.refusal, edition.notices.refusal_to_accept].into_iter().flatten() {
                assert_eq!(form.assumed, rests(form.clause), "{}", form.title.en);
            }
            assert_eq!(edition.sheet.assumed, rests(edition.sheet.clause) || service.code == "tve-admission", "{}", service.code);
        }
    }
    let admission = services::tve_admission::SERVICE.editions[0].notices;
    assert!(admission.receipt.assumed && admission.refusal.is_some_and(|form| form.assumed));
    assert!(assumed(&services::school_duplicate::SERVICE.editions[0]).len() > 8);
    assert!(assumed(&services::tve_admission::SERVICE.editions[0]).len() > 5);
}

#[test]
fn nothing_assumed_is_a_ground() {
    for edition in services::ALL.iter().flat_map(|service| service.editions) {
        let assumed = assumed(edition);
        for ground in edition.grounds {
            match ground.covers {
                Covers::At(at) | Covers::MissingAt(at) | Covers::InvalidAt(at) => assert!(!assumed.contains(at), "{} {at}", ground.clause),
                Covers::Missing => assert!(assumed.is_empty(), "{} covers whatever is missing", ground.clause),
                Covers::IncompleteOrExpired | Covers::Incomplete | Covers::DocumentNotAllowed | Covers::Code(_) => {}
            }
        }
    }
    let (register, calendar) = (Register::new(services::ALL), Calendar::built_in());
    let mut problems: BTreeMap<String, usize> = BTreeMap::new();
    for (service, edition) in services::ALL.iter().flat_map(|service| service.editions.iter().map(move |edition| (service, edition))) {
        for at in assumed(edition) {
            for wrong in [Value::Null, json!("\u{1}"), json!(1)] {
                let mut input = complete(service.code);
                let mut place = &mut input["application"];
                for name in at[1..].split('/') {
                    place = &mut place[name];
                }
                *place = wrong;
                let text = input.to_string();
                // A value of another type is no application at all.
                let Ok(input) = Input::read(&register, &text) else { continue };
                for problem in check(&register, &calendar, &input, None).problems {
                    let is_here = problem.at.strip_prefix(at).is_some_and(|below| below.is_empty() || below.starts_with('/'));
                    assert!(!is_here || problem.ground.is_none(), "{} {problem:?}", service.code);
                    *problems.entry(problem.at).or_default() += usize::from(is_here);
                }
            }
        }
    }
    assert!(problems.values().sum::<usize>() > 12, "{problems:?}");
}
