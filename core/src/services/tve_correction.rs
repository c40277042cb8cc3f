//! Correcting what is printed in a vocational or post-secondary document: TC, order No 312 of 18 October 2023.
//! The rules are those of `core/law/seeds/000_f6807aed724dc154.txt`.

use super::members::{self, BY_PORTAL, EQUAL_TO_PAPER, HEAD_UNKNOWN, HOME_VISIT_ELSEWHERE, ONE_TIME_PASSWORD, REPRESENTED};
use super::titles;
use super::{About, Edition, Notices, Service, notice_form};
use crate::form::document::{Document, attach};
use crate::form::sheet::{Sheet, line};
use crate::form::{Section, accept, ask, expect, offer};
use crate::law::{Covers, EditionOf, Ground, OfficersGround, When, date, refuse, working_days};
use crate::texts::{prose, text};

pub const SERVICE: Service = Service {
    code: "tve-correction",
    name: text("Колледж дипломындағы мәліметті түзету", "Исправить сведения в дипломе колледжа", "Correct a college diploma"),
    official: text(
        "«Білім туралы құжаттардағы мәліметтерді өзектендіру (түзету)»",
        "«Актуализация (корректировка) сведений в документах об образовании»",
        "Updating (correcting) information in education documents",
    ),
    provider: members::TVE,
    members: &[],
    document_kinds: &[],
    editions: &[FIRST],
    edition_of: EditionOf::Filing,
};

const FIRST: Edition = Edition {
    since: date(2023, 11, 3),
    since_assumed: true,
    // Annex 2, row 3. Three working days.
    term: working_days(3).by("TC-a2.r3"),
    form: FORM,
    sheet: SHEET,
    documents: DOCUMENTS,
    rules: &[HOME_VISIT_ELSEWHERE],
    refused_by_person: None,
    grounds: GROUNDS,
    officers_grounds: OFFICERS_GROUNDS,
    hearing: None,
    windows: None,
    results: &[],
    about: ABOUT,
    notices: NOTICES,
};

const FORM: &[Section] = &[
    Section {
        title: titles::ORGANISATION,
        fields: &[
            // 2. The service is rendered by technical and vocational, post-secondary education organisations.
            ask("/provider/name").by("TC-p2"),
            accept("/provider/bin").by("TC-p2"),
            // Annex 1. The surname, name, patronymic (if any) of the head of the organisation in full: the organisation knows it.
            expect("/provider/head", HEAD_UNKNOWN).whole().by("TC-a1"),
            accept("/provider/head").by("TC-a1"),
            // 9. Applications are accepted through the web portal www.egov.kz.
            ask("/channel").among(&[BY_PORTAL]).shown(When::Never).by("TC-p9"),
        ],
    },
    Section {
        title: titles::APPLICANT,
        fields: &[
            // Annex 1. The surname, name, patronymic (if any) of the service recipient in full, IIN and contact details.
            ask("/applicant/name").by("TC-a1"),
            ask("/applicant/iin").by("TC-a1"),
            ask("/applicant/contact").one_of(&["phone", "email"]).when(When::Not(&ONE_TIME_PASSWORD)).labelled(titles::CONTACT).by("TC-a1"),
            // Annex 2, row 10. A one-time password goes to the recipient's own subscriber number.
            ask("/applicant/contact/phone")
                .when(ONE_TIME_PASSWORD)
                .shown(When::Always)
                .by_instead(ONE_TIME_PASSWORD, "TC-a2.r10.1")
                .by("TC-a1"),
            offer("/applicant/contact/email").by("TC-a1"),
            accept("/applicant").by("TC-a1"),
        ],
    },
    Section {
        title: titles::REPRESENTATIVE,
        fields: &[
            offer("/representative").by("TC-a1"),
            // Who acts for another says who they are: a rule of our own.
            ask("/representative/name").when(REPRESENTED).by("TC-a1"),
            ask("/representative/iin").when(REPRESENTED).by("TC-a1"),
            ask("/representative/relation").when(REPRESENTED).by("TC-a1"),
        ],
    },
    Section {
        title: titles::EDUCATION_DOCUMENT,
        fields: &[
            // 6. The service recipient fills in the details of the education documents,
            ask("/education/document/number").by("TC-p6"),
            offer("/education/document/issued_on").by("TC-p6"),
            offer("/education/graduation_year").by("TC-p6"),
            offer("/education/specialty/name").by("TC-p6"),
            accept("/education").by("TC-p6"),
        ],
    },
    Section {
        title: text("Түзету", "Исправление", "Correction"),
        fields: &[
            // with an explanation of the errors to be changed. Printed and right value are our own arrangement of it.
            ask("/corrections").by("TC-p6"),
            // Annex 1. State the reason.
            ask("/reason/text").by("TC-a1"),
            accept("/reason/kind").among(&[]).by("TC-a1"),
            accept("/new_name").by("TC-a1"),
        ],
    },
    Section {
        title: titles::CONSENT,
        fields: &[
            // Annex 1. I agree to the use of data of the information systems that the Law on personal data protects.
            // The regulation has no ground for its want, and without it nothing may be kept.
            ask("/consent").blocking().by("TC-a1"),
            // Annex 2, row 10. With an EDS, or with a one-time password.
            ask("/certified_by").shown(When::Never).by("TC-a2.r10.1"),
            accept("/home_visit").by("TC-p9"),
        ],
    },
];

