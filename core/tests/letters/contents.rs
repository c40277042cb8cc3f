//! What each notice of the two corrections has to say, and what it may not: the receipt of both, the refusal of the colleges' service (TC-a3),
//! the refusal to accept of the universities' (HC-a3), and the refusal of that service on row 9. A notice is in Kazakh or in Russian.

use crate::{complete, issue, lines, notices, particulars, plain, words};
use otinish_core::application::Input;
use otinish_core::calendar::Calendar;
use otinish_core::notice::letter::{Issue, Letter, Order, Particulars, receipt, refusal};
use otinish_core::notice::{Force, Item, Kind, Notice, Section};
use otinish_core::services::{self, register::Register};
use serde_json::{Value, json};

const LANGUAGES: [&str; 2] = ["kk", "ru"];

/// The headings of the grounds, and of what else is wrong, in these languages.
const GROUNDS: [&str; 2] = ["Бас тартуға негіздеме", "Обоснование отказа"];
const ELSE: [&str; 2] = ["Тағы нені түзету керек", "Что еще нужно исправить"];

/// A complete input of the service with some members changed; `null` is not given.
fn changed(service: &str, changes: &[(&str, Value)]) -> Value {
    let mut input = complete(service);
    for (at, value) in changes {
        let (above, name) = at.rsplit_once('/').unwrap();
        input["application"].pointer_mut(above).unwrap()[name] = value.clone();
    }
    input
}

fn no_documents() -> (&'static str, Value) {
    ("/attachments", json!({}))
}

/// The refusal of an input in both languages.
fn refused(input: &Value) -> [Notice; 2] {
    LANGUAGES.map(|language| notices(input.clone(), language, None).1.unwrap())
}

fn section<'n>(notice: &'n Notice, heading: &str) -> Option<&'n Section> {
    notice.sections.iter().find(|section| section.heading == heading)
}

/// That an item is the ground of this clause: its place, then the words of the act; what it notes below.
#[track_caller]
fn check_ground<'n>(item: &'n Item, place: &str, clause: &str, language: usize) -> &'n [String] {
    let said = item.text.strip_prefix(place).and_then(|rest| rest.strip_prefix(": ")).unwrap_or_else(|| panic!("{place}: {}", item.text));
    let act = words(clause);
    assert!(act[language].contains(&plain(said)) && said.chars().count() > 60, "{said}\n{}", act[language]);
    &item.notes
}

#[test]
fn a_receipt_says_number_instants_service_provider_files_with_digests_and_where_to_follow() {
    for (service, [kk, ru]) in [
        (
            "tve-correction",
            [
                "«Білім туралы құжаттардағы мәліметтерді өзектендіру (түзету)»",
                "«Актуализация (корректировка) сведений в документах об образовании»",
            ],
        ),
        (
            "hei-correction",
            [
                "«Жоғары және жоғары оқу орнынан кейінгі білім беру туралы құжаттардың мәліметтерін өзектендіру (түзету)»",
                "«Актуализация (корректировка) сведений документов о высшем и послевузовском образовании»",
            ],
        ),
    ] {
        let second = json!({ "file_name": "екінші бет.pdf", "media_type": "application/pdf", "bytes": 1_000, "sha256": "ab".repeat(32) });
        let mut input = complete(service);
        input["filed_at"] = json!("2026-07-10T09:58:41+05:00");
        let files = input["application"]["attachments"]["education-document-copy"].as_array_mut().unwrap();
        let digest = files[0]["sha256"].as_str().unwrap().to_owned();
        files.push(second);
        for (language, name, rows, follow) in [
            (
                "kk",
                kk,
                [
                    "Өтініштің бірегей нөмірі: 4819 2057 3361",
                    "Берілген күні мен уақыты: 2026 жылғы 10 шілде, 10:00",
                    "Көрсетілетін қызметті беруші: «Үлгі» колледжі",
                    "Көрсетілетін қызметті берушінің БСН-і: 051140990017",
                    "Көрсетілетін қызметті алушы: Әбдірахманов Нұрлан Серікұлы",
                    "Өтініш жолданған күні мен уақыты: 2026 жылғы 10 шілде, 09:58",
                    "Өтініш қабылданған күн: 2026 жылғы 10 шілде",
                ],
                "Өтініштің жағдайын порталдағы «жеке кабинеттен» немесе Бірыңғай байланыс орталығынан (1414) өтініш нөмірі бойынша білуге болады.",
            ),
            (
                "ru",
                ru,
                [
                    "Уникальный номер заявления: 4819 2057 3361",
                    "Дата и время выдачи: 10 июля 2026 года, 10:00",
                    "Услугодатель: «Үлгі» колледжі",
                    "БИН услугодателя: 051140990017",
                    "Услугополучатель: Әбдірахманов Нұрлан Серікұлы",
                    "Дата и время направления заявления: 10 июля 2026 года, 09:58",
                    "День приема заявления: 10 июля 2026 года",
                ],
                "Статус заявления можно узнать в «личном кабинете» на портале или в Едином контакт-центре (1414) по номеру заявления.",
            ),
        ] {
            let receipt = notices(input.clone(), language, None).0.unwrap();
            assert_eq!((receipt.kind, receipt.request.as_str(), receipt.subtitle.as_str()), (Kind::Receipt, "481920573361", name));
            let said = lines(&receipt);
            for row in rows.iter().chain([&follow]) {
                assert!(said.contains(&String::from(*row)), "{row} is not in {said:#?}");
            }
            let documents = &receipt.sections[0].items;
            let files = documents.iter().map(|item| (item.text.rsplit(": ").next().unwrap(), item.notes.clone())).collect::<Vec<_>>();
            let told = |digest: &str| vec![format!("SHA-256: {digest}")];
            assert_eq!(files, [("diploma.pdf", told(&digest)), ("екінші бет.pdf", told(&"ab".repeat(32)))]);
        }
    }
}

