//! Accepting documents to vocational and post-secondary organisations: TA, order No 20 of 31 January 2025.
//! The rules are those of `core/law/seeds/004_cc0051feb11869fd.txt`. Its forms (TA-a2, TA-a3) are not in hand: what rests on them is assumed.

mod choices;
mod texts;

use super::members::{
    self, AT_OFFICE, BY_PORTAL, LEGAL_REPRESENTATIVE, MINOR, MINOR_APPLIES_ALONE, NO_CONTACT, NO_IIN, OFFICE, ONE_TIME_PASSWORD, PARENT,
    PORTAL, PROXY, REPRESENTED,
};
use super::titles;
use super::{Edition, Service};
use crate::form::document::{Document, Later, attach};
use crate::form::{Rule, Says, Section, Warning, accept, ask, expect, offer};
use crate::law::windows::{LastDay, OfSeveral, ResultsDay, Windows, Within, every};
use crate::law::{Covers, EditionOf, Ground, Known, OfficersGround, When, date, on_acceptance, refuse};
use crate::texts::{Prose, Text, prose, text};

pub const SERVICE: Service = Service {
    code: "tve-admission",
    name: text("Колледжге құжат тапсыру", "Подать документы в колледж", "Apply to a college"),
    official: text(
        "«Техникалық және кәсіптік, орта білімнен кейінгі білім беру ұйымдарына құжаттар қабылдау»",
        "«Прием документов в организации технического и профессионального, послесреднего образования»",
        "Accepting documents to technical and vocational, post-secondary education organisations",
    ),
    provider: members::TVE,
    members: choices::MEMBERS,
    document_kinds: &[],
    editions: &[FIRST],
    edition_of: EditionOf::Filing,
};

const FIRST: Edition = Edition {
    since: date(2025, 2, 15),
    since_assumed: true,
    // Annex 1, row 5. The result is a receipt that the documents were accepted, or a reasoned refusal.
    term: on_acceptance().by("TA-a1.r5.1"),
    form: FORM,
    sheet: texts::SHEET,
    documents: DOCUMENTS,
    rules: &[NOT_DIGITISED, PORTAL_EXPECTED, members::HOME_VISIT_ELSEWHERE],
    // 18. A refusal is an electronic document signed with the EDS of the provider's authorised person.
    refused_by_person: Some("TA-p18"),
    grounds: GROUNDS,
    officers_grounds: OFFICERS_GROUNDS,
    hearing: None,
    windows: Some(WINDOWS),
    results: RESULTS,
    about: texts::ABOUT,
    notices: texts::NOTICES,
};

const SKILLED: When = When::In("/admission/programme", &["skilled-worker", "special-curriculum", "religious", "penal-institution"]);
const MIDDLE_LEVEL: When = When::In("/admission/programme", &["middle-level", "applied-bachelor"]);
const EVENING: When = When::Is("/admission/study_form", "evening");
const BASIC: When = When::Is("/admission/base", "basic-secondary");
const ABROAD: When = When::True("/admission/graduated_abroad");
const WITH_DISABILITY: When = When::In("/admission/disability", &["group-1", "group-2", "since-childhood"]);

