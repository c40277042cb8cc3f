//! A seventh service, invented like the sixth, whose rules change on 1 December 2026: its term, a document and a field are others from that day on.
//! What was filed before keeps all three.

use super::sixth;
use otinish_core::form::{Document, DocumentKind, Paper, Section, ask, attach, offer};
use otinish_core::law::{calendar_days, date};
use otinish_core::services::{Edition, Service};
use otinish_core::texts::text;

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
