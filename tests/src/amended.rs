//! A seventh service, invented like the sixth, whose rules change on 1 December 2026: its term, a document, a field, a ground for refusal, a hearing
//! before it and what the refusal is called are others from that day on. What was filed before keeps all of them.

use super::sixth;
use otinish_core::form::document::{Document, DocumentKind, Paper, attach};
use otinish_core::form::{Section, ask, offer};
use otinish_core::law::{Covers, Ground, Hearing, calendar_days, date, refuse, refuse_to_accept};
use otinish_core::services::{Edition, Notices, Service, notice_form};
use otinish_core::texts::{Prose, prose, text};

pub const SERVICE: Service = Service {
    code: "reading-room-season",
    name: text("Оқу залына маусымдық рұқсат алу", "Получить сезонный пропуск в читальный зал", "Get a season's pass to the reading room"),
    official: text(
        "«Оқу залына маусымдық рұқсат беру»",
        "«Выдача сезонного пропуска в читальный зал»",
        "Issuing a season's pass to the reading room",
    ),
    document_kinds: &[sixth::TICKET, RECOMMENDATION],
    editions: &[sixth::FIRST, AMENDED],
    ..sixth::SERVICE
};

const AMENDED: Edition = Edition {
    since: date(2026, 12, 1),
    // 2. The pass is issued within three calendar days.
    term: calendar_days(3).by("XX-p2"),
    form: FORM,
    documents: DOCUMENTS,
    grounds: GROUNDS,
    // 20. Before a refusal the reader is heard.
    hearing: Some(Hearing { called_before: 1 }),
    notices: NOTICES,
    ..sixth::FIRST
};

const RECOMMENDATION: DocumentKind = DocumentKind {
    code: "reader-recommendation",
    label: text("Ұсыныс хат", "Рекомендательное письмо", "Letter of recommendation"),
    hint: None,
    paper: Paper::NotOnThePortal,
    photo: false,
    obtainable: false,
    expires: false,
};

const FORM: &[Section] = &[
    sixth::FORM[0],
    sixth::FORM[1],
    Section {
        title: sixth::FORM[2].title,
        fields: &[
            // 4. The reader names the purpose, and always the subject,
            ask("/reason/kind").among(sixth::REASONS).by("XX-p4"),
            ask("/visit/subject").by("XX-p4"),
            // the shelf, and who comes along.
            ask("/visit/shelf").by("XX-p4"),
            ask("/visit/companions").by("XX-p4"),
            offer("/visit/evening").by("XX-p4"),
            sixth::FORM[2].fields[5],
            sixth::FORM[2].fields[6],
        ],
    },
];

const DOCUMENTS: &[Document] = &[
    // 6. The reader's ticket and a letter of recommendation.
    attach("reader-ticket").by("XX-p6"),
    attach("reader-recommendation").by("XX-p6"),
];

const INCOMPLETE: Prose = prose(
    "барлық құжат ұсынылмаса, өтініш қабылданбайды",
    "без всех документов заявление не принимают",
    "without all documents the application is not accepted",
);
const NO_SHELF: Prose = prose(
    "сөре шифры көрсетілмесе, маусымдық рұқсат берілмейді",
    "без шифра полки сезонный пропуск не выдают",
    "without a shelf mark no season's pass is issued",
);

const GROUNDS: &[Ground] = &[
    // 17 and 18. What paragraphs 7 and 8 said before, in other words.
    refuse_to_accept(Covers::IncompleteOrExpired).by("XX-p17", INCOMPLETE),
    refuse(Covers::MissingAt("/visit/shelf")).by("XX-p18", NO_SHELF),
];

const NOTICES: Notices = Notices {
    refusal: Some(notice_form(
        text("Маусымдық рұқсат беруден бас тарту", "Отказ в сезонном пропуске", "Refusal of a season's pass"),
        "XX-p19",
    )),
    ..sixth::SERVICE.editions[0].notices
};