#[test]
fn the_refusal_of_the_colleges_says_clause_words_and_text_and_nothing_that_has_no_ground() {
    // The reason is asked for by the form and is no ground: the sender was shown it, and the receipt remembers it.
    let input = changed("tve-correction", &[no_documents(), ("/reason", Value::Null)]);
    let text = [
        "Құжат жетіспейді: «Білім туралы құжаттың электрондық көшірмесі». Файлды жүктеңіз – Қағидаларға 2-қосымшаның 8-жолы",
        "Не хватает документа: «Электронная копия документа об образовании». Загрузите файл – строка 8 приложения 2 к Правилам",
    ];
    for (language, refusal) in refused(&input).iter().enumerate() {
        assert_eq!(refusal.kind, Kind::Refusal);
        assert!(words("TC-a3")[language].starts_with(&plain(&refusal.title)), "{}", refusal.title);
        let [ground] = &section(refusal, GROUNDS[language]).unwrap().items[..] else { panic!("{:?}", refusal.sections) };
        let notes = check_ground(ground, ["Қағидалардың 11-тармағы", "Пункт 11 Правил"][language], "TC-p11", language);
        assert_eq!(notes, [text[language]]);
        assert_eq!(section(refusal, ELSE[language]), None);
        let receipt = notices(input.clone(), LANGUAGES[language], None).0.unwrap();
        let remarks = section(&receipt, ["Ескертпелер", "Замечания"][language]).unwrap();
        assert_eq!(remarks.items.len(), 2);
        let without_ground =
            remarks.items.iter().find(|item| item.text.trim_end_matches('.') != text[language].split(" – ").next().unwrap());
        assert!(!lines(refusal).contains(&without_ground.unwrap().text));
    }
}

#[test]
fn the_refusal_to_accept_of_the_universities_names_paragraph_11_and_then_what_else_to_mend() {
    let input = changed(
        "hei-correction",
        &[no_documents(), ("/consent", Value::Null), ("/education/document/series", json!("ZZ")), ("/reason/text", Value::Null)],
    );
    for (language, refusal) in refused(&input).iter().enumerate() {
        assert_eq!(refusal.kind, Kind::RefusalToAccept);
        assert!(words("HC-a3")[language].starts_with(&plain(&refusal.title)), "{}", refusal.title);
        let [ground] = &section(refusal, GROUNDS[language]).unwrap().items[..] else { panic!("{:?}", refusal.sections) };
        let notes = check_ground(ground, ["Қағидалардың 11-тармағы", "Пункт 11 Правил"][language], "HC-p11", language);
        assert_eq!(notes.len(), 1, "{notes:?}");
        // The grounds of row 9 do not refuse to accept: they stand apart, each once, with what falls under it.
        let others = &section(refusal, ELSE[language]).unwrap().items;
        let places = [
            ["Қағидаларға 2-қосымша 9-жолының 2) тармақшасы", "Қағидаларға 2-қосымша 9-жолының 3) тармақшасы"],
            ["Подпункт 2) строки 9 приложения 2 к Правилам", "Подпункт 3) строки 9 приложения 2 к Правилам"],
        ][language];
        let found: Vec<(&str, usize)> = others.iter().map(|item| (item.text.split(": ").next().unwrap(), item.notes.len())).collect();
        assert_eq!(found.iter().filter(|found| **found == (places[0], 2) || **found == (places[1], 1)).count(), 2, "{found:?}");
        assert_eq!(found.len(), 2);
        for (place, clause) in places.into_iter().zip(["HC-a2.r9.2", "HC-a2.r9.3"]) {
            check_ground(others.iter().find(|item| item.text.starts_with(place)).unwrap(), place, clause, language);
        }
    }
}