// Annex 1.
const SHEET: Sheet = Sheet {
    clause: "TC-a1",
    assumed: false,
    head: &[
        line(
            &["/provider/head"],
            text(
                "техникалық және кәсіптік, орта білімнен кейінгі білім беру ұйымы басшысының тегі, аты, әкесінің аты (бар болса) толық",
                "фамилия, имя, отчество (при его наличии) руководителя организации технического и профессионального, послесреднего образования полностью",
                "surname, given name, patronymic (if any) of the head of the technical and vocational, post-secondary education organisation, in full",
            ),
        ),
        line(
            &["/applicant/name", "/applicant/iin", "/applicant/contact/phone", "/applicant/contact/email"],
            text(
                "көрсетілетін қызметті алушының тегі, аты, әкесінің аты (бар болса) толық, ЖСН және байланыс деректері",
                "фамилия, имя, отчество (при его наличии) услугополучателя полностью, ИИН и контактные данные",
                "surname, given name, patronymic (if any) of the applicant, in full, IIN and contact details",
            ),
        ),
    ],
    body: &[line(&["/reason/kind", "/reason/text"], titles::STATE_THE_REASON).before(text(
        "Сізден білім туралы құжаттардағы мәліметтерді өзектендіруді (түзетуді) сұраймын",
        "Прошу Вас актуализировать (откорректировать) сведения в документах об образовании",
        "I ask you to update (correct) the information in the education documents",
    ))],
    consent: members::CONSENT,
};

const DOCUMENTS: &[Document] = &[
    // Annex 2, row 8. An electronic copy of the education document.
    attach("education-document-copy").by("TC-a2.r8"),
];

const GROUNDS: &[Ground] = &[
    // 11. Where the package of documents is incomplete against row 8, or documents have expired, a notice of a reasoned refusal is sent.
    refuse(Covers::IncompleteOrExpired).by(
        "TC-p11",
        prose(
"Көрсетілетін қызметті алушы Тізбенің 8-тармағында көзделген тізбеге сәйкес құжаттар топтамасын толық ұсынбаған, сондай-ақ қолданылу мерзімі өткен құжаттарды ұсынған жағдайда, осы Қағидаларға 3-қосымшаға сәйкес мемлекеттік қызмет көрсетуден дәлелді бас тарту туралы хабарлама жіберіледі",
"В случае представления услугополучателем неполного пакета документов согласно перечню, предусмотренному пунктом 8 Перечня, а также представления документов с истекшим сроком действия направляется уведомление о мотивированном отказе в оказании государственной услуги согласно приложению 3 к настоящим Правилам",
"Where the applicant has presented an incomplete package of documents against the list in item 8 of the List, or has presented documents whose validity has expired, a notice of a reasoned refusal of the state service is sent in accordance with Annex 3 to these Rules",
),
    ),
];

const OFFICERS_GROUNDS: &[OfficersGround] = &[
    // Annex 2, row 9. The documents, or the data in them, are found to be unreliable.
    OfficersGround {
        clause: "TC-a2.r9",
        words: prose(
            "мемлекеттік қызметті алу үшін көрсетілетін қызметті алушы ұсынған құжаттардың және (немесе) олардағы деректердің (мәліметтердің) дәйексіздігін анықтау",
            "установление недостоверности документов, представленных услугополучателем для получения государственной услуги, и (или) данных (сведений), содержащихся в них",
            "finding that the documents presented by the applicant to obtain the state service, and (or) the data (information) in them, are unreliable",
        ),
    },
];

