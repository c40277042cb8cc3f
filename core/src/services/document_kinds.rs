//! The kinds of document that several services ask for: what each is called, and whether it comes as a file or on paper.
//! When a service asks for one, and by which clause, stands in that service's file.

use crate::form::document::{DocumentKind, Paper};
use crate::texts::{Text, text};

/// The kinds of document in the order of the contract's section 4.
pub const DOCUMENT_KINDS: &[DocumentKind] = &[
    document(
        "education-document-copy",
        text(
            "Білім туралы құжаттың электрондық көшірмесі",
            "Электронная копия документа об образовании",
            "Electronic copy of the education document",
        ),
    ),
    DocumentKind {
        paper: Paper::Only,
        obtainable: false,
        ..document(
            "education-document-original",
            text("Білім туралы құжаттың түпнұсқасы", "Подлинник документа об образовании", "Original of the education document"),
        )
    },
    passing("identity-document", text("Жеке басты куәландыратын құжат", "Документ, удостоверяющий личность", "Identity document")),
    DocumentKind {
        paper: Paper::Never,
        photo: true,
        obtainable: false,
        hint: Some(text(
            "Ені мен биіктігі 3:4, кемінде 354 × 472 пиксель",
            "Ширина к высоте 3:4, не меньше 354 × 472 пикселей",
            "Width to height 3:4, at least 354 × 472 pixels",
        )),
        ..document("photo", text("3×4 см цифрлық фотосурет", "Цифровая фотография 3×4 см", "Digital photo 3×4 cm"))
    },
    passing(
        "medical-certificate-075u",
        text("075-У нысанындағы медициналық анықтама", "Медицинская справка по форме 075-У", "Medical certificate, form 075-U"),
    ),
    passing(
        "medico-social-conclusion-031u",
        text(
            "031-У нысанындағы медициналық-әлеуметтік сараптама қорытындысы",
            "Заключение медико-социальной экспертизы по форме 031-У",
            "Medico-social conclusion, form 031-U",
        ),
    ),
    document("status-document", text("Мәртебені растайтын құжат", "Документ, подтверждающий статус", "Document that confirms the status")),
    passing(
        "residence-status-document",
        text(
            "Қазақстандағы мәртебені айқындайтын құжат (тұрғылықты жері бойынша тіркелгені туралы белгісімен)",
            "Документ о статусе в Казахстане (с отметкой о регистрации по месту жительства)",
            "Document of the standing in Kazakhstan (with residence registration)",
        ),
    ),
    passing("disability-certificate", text("Мүгедектік туралы анықтама", "Справка об инвалидности", "Disability certificate")),
];

const fn document(code: &'static str, label: Text) -> DocumentKind {
    DocumentKind { code, label, hint: None, paper: Paper::NotOnThePortal, photo: false, obtainable: true, expires: false }
}

/// A document that may name a last day on which it is valid.
const fn passing(code: &'static str, label: Text) -> DocumentKind {
    DocumentKind { expires: true, ..document(code, label) }
}