#[test]
fn without_paragraph_11_the_universities_refuse_the_service_under_a_heading_of_its_own() {
    let input = changed("hei-correction", &[("/education/document/series", json!("ZZ"))]);
    for (language, refusal) in refused(&input).iter().enumerate() {
        assert_eq!(refusal.kind, Kind::Refusal);
        assert!(
            !words("HC-a3")[language].contains(&plain(&refusal.title)),
            "the heading of annex 3 is another notice's: {}",
            refusal.title
        );
        let [ground] = &section(refusal, GROUNDS[language]).unwrap().items[..] else { panic!("{:?}", refusal.sections) };
        let place = ["Қағидаларға 2-қосымша 9-жолының 2) тармақшасы", "Подпункт 2) строки 9 приложения 2 к Правилам"][language];
        assert_eq!(check_ground(ground, place, "HC-a2.r9.2", language).len(), 1);
        assert_eq!(section(refusal, ELSE[language]), None);
    }
}

/// The letters of an input in one language, by a provider who refuses at once.
fn letters(mut input: Value, language: &str) -> Vec<Letter> {
    let (register, calendar) = (Register::new(services::ALL), Calendar::built_in());
    input["application"]["language"] = language.into();
    let text = input.to_string();
    let input = Input::read(&register, &text).unwrap();
    let order = Some(Order { number: "ДЕМО-1".into(), date: "2026-01-05".into() });
    let particulars = Particulars { order, ..particulars() };
    let written = [Some(receipt(&register, &calendar, &input, &particulars)), refusal(&register, &calendar, &input, &particulars)];
    written.into_iter().flatten().collect()
}

#[test]
fn a_refusal_that_is_issued_at_once_names_the_order_once() {
    for (language, sentence) in [
        ("kk", "Бас тарту № ДЕМО-1 бұйрық (2026 жылғы 5 қаңтар) негізінде бірден берілді."),
        ("ru", "Отказ выдан сразу на основании приказа № ДЕМО-1 от 5 января 2026 года."),
    ] {
        for service in ["tve-correction", "hei-correction"] {
            let [_, refusal] = &letters(changed(service, &[no_documents()]), language)[..] else { panic!("two letters") };
            let said = lines(&refusal.clone().issued(&issue(None)).unwrap());
            assert_eq!(said.iter().filter(|line| line.contains("ДЕМО-1")).collect::<Vec<_>>(), [sentence]);
        }
    }
}

/// Article 7(1): only under a trusted seal, only on the notices whose annex prescribes it, and in the annex's words.
#[test]
fn a_notice_equals_one_on_paper_only_where_its_annex_says_so_and_its_seal_bears_it_out() {
    let (test, sealed) = (
        ["Бұл – заңды күші жоқ сынақ құжаты.", "Это тестовый документ, не имеющий юридической силы."],
        [
            "Құжатқа көрсетілетін қызметті берушінің электрондық цифрлық қолтаңбасы қойылған.",
            "Документ подписан электронной цифровой подписью услугодателя.",
        ],
    );
    let series = [("/education/document/series", json!("ZZ"))];
    for (service, changes, annex) in [
        ("tve-correction", &[no_documents()][..], Some("TC-a3")),
        ("hei-correction", &[no_documents()], Some("HC-a3")),
        ("hei-correction", &series, None),
    ] {
        for (place, language) in LANGUAGES.into_iter().enumerate() {
            for (index, letter) in letters(changed(service, changes), language).into_iter().enumerate() {
                // The first is the receipt, for which nothing is prescribed.
                let annex = annex.filter(|_| index == 1);
                let under = |force| letter.clone().issued(&Issue { force, ..issue(None) }).unwrap().statement;
                let none = under(Force::Test);
                assert_eq!((none.force, none.text.as_str()), (Force::Test, test[place]));
                for force in [Force::PaperEqual, Force::Sealed] {
                    let statement = under(force);
                    match annex {
                        Some(annex) => {
                            assert_eq!(statement.force, Force::PaperEqual);
                            assert!(words(annex)[place].ends_with(&plain(&statement.text)), "{annex}: {}", statement.text);
                            assert!(["7-бабының 1-тармағына", "пункту 1 статьи 7"].iter().any(|clause| statement.text.contains(clause)));
                        }
                        None => assert_eq!((statement.force, statement.text.as_str()), (Force::Sealed, sealed[place])),
                    }
                }
            }
        }
    }
}