const FORM: &[Section] = &[
    Section {
        title: titles::ORGANISATION,
        fields: &[
            // Annex 1, row 1. The provider is a TVE, post-secondary organisation.
            ask("/provider/name").by("TA-a1.r1"),
            accept("/provider").by("TA-a1.r1"),
            // 12. Graduates of Kazakhstan apply on the portal, graduates of foreign organisations at the TVE organisation.
            ask("/channel").among(&[BY_PORTAL.when(When::Not(&ABROAD)), AT_OFFICE]).by("TA-p12.1"),
        ],
    },
    Section {
        title: text("Талапкер", "Абитуриент", "Applicant"),
        fields: &[
            ask("/applicant/name").by_channel("TA-a1.r8.portal", "TA-a1.r8.office"),
            ask("/applicant/iin").when(PORTAL).or_warn(NO_IIN, When::Not(&PORTAL)).by_channel("TA-a1.r8.portal", "TA-a1.r8.office"),
            offer("/applicant/birth_date").by_channel("TA-a1.r8.portal", "TA-a1.r8.office"),
            offer("/applicant/citizenship_status").by_channel("TA-a1.r8.portal", "TA-a1.r8.office"),
            // Annex 1, row 8. Giving the applicant's actual place of residence.
            ask("/applicant/address").when(PORTAL).by_channel("TA-a1.r8.portal", "TA-a1.r8.office"),
            expect("/applicant/contact", NO_CONTACT)
                .one_of(&["phone", "email"])
                .when(NEITHER_PORTAL_NOR_PASSWORD)
                .labelled(titles::CONTACT)
                .by("TA-a1.r5.2"),
            // Annex 1, row 5. The result of what came by the portal is told by SMS.
            ask("/applicant/contact/phone")
                .when(ONE_TIME_PASSWORD)
                .or_warn(NO_PHONE, PORTAL)
                .by_instead(ONE_TIME_PASSWORD, "TA-a1.r10.1")
                .by("TA-a1.r5.2"),
            offer("/applicant/contact/email").by("TA-a1.r5.2"),
        ],
    },
    Section {
        title: text(
            "Ата-анасының бірі немесе заңды өкіл",
            "Один из родителей или законный представитель",
            "Parent or legal representative",
        ),
        fields: &[
            // Annex 1, row 8. On the portal one of the parents, or a legal representative, applies; no age is named (reading).
            ask("/representative")
                .when(When::All(&[MINOR, PORTAL]))
                .or_warn(MINOR_APPLIES_ALONE, MINOR)
                .by_channel("TA-a1.r8.portal", "TA-a1.r8.office"),
            ask("/representative/name").when(REPRESENTED).by_channel("TA-a1.r8.portal", "TA-a1.r8.office"),
            ask("/representative/iin").when(REPRESENTED).by_channel("TA-a1.r8.portal", "TA-a1.r8.office"),
            ask("/representative/relation")
                .when(REPRESENTED)
                .among(&[PARENT, LEGAL_REPRESENTATIVE, PROXY.when(When::Not(&MINOR))])
                .by_channel("TA-a1.r8.portal", "TA-a1.r8.office"),
        ],
    },
    Section {
        title: text("Оқу", "Обучение", "Studies"),
        fields: &[
            ask("/admission/programme").assumed().by("TA-a1.r3.2"),
            ask("/admission/base").assumed().by("TA-a1.r3.2"),
            ask("/admission/study_form").assumed().by("TA-a1.r3.2"),
            ask("/admission/funding").assumed().by("TA-a1.r3.2"),
            ask("/admission/specialty/name").assumed().by("TA-a1.r3.2"),
            ask("/admission/specialty/group").assumed().by("TA-a1.r3.2"),
            offer("/admission/specialty/code").assumed().by("TA-a1.r3.2"),
        ],
    },
    Section {
        title: text("Бітірген оқу орны", "Оконченное учебное заведение", "Education so far"),
        fields: &[
            ask("/education/graduation_year").when(PORTAL).by("TA-p12.2"),
            offer("/admission/graduated_abroad").assumed().by("TA-p12.1"),
            offer("/education/institution_name").by("TA-p12.2"),
            accept("/education").by("TA-p12.2"),
        ],
    },
    Section {
        title: text("Жеңілдіктер мен тілектер", "Льготы и пожелания", "Privileges and wishes"),
        fields: &[
            // 3. Whose children are admitted outside the competition.
            offer("/admission/special_status").assumed().by("TA-p3"),
            // Annex 1, row 8. Who has a disability of group 1 or 2, or since childhood, shows the conclusion of form 031-U.
            offer("/admission/disability").assumed().by_channel("TA-a1.r8.portal", "TA-a1.r8.office"),
            offer("/admission/disability_kind").shown(When::Given("/admission/disability")).assumed().by("TA-p38"),
            // 38. A separate free-form application for exam arrangements: these wishes are taken for it (ours).
            offer("/admission/exam_arrangements").shown(When::Given("/admission/disability_kind")).assumed().by("TA-p38"),
            // 12. With it a place in a dormitory and free meals may be applied for.
            offer("/admission/also_apply_for").assumed().by("TA-p12.3"),
            accept("/new_name").by_channel("TA-a1.r8.portal", "TA-a1.r8.office"),
            accept("/reason/kind").among(&[]).by_channel("TA-a1.r8.portal", "TA-a1.r8.office"),
            accept("/reason/text").by_channel("TA-a1.r8.portal", "TA-a1.r8.office"),
            accept("/corrections").by_channel("TA-a1.r8.portal", "TA-a1.r8.office"),
        ],
    },
    Section {
        title: titles::CONSENT,
        fields: &[
            // Annex 1, row 9. No consent, under article 8 of the Law on personal data, is a ground to refuse.
            ask("/consent").by("TA-a1.r9.4"),
            // Annex 1, row 10. By EDS or by a one-time password.
            ask("/certified_by").shown(When::Never).by("TA-a1.r10.1"),
        ],
    },
];