const ABOUT: &[About] = &[
    About {
        title: prose("Кім көрсетеді", "Кто оказывает", "Who renders it"),
        words: prose(
            "техникалық және кәсіптік, орта білімнен кейінгі білім беру ұйымдары",
            "организации технического и профессионального, послесреднего образования",
            "technical and vocational, post-secondary education organisations",
        ),
        clause: "TC-a2.r1",
    },
    About {
        title: prose("Қалай беруге болады", "Как подать", "How to apply"),
        words: prose(
            "«электрондық үкіметтің» веб-порталы: www.egov.kz",
            "веб-портал «электронного правительства»: www.egov.kz",
            "the web portal of e-government: www.egov.kz",
        ),
        clause: "TC-a2.r2",
    },
    About {
        title: prose("Мерзімі", "Срок", "Term"),
        words: prose("3 (үш) жұмыс күні", "3 (три) рабочих дня", "3 (three) working days"),
        clause: "TC-a2.r3",
    },
    About {
        title: prose("Нысаны", "Форма", "Form"),
        words: prose(
            "электронды (ішінара автоматтандырылған)",
            "электронная (частично автоматизированная)",
            "electronic (partly automated)",
        ),
        clause: "TC-a2.r4",
    },
    About {
        title: prose("Нәтижесі", "Результат", "Result"),
        words: prose(
            "білім туралы құжаттардағы өзектендірілген мәліметтер",
            "актуализированные сведения в документах об образовании",
            "updated information in the education documents",
        ),
        clause: "TC-a2.r5",
    },
    About {
        title: prose("Құны", "Стоимость", "Price"), words: prose("тегін", "бесплатно", "free of charge"), clause: "TC-a2.r6"
    },
    About {
        title: prose("Жұмыс уақыты", "Часы работы", "Hours"),
        words: prose(
            "портал жөндеу жұмыстарын жүргізуге байланысты техникалық үзілістерді қоспағанда тәулік бойы; жұмыс уақыты аяқталғаннан кейін, демалыс және мереке күндері жүгінгенде өтініш келесі жұмыс күні қабылданады. Қағидаларда ұйымның жұмыс уақыты жазылмаған: дүйсенбі – сенбі, 9:00–18:00 деп алынды",
            "портал – круглосуточно, кроме технических перерывов на ремонтные работы; при обращении после окончания рабочего времени, в выходные и праздничные дни заявление принимают на следующий рабочий день. Часы организации в правилах не названы: принято, что это понедельник – суббота, 9:00–18:00",
            "the portal around the clock but for technical breaks for repairs; what is filed after working hours, on a day off or a public holiday is accepted on the next working day. The rules do not give the organisation's hours: Monday to Saturday, 9:00–18:00 is assumed",
        ),
        clause: "TC-a2.r7",
    },
    About {
        title: prose("Шағым беру", "Обжалование", "Complaint"),
        words: prose(
            "шағым көрсетілетін қызметті берушіге беріледі және тіркелген күнінен бастап 5 жұмыс күні ішінде қаралады, қызмет сапасын бақылайтын орган – 15 жұмыс күні ішінде; содан кейін сотқа жүгінуге болады",
            "жалобу подают услугодателю, ее рассматривают в течение 5 рабочих дней со дня регистрации, уполномоченный орган по контролю за качеством услуг – в течение 15 рабочих дней; затем можно обратиться в суд",
            "a complaint goes to the provider and is considered within 5 working days of registration, by the quality authority within 15 working days; after that court is open",
        ),
        clause: "TC-p14.4",
    },
];

const NOTICES: Notices = Notices {
    complaint: members::complaint("TC-p14.1"),
    receipt_is_result: false,
    receipt_names_employee: None,
    // 10. On sending, the cabinet shows by itself that the request has been accepted.
    receipt: members::acceptance("TC-p10"),
    // Annex 3.
    refusal: Some(
        notice_form(
            text(
                "Білім туралы құжаттардағы мәліметтерді өзектендіруден (түзету) дәлелді бас тарту туралы хабарлама",
                "Уведомление о мотивированном отказе в актуализации (корректировке) сведений в документах об образовании",
                "Notice of a reasoned refusal to update (correct) information in education documents",
            ),
            "TC-a3",
        )
        .stating(EQUAL_TO_PAPER),
    ),
    refusal_to_accept: None,
};
