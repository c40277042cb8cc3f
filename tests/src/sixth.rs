//! A sixth service that no regulation knows: a pass to a reading room. It has members, a repeated list, a conditional member, a reason,
//! a kind of document, a term, a receipt and a refusal of its own, and it is all that a new service takes.

use otinish_core::form::document::{Document, DocumentKind, Paper, attach};
use otinish_core::form::sheet::{Sheet, line};
use otinish_core::form::{Choice, Kind, Member, Section, accept, ask, choice, expect, member, offer};
use otinish_core::law::{Covers, EditionOf, Ground, When, calendar_days, date, refuse, refuse_to_accept};
use otinish_core::services::members::{self, BY_PORTAL, HEAD_UNKNOWN, HOME_VISIT_ELSEWHERE, ONE_TIME_PASSWORD, REPRESENTED};
use otinish_core::services::{About, Complaint, Edition, Notices, Service, notice_form};
use otinish_core::texts::{Prose, prose, text};

pub const SERVICE: Service = Service {
    code: "reading-room-pass",
    name: text("Оқу залына рұқсат алу", "Получить пропуск в читальный зал", "Get a pass to the reading room"),
    official: text("«Оқу залына рұқсат беру»", "«Выдача пропуска в читальный зал»", "Issuing a pass to the reading room"),
    provider: members::HEI,
    members: MEMBERS,
    document_kinds: &[TICKET],
    editions: &[FIRST],
    edition_of: EditionOf::Filing,
};

pub const FIRST: Edition = Edition {
    since: date(2025, 1, 1),
    since_assumed: false,
    // 2. The pass is issued within seven calendar days.
    term: calendar_days(7).by("XX-p2"),
    form: FORM,
    sheet: SHEET,
    documents: DOCUMENTS,
    rules: &[HOME_VISIT_ELSEWHERE],
    refused_by_person: None,
    grounds: GROUNDS,
    officers_grounds: &[],
    hearing: None,
    windows: None,
    results: &[],
    about: ABOUT,
    notices: NOTICES,
};

const OTHER_SUBJECT: When = When::Is("/reason/kind", "other-subject");

pub const REASONS: &[Choice] = &[
    choice("thesis", text("Диплом жұмысы", "Дипломная работа", "A thesis")),
    choice("other-subject", text("Өзге тақырып", "Иная тема", "Another subject")),
];

const COMPANION: &[Member] = &[
    member("full_name", Kind::Words { max: 100, lines: false }, text("Серіктің аты-жөні", "Имя спутника", "Name of the companion")),
    member("born_in", Kind::Year, text("Туған жылы", "Год рождения", "Year of birth")),
];

const MEMBERS: &[Member] = &[
    member("/visit/shelf", Kind::Code, text("Сөре шифры", "Шифр полки", "Shelf mark")),
    member("/visit/subject", Kind::Words { max: 80, lines: false }, text("Тақырып атауы", "Название темы", "Subject")),
    member("/visit/companions", Kind::Rows { members: COMPANION, differ: None }, text("Серіктер", "Спутники", "Companions")),
    member("/visit/evening", Kind::Flag, text("Кешке келемін", "Приду вечером", "I come in the evening")),
];

const SHEET: Sheet = Sheet {
    clause: "XX-p3",
    assumed: false,
    head: &[line(&["/applicant/name"], text("оқырман", "читатель", "reader"))],
    body: &[line(&["/visit/shelf"], text("сөре шифры", "шифр полки", "shelf mark")).before(text(
        "Маған мына сөреге рұқсат беріңіз:",
        "Прошу дать мне доступ к полке",
        "I ask for a pass to the shelf",
    ))],
    consent: members::CONSENT,
};

pub const TICKET: DocumentKind = DocumentKind {
    code: "reader-ticket",
    label: text("Оқырман билеті", "Читательский билет", "Reader's ticket"),
    hint: None,
    paper: Paper::NotOnThePortal,
    photo: false,
    obtainable: true,
    expires: false,
};

pub const FORM: &[Section] = &[
    Section {
        title: text("Кітапхана", "Библиотека", "Library"),
        fields: &[
            ask("/provider/name").by("XX-p1"),
            expect("/provider/head", HEAD_UNKNOWN).whole().by("XX-p1"),
            accept("/provider").by("XX-p1"),
            ask("/channel").among(&[BY_PORTAL]).shown(When::Never).by("XX-p1"),
        ],
    },
    Section {
        title: text("Оқырман", "Читатель", "Reader"),
        fields: &[
            ask("/applicant/name").by("XX-p3"),
            ask("/applicant/iin").by("XX-p3"),
            ask("/applicant/contact/phone").when(ONE_TIME_PASSWORD).shown(When::Always).by("XX-p3"),
            accept("/applicant").by("XX-p3"),
            offer("/representative").by("XX-p3"),
            ask("/representative/name").when(REPRESENTED).by("XX-p3"),
            ask("/representative/iin").when(REPRESENTED).by("XX-p3"),
            ask("/representative/relation").when(REPRESENTED).by("XX-p3"),
        ],
    },
    Section {
        title: text("Келу", "Посещение", "Visit"),
        fields: &[
            // 4. The reader names the purpose, and for another one the subject,
            ask("/reason/kind").among(REASONS).by("XX-p4"),
            ask("/visit/subject").when(OTHER_SUBJECT).by("XX-p4"),
            // the shelf, and who comes along.
            ask("/visit/shelf").by("XX-p4"),
            ask("/visit/companions").by("XX-p4"),
            offer("/visit/evening").by("XX-p4"),
            ask("/consent").blocking().by("XX-p5"),
            ask("/certified_by").shown(When::Never).by("XX-p5"),
        ],
    },
];

const DOCUMENTS: &[Document] = &[
    // 6. The reader's ticket.
    attach("reader-ticket").by("XX-p6"),
];

const NO_TICKET: Prose = prose(
    "оқырман билеті ұсынылмаса, өтініш қабылданбайды",
    "без читательского билета заявление не принимают",
    "without a reader's ticket the application is not accepted",
);
const NO_SHELF: Prose =
    prose("сөре шифры көрсетілмесе, рұқсат берілмейді", "без шифра полки пропуск не выдают", "without a shelf mark no pass is issued");

const GROUNDS: &[Ground] = &[
    refuse_to_accept(Covers::IncompleteOrExpired).by("XX-p7", NO_TICKET),
    refuse(Covers::MissingAt("/visit/shelf")).by("XX-p8", NO_SHELF),
];

const ABOUT: &[About] = &[About {
    title: prose("Мерзімі", "Срок", "Term"),
    words: prose("7 күнтізбелік күн", "7 календарных дней", "7 calendar days"),
    clause: "XX-p2",
}];

const NOTICES: Notices = Notices {
    complaint: Complaint {
        words: prose(
            "Шағым кітапхана директорына беріледі.",
            "Жалобу подают директору библиотеки.",
            "A complaint goes to the head of the library.",
        ),
        clause: Some("XX-p10"),
    },
    receipt_is_result: false,
    receipt_names_employee: None,
    receipt: notice_form(text("Оқырманға берілетін қолхат", "Расписка читателю", "Receipt for the reader"), "XX-p9"),
    refusal: Some(notice_form(
        text("Рұқсат беруден бас тарту туралы хабарлама", "Уведомление об отказе в пропуске", "Notice that no pass is issued"),
        "XX-p9",
    )),
    refusal_to_accept: Some(notice_form(
        text("Өтінішті қабылдамау туралы хабарлама", "Уведомление об отказе в приеме", "Notice that the application is not accepted"),
        "XX-p9",
    )),
};