const NEITHER_PORTAL_NOR_PASSWORD: When = When::All(&[When::Not(&PORTAL), When::Not(&ONE_TIME_PASSWORD)]);

const NO_PHONE: Warning = Warning {
    code: "no-phone",
    text: text(
        "Телефон нөмірі көрсетілмеген. Нәтиже туралы SMS келмейді: нәтижені жеке кабинеттен қараңыз.",
        "Номер телефона не указан. SMS о результате не придет: смотрите результат в личном кабинете.",
        "No telephone is given. No SMS about the result will come: look for the result in your cabinet.",
    ),
};

const ARRANGEMENT_UNPROVED: Warning = Warning {
    code: "arrangement-unproved",
    text: text(
        "Емтиханда арнайы жағдай жасау үшін мүгедектік туралы қолданыстағы анықтама керек. Оны қоса беріңіз немесе емтихан комиссиясына көрсетіңіз.",
        "Для особых условий на экзамене нужна действующая справка об инвалидности. Приложите ее или покажите экзаменационной комиссии.",
        "Exam arrangements need a valid disability certificate. Attach it, or show it to the examination commission.",
    ),
};

// 12. Graduates of earlier years must have their education document digitised before they apply on the portal.
const NOT_DIGITISED: Rule = Rule {
    at: "/education/document",
    when: When::All(&[
        PORTAL,
        When::EarlierYear("/education/graduation_year"),
        When::Not(&When::Context(Known::EducationDocumentDigitised)),
    ]),
    says: Says::Problem {
        code: "not-digitised",
        text: text(
            "Білім туралы құжатыңыз цифрлық форматқа ауыстырылмаған. Алдымен білім беру ұйымынан оны цифрлық форматқа ауыстыруды сұраңыз, содан кейін порталда өтініш беріңіз.",
            "Ваш документ об образовании не переведен в цифровой формат. Сначала попросите организацию образования перевести его, затем подайте заявление на портале.",
            "Your education document has not been digitised. First ask an education organisation to do it, then apply on the portal.",
        ),
        blocks: false,
    },
    clause: "TA-p12.2",
};

