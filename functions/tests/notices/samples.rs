//! Notices of invented people and organisations, in the words and at the lengths that real ones have.

use otinish_core::notice::{Fact, Force, Item, Kind, Notice, Section, Statement, Verify};
use otinish_core::texts::Language;

/// The BIN of an invented college and its name.
pub(crate) const COLLEGE: (&str, &str) = ("051140990017", "«Үлгі политехникалық колледжі» КМҚК");
/// The BIN of an invented university and its name.
pub(crate) const UNIVERSITY: (&str, &str) = ("960140990054", "НАО «Примерный национальный университет»");

const DIGEST: &str = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

pub(crate) fn receipt_kk() -> Notice {
    Notice {
        code: "k7q2m4x6n3p5r7t2v4w6y3z5ab".to_owned(),
        kind: Kind::Receipt,
        language: Language::Kk,
        service: "tve-correction".to_owned(),
        request: "481920573361".to_owned(),
        issued_at: "2026-03-20T14:10:00.000Z".to_owned(),
        provider_bin: COLLEGE.0.to_owned(),
        title: "Өтініштің қабылданғаны туралы хабарлама".to_owned(),
        subtitle: "«Білім туралы құжаттардағы мәліметтерді өзектендіру (түзету)»".to_owned(),
        facts: facts(&[
            ("Өтініштің бірегей №", "4819 2057 3361"),
            ("Күні мен уақыты", "2026 жылғы 20 наурыз, 19:10 (Астана уақыты)"),
            ("Көрсетілетін қызметті беруші", COLLEGE.1),
            ("БСН", COLLEGE.0),
            ("Көрсетілетін қызметті алушы", "Құрманғазыұлы Әділет"),
            ("Мерзімі", "3 жұмыс күні"),
            ("Жауап күні", "2026 жылғы 30 наурыздан кешіктірмей"),
        ]),
        sections: vec![
            Section {
                heading: "Тапсырылған құжаттар".to_owned(),
                paragraphs: vec![],
                items: vec![
                    item("Білім туралы құжаттың электрондық көшірмесі", &["diplom.pdf, 1,2 МБ", &sha256()]),
                    item("Жеке басты куәландыратын құжат", &["Ақпараттық жүйеден алынды"]),
                ],
            },
            Section {
                heading: "Жауап күні қалай есептелді".to_owned(),
                paragraphs: vec![
                    "Өтініш 20 наурызда жұмыс уақыты аяқталғаннан кейін жіберілді, сондықтан 26 наурызда қабылданған болып есептеледі: \
                     21–25 наурыз – Наурыз мейрамы және демалыс күндері. Мерзім қабылданған күннің ертеңінен басталады."
                        .to_owned(),
                    "Өтініштің мәртебесін порталдағы жеке кабинеттен немесе 1414 бірыңғай байланыс орталығынан білуге болады. Бұл – шешім емес: \
                     жауап жеке кабинетке келеді."
                        .to_owned(),
                ],
                items: vec![],
            },
        ],
        statement: Statement { force: Force::Test, text: "Бұл – заңды күші жоқ сынақ құжаты.".to_owned() },
        verify: verify(
            "k7q2m4x6n3p5r7t2v4w6y3z5ab",
            "Хабарламаның түпнұсқалығын осы код немесе мекенжай арқылы тексеруге болады.",
        ),
    }
}

pub(crate) fn receipt_ru() -> Notice {
    Notice {
        code: "b4c6d2e7f3g5h7j2k4m6n3p5q7".to_owned(),
        kind: Kind::Receipt,
        language: Language::Ru,
        service: "hei-correction".to_owned(),
        request: "730418265597".to_owned(),
        issued_at: "2026-11-20T05:42:17.250Z".to_owned(),
        provider_bin: UNIVERSITY.0.to_owned(),
        title: "Уведомление о приеме заявления".to_owned(),
        subtitle: "«Актуализация (корректировка) сведений документов о высшем и послевузовском образовании»".to_owned(),
        facts: facts(&[
            ("Уникальный № заявления", "7304 1826 5597"),
            ("Дата и время", "20 ноября 2026 года, 10:42 (время Астаны)"),
            ("Услугодатель", UNIVERSITY.1),
            ("БИН", UNIVERSITY.0),
            ("Услугополучатель", "Ёлкина-Сағынбаева Мария Çağrı"),
            ("Срок", "15 рабочих дней"),
            ("День ответа", "не позднее 11 декабря 2026 года"),
        ]),
        sections: vec![Section {
            heading: "Представленные документы".to_owned(),
            paragraphs: vec!["Заявление подано через портал и удостоверено одноразовым паролем.".to_owned()],
            items: vec![
                item("Электронная копия документа об образовании", &["диплом бакалавра.pdf, 2,4 МБ", &sha256()]),
                item("Документ о перемене фамилии", &["svidetelstvo.jpg, 840 КБ", &sha256()]),
            ],
        }],
        statement: Statement {
            force: Force::Test, text: "Это тестовый документ, не имеющий юридической силы.".to_owned()
        },
        verify: verify("b4c6d2e7f3g5h7j2k4m6n3p5q7", "Подлинность уведомления можно проверить по этому коду или адресу."),
    }
}