// 12. Graduates of organisations in Kazakhstan apply on the portal; without an IIN or a digitised document the office is the only way in.
const PORTAL_EXPECTED: Rule = Rule {
    at: "/channel",
    when: When::All(&[OFFICE, When::Not(&ABROAD)]),
    says: Says::Warning(Warning {
        code: "portal-expected",
        text: text(
            "Қазақстанда оқу бітіргендер өтінішті портал арқылы береді. ЖСН немесе цифрлық форматтағы құжат болмаса, білім беру ұйымының өзіне жүгіне беріңіз.",
            "Те, кто окончил учебу в Казахстане, подают заявление на портале. Если нет ИИН или документа в цифровом формате, обращайтесь прямо в организацию образования.",
            "Those who graduated in Kazakhstan apply on the portal. Without an IIN or a digitised document, apply at the organisation itself.",
        ),
    }),
    clause: "TA-p12.1",
};

const fn last(when: When, month: u32, day: u32, clause: &'static str) -> LastDay {
    LastDay { when, on: every(month, day), clause }
}

// Annex 1, row 3. From 25 June; both days are included.
const WINDOWS: Windows = Windows {
    at: "/admission",
    opens: every(6, 25),
    of_several: OfSeveral::Latest,
    within: Within::Filing,
    needs: &["/admission/programme", "/admission/study_form", "/admission/funding", "/admission/base", "/admission/specialty/group"],
    last_days: &[
        // 1) skilled workers, special curricula, religious organisations, penal institutions: to 25 August; evening form to 20 September;
        last(When::All(&[SKILLED, EVENING]), 9, 20, "TA-a1.r3.1"),
        last(When::All(&[SKILLED, When::Not(&EVENING)]), 8, 25, "TA-a1.r3.1"),
        // 2) middle-level and applied bachelor: evening and correspondence to 20 September,
        last(When::All(&[MIDDLE_LEVEL, When::In("/admission/study_form", &["evening", "correspondence"])]), 9, 20, "TA-a1.r3.2"),
        // paid to 25 August,
        last(When::All(&[MIDDLE_LEVEL, When::Is("/admission/funding", "paid")]), 8, 25, "TA-a1.r3.2"),
        // creative specialties to 20 July,
        last(When::All(&[MIDDLE_LEVEL, When::Is("/admission/specialty/group", "creative")]), 7, 20, "TA-a1.r3.2"),
        // pedagogical and medical to 15 August.
        last(When::All(&[MIDDLE_LEVEL, When::In("/admission/specialty/group", &["pedagogical", "medical"])]), 8, 15, "TA-a1.r3.2"),
    ],
    otherwise: &[
        // Basic secondary base to 18 August; general secondary, TVE or post-secondary base, and with them higher (reading), to 20 August.
        last(BASIC, 8, 18, "TA-a1.r3.2"),
        last(When::Not(&BASIC), 8, 20, "TA-a1.r3.2"),
    ],
};

const COMPETITION: [When; 3] =
    [MIDDLE_LEVEL, When::Is("/admission/study_form", "full-time"), When::Is("/admission/funding", "state-order")];

// 64. Results of the competition: 23 August on the basic secondary base, 25 August on the general secondary base.
const RESULTS: &[ResultsDay] = &[
    ResultsDay { when: When::All(&[COMPETITION[0], COMPETITION[1], COMPETITION[2], BASIC]), on: every(8, 23), clause: "TA-p64" },
    ResultsDay {
        when: When::All(&[COMPETITION[0], COMPETITION[1], COMPETITION[2], When::Is("/admission/base", "general-secondary")]),
        on: every(8, 25),
        clause: "TA-p64",
    },
];

// Annex 1, row 8. Each shows a document of their own.
const RESIDENCE_DOCUMENTS: &[(When, Text)] = &[
    (
        When::Is("/applicant/citizenship_status", "foreigner"),
        text(
            "Шетелдіктің Қазақстан Республикасында тұруға ықтиярхаты",
            "Вид на жительство иностранца в Республике Казахстан",
            "Residence permit of a foreigner in the Republic of Kazakhstan",
        ),
    ),
    (
        When::Is("/applicant/citizenship_status", "stateless"),
        text("Азаматтығы жоқ тұлғаның куәлігі", "Удостоверение лица без гражданства", "Certificate of a stateless person"),
    ),
    (When::Is("/applicant/citizenship_status", "refugee"), text("Босқын куәлігі", "Удостоверение беженца", "Refugee certificate")),
    (
        When::Is("/applicant/citizenship_status", "asylum-seeker"),
        text("Пана іздеуші тұлғаның куәлігі", "Свидетельство лица, ищущего убежище", "Certificate of an asylum seeker"),
    ),
    (When::Is("/applicant/citizenship_status", "kandas"), text("Қандас куәлігі", "Удостоверение кандаса", "Kandas certificate")),
];

// Annex 1, row 8. In an emergency the medical certificates are handed in at the organisation itself once it is over.
const AFTER_THE_EMERGENCY: Later = Later {
    known: Known::Emergency,
    words: text(
        "Оны шектеу шаралары алынып тасталған немесе төтенше жағдай аяқталған соң білім беру ұйымының өзіне тапсырасыз.",
        "Документ сдают прямо в организацию образования, когда снимут ограничительные меры или закончится чрезвычайная ситуация.",
        "It is handed in at the education organisation itself once the restrictive measures are lifted or the emergency is over.",
    ),
    clause: "TA-a1.r8.emergency",
};

const DOCUMENTS: &[Document] = &[
    // Annex 1, row 8. On the portal: the education document in electronic form; at the organisation: the original.
    attach("education-document-copy").when(PORTAL).by("TA-a1.r8.portal"),
    attach("education-document-original").when(OFFICE).by("TA-a1.r8.office"),
    attach("identity-document").when(OFFICE).by("TA-a1.r8.office"),
    // A 3x4 cm digital photo; the medical certificate, form 075-U, which follows later in an emergency,
    attach("photo").by_channel("TA-a1.r8.portal", "TA-a1.r8.office"),
    attach("medical-certificate-075u").deferred(AFTER_THE_EMERGENCY).by_channel("TA-a1.r8.portal", "TA-a1.r8.office"),
    // and for disability of group 1 or 2 and since childhood the conclusion, form 031-U.
    attach("medico-social-conclusion-031u")
        .when(WITH_DISABILITY)
        .deferred(AFTER_THE_EMERGENCY)
        .by_channel("TA-a1.r8.portal", "TA-a1.r8.office"),
    // The status document of those whom paragraph 3 admits outside the competition.
    attach("status-document").when(When::Given("/admission/special_status")).by_channel("TA-a1.r8.portal", "TA-a1.r8.office"),
    // Foreigners and stateless persons show a document of their status: asked at the organisation only (reading).
    attach("residence-status-document")
        .when(When::All(&[
            OFFICE,
            When::Given("/applicant/citizenship_status"),
            When::Not(&When::Is("/applicant/citizenship_status", "citizen")),
        ]))
        .named(RESIDENCE_DOCUMENTS)
        .by("TA-a1.r8.foreign"),
    // 38. The disability certificate is no document of row 8: its want never makes the package incomplete.
    attach("disability-certificate").when(When::Given("/admission/exam_arrangements")).asked(ARRANGEMENT_UNPROVED).by("TA-p38"),
];

const NOT_MEETING_THE_RULES: Prose = prose(
    "көрсетілетін қызметті алушының және (немесе) мемлекеттік қызмет көрсету үшін қажетті материалдар, деректер … мен мәліметтердің осы Қағидаларда белгіленген талаптарға сәйкес келмеуі негіз болып табылады",
    "основанием является несоответствие услугополучателя и (или) материалов, данных и сведений, необходимых для оказания государственной услуги, требованиям, установленным настоящими Правилами",
    "it is a ground that the applicant and (or) the materials, data and information necessary for providing the state service do not meet the requirements established by these Rules",
);