pub(crate) fn refusal_kk() -> Notice {
    Notice {
        code: "r2s4t6u3v5w7x2y4z6a3b5c7de".to_owned(),
        kind: Kind::Refusal,
        title: "Білім туралы құжаттардағы мәліметтерді өзектендіруден (түзету) дәлелді бас тарту туралы хабарлама".to_owned(),
        facts: facts(&[
            ("Өтініштің бірегей №", "4819 2057 3361"),
            ("Күні", "2026 жылғы 27 наурыз"),
            ("Көрсетілетін қызметті беруші", COLLEGE.1),
            ("Көрсетілетін қызметті алушы", "Құрманғазыұлы Әділет"),
        ]),
        issued_at: "2026-03-27T06:00:00.000Z".to_owned(),
        sections: vec![
            Section {
                heading: "Бас тартуға негіздеме".to_owned(),
                paragraphs: vec![],
                items: vec![
                    item(
                        "Өтініште түзетілетін мәлімет көрсетілмеген: «Дұрысы» өрісі толтырылмаған.",
                        &["Қағидалардың 1-қосымшасы, 9-жол, 1) тармақша: «көрсетілетін қызметті алушы ұсынған құжаттардың және (немесе) олардағы деректердің (мәліметтердің) анық еместігін анықтау»"],
                    ),
                    item("Диплом нөмірі көрсетілмеген.", &["Қағидалардың 1-қосымшасы, 8-жол"]),
                ],
            },
            Section {
                heading: "Келіспесеңіз".to_owned(),
                paragraphs: vec![
                    "Көрсетілген кемшіліктер жойылғаннан кейін өтінішті қайта беруге болады. Шешімге шағымды көрсетілетін қызметті берушіге беруге \
                     болады; ол тіркелген күннен бастап бес жұмыс күні ішінде қаралады. Қазақ әріптері: Ә ә, Ғ ғ, Қ қ, Ң ң, Ө ө, Ұ ұ, Ү ү, Һ һ, І і."
                        .to_owned(),
                ],
                items: vec![],
            },
        ],
        verify: verify("r2s4t6u3v5w7x2y4z6a3b5c7de", "Хабарламаның түпнұсқалығын осы код немесе мекенжай арқылы тексеруге болады."),
        ..receipt_kk()
    }
}

pub(crate) fn refusal_ru() -> Notice {
    Notice {
        code: "e7f3g5h7j2k4m6n3p5q7b4c6d2".to_owned(),
        kind: Kind::RefusalToAccept,
        title: "Уведомление о мотивированном отказе в приеме заявления на актуализацию (корректировку) сведений в документах о высшем и послевузовском образовании".to_owned(),
        facts: facts(&[
            ("Уникальный № заявления", "7304 1826 5597"),
            ("Дата", "20 ноября 2026 года"),
            ("Услугодатель", UNIVERSITY.1),
            ("Услугополучатель", "王 Ван Ли"),
        ]),
        sections: vec![
            Section {
                heading: "Основания отказа".to_owned(),
                paragraphs: vec!["Представлен неполный пакет документов — не хватает документа, который предусмотрен пунктом 8 Перечня.".to_owned()],
                items: vec![item(
                    "Нет электронной копии документа об образовании.",
                    &["Пункт 11 Правил: «в случае представления услугополучателем неполного пакета документов согласно перечню, а также документов с истекшим сроком действия направляется уведомление о мотивированном отказе в приеме заявления»"],
                )],
            },
            Section {
                heading: "Что еще нужно исправить".to_owned(),
                paragraphs: vec![],
                items: (1..=11).map(|n| item(&format!("Поле {n} заполнено неправильно."), &["Приложение 1, строка 8"])).collect(),
            },
        ],
        verify: verify("e7f3g5h7j2k4m6n3p5q7b4c6d2", "Подлинность уведомления можно проверить по этому коду или адресу."),
        ..receipt_ru()
    }
}

/// A notice that fills several pages.
pub(crate) fn long_kk() -> Notice {
    let mut notice = refusal_kk();
    notice.code = "w4y6z2a3b5c7d2e4f6g3h5j7k2".to_owned();
    notice.verify.url = notice.verify.url.replace(&refusal_kk().code, &notice.code);
    let paragraph =
        "Көрсетілетін қызметті беруші құжаттарды қарап, өтініште көрсетілген мәліметтердің мұрағаттағы деректермен сәйкестігін тексерді. "
            .repeat(7);
    notice.sections.push(Section {
        heading: "Көрсетілетін қызметті берушінің дәлелді мәтіні".to_owned(),
        paragraphs: vec![paragraph.trim().to_owned(); 6],
        items: (1..=24)
            .map(|n| item(&format!("{n}-тармақ бойынша ескерту: ұйым атауы мен мекенжайы нақтыланады."), &[&sha256()]))
            .collect(),
    });
    notice
}

fn facts(rows: &[(&str, &str)]) -> Vec<Fact> {
    rows.iter().map(|(label, value)| Fact { label: (*label).to_owned(), value: (*value).to_owned() }).collect()
}

fn item(text: &str, notes: &[&str]) -> Item {
    Item { text: text.to_owned(), notes: notes.iter().map(|note| (*note).to_owned()).collect() }
}

fn sha256() -> String {
    format!("SHA-256: {DIGEST}")
}

fn verify(code: &str, text: &str) -> Verify {
    Verify { url: format!("https://otinish.example.kz/v/{code}"), text: text.to_owned() }
}