const GROUNDS: &[Ground] = &[
    refuse(Covers::At("/consent")).by("TA-a1.r9.4", prose(
            "көрсетілетін қызметті алушының мемлекеттік қызмет көрсету үшін талап етілетін, «Дербес деректер және оларды қорғау туралы» Қазақстан Республикасы Заңының 8-бабына сәйкес берілетін қолжетімділігі шектеулі дербес деректерге қол жеткізуге келісімі болмауы",
            "отсутствие согласия услугополучателя, предоставляемого в соответствии со статьей 8 Закона Республики Казахстан «О персональных данных и их защите», на доступ к персональным данным ограниченного доступа, которые требуются для оказания государственной услуги",
            "there is no consent of the applicant, given under article 8 of the Law of the Republic of Kazakhstan “On personal data and their protection”, to access personal data of limited access that are required for providing the state service",
        )),
    // 18. An incomplete package and (or) an expired document leads to a reasoned refusal.
    refuse(Covers::IncompleteOrExpired).by("TA-p18", prose(
            "Көрсетілетін қызметті алушы құжаттар топтамасын толық ұсынбаған және (немесе) қолданылу мерзімі өткен құжаттарды ұсынған жағдайда, көрсетілетін қызметті беруші көрсетілетін қызметті берушінің уәкілетті тұлғасының электрондық цифрлық қолтаңбасымен куәландырылған электрондық құжат нысанында не тікелей көрсетілетін қызметті берушіге жүгінген кезде дәлелді бас тартуды осы Қағидаларға 2-қосымшаға сәйкес қағаз жеткізгіште көрсетілетін қызметті алушының «жеке кабинетіне» жолдайды.",
            "В случае представления услугополучателем неполного пакета документов и (или) документов с истекшим сроком действия услугодатель направляет в «личный кабинет» услугополучателя мотивированный отказ в форме электронного документа, удостоверенного электронной цифровой подписью уполномоченного лица услугодателя, либо при обращении непосредственно к услугодателю – на бумажном носителе согласно приложению 2 к настоящим Правилам.",
            "Where the applicant has presented an incomplete package of documents and (or) documents whose validity has expired, the provider sends a reasoned refusal to the applicant’s “personal cabinet” as an electronic document certified by the electronic digital signature of the provider’s authorised person or, where one turns directly to the provider, on paper in accordance with Annex 2 to these Rules.",
        )),
    refuse(Covers::DocumentNotAllowed).by("TA-a1.r9.2", NOT_MEETING_THE_RULES),
    refuse(Covers::MissingAt("/applicant/address")).by("TA-a1.r9.2", NOT_MEETING_THE_RULES),
    refuse(Covers::Code("not-digitised")).by("TA-a1.r9.2", NOT_MEETING_THE_RULES),
];

const OFFICERS_GROUNDS: &[OfficersGround] = &[
    OfficersGround {
        clause: "TA-a1.r9.1",
        words: prose(
            "көрсетілетін қызметті алушының мемлекеттік көрсетілетін қызметті алу үшін ұсынған құжаттарының және (немесе) олардағы деректердің (мәліметтердің) дұрыс еместігінің анықталуы",
            "установление недостоверности документов, представленных услугополучателем для получения государственной услуги, и (или) данных (сведений), содержащихся в них",
            "finding that the documents presented by the applicant to obtain the state service, and (or) the data (information) in them, are incorrect",
        ),
    },
    OfficersGround {
        clause: "TA-a1.r9.3",
        words: prose(
            "көрсетілетін қызметті алушыға қатысты соттың заңды күшіне енген үкімінің болуы, оның негізінде көрсетілетін қызметті алушының мемлекеттік көрсетілетін қызметті алумен байланысты арнаулы құқығынан айырылуы",
            "наличие в отношении услугополучателя вступившего в законную силу приговора суда, на основании которого услугополучатель лишен специального права, связанного с получением государственной услуги",
            "there is a court sentence in legal force against the applicant, on the basis of which the applicant is deprived of the special right connected with receiving the state service",
        ),
    },
];
