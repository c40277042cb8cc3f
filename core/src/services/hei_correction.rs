//! Correcting what is printed in a document on higher or postgraduate education: HC, order No 128 of 27 March 2024.
//! The rules are those of `core/law/seeds/002_aeeb10d310f53228.txt`.

use super::members::{self, BY_PORTAL, EQUAL_TO_PAPER, HEAD_UNKNOWN, HOME_VISIT_ELSEWHERE, NAME_CHANGED, ONE_TIME_PASSWORD, REPRESENTED};
use super::titles;
use super::{About, Edition, Notices, Service, notice_form};
use crate::form::document::{Document, attach};
use crate::form::sheet::{Sheet, line};
use crate::form::{Choice, Kind, Section, accept, ask, choice, expect, offer};
use crate::law::{Covers, EditionOf, Ground, OfficersGround, When, date, refuse, refuse_to_accept, working_days};
use crate::texts::{Prose, Text, prose, text};

pub const SERVICE: Service = Service {
    code: "hei-correction",
    name: text("Университет дипломындағы мәліметті түзету", "Исправить сведения в дипломе вуза", "Correct a university diploma"),
    official: text(
        "«Жоғары және жоғары оқу орнынан кейінгі білім беру туралы құжаттардың мәліметтерін өзектендіру (түзету)»",
        "«Актуализация (корректировка) сведений документов о высшем и послевузовском образовании»",
        "Updating (correcting) information in documents on higher and postgraduate education",
    ),
    provider: members::HEI,
    members: &[],
    document_kinds: &[],
    editions: &[FIRST],
    edition_of: EditionOf::Filing,
};

const FIRST: Edition = Edition {
    since: date(2024, 4, 12),
    since_assumed: true,
    // Annex 2, row 3. Fifteen working days.
    term: working_days(15).by("HC-a2.r3"),
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

const IS_NAME_CHANGED: When = When::Is("/reason/kind", "name-changed");
const IS_INSTITUTION_CHANGED: When = When::Is("/reason/kind", "institution-changed");

const REASONS: &[Choice] = &[
    choice("printed-with-error", text("Құжат қатемен басылған", "Документ напечатан с ошибкой", "The document was printed with an error")),
    NAME_CHANGED,
    choice(
        "institution-changed",
        text(
            "Оқу орнының атауы немесе мекенжайы өзгерді",
            "Изменились название или адрес учебного заведения",
            "The name or address of the institution has changed",
        ),
    ),
    choice("other", text("Басқа себеп", "Другая причина", "Another reason")),
];

const FORM: &[Section] = &[
    Section {
        title: titles::ORGANISATION,
        fields: &[
            // 3. The service is rendered by higher and postgraduate education organisations.
            ask("/provider/name").by("HC-p3"),
            accept("/provider/bin").by("HC-p3"),
            // Annex 1. The surname, name, patronymic (if any) of the head of the HEI in full: the organisation knows it.
            expect("/provider/head", HEAD_UNKNOWN).whole().by("HC-a1.1"),
            accept("/provider/head").by("HC-a1.1"),
            // 9. Applications are accepted through the web portal www.egov.kz.
            ask("/channel").among(&[BY_PORTAL]).shown(When::Never).by("HC-p9"),
        ],
    },
    Section {
        title: titles::APPLICANT,
        fields: &[
            // Annex 1. The surname, name, patronymic (if any) in full,
            ask("/applicant/name").by("HC-a1.1"),
            // Annex 2, row 8. certified by EDS or by a one-time password to the account of the applicant: the IIN comes from there.
            ask("/applicant/iin").by("HC-a2.r8.1"),
            // Annex 1. the contact details of the service recipient.
            ask("/applicant/contact")
                .one_of(&["phone", "email"])
                .when(When::Not(&ONE_TIME_PASSWORD))
                .labelled(titles::CONTACT)
                .by("HC-a1.1"),
            ask("/applicant/contact/phone")
                .when(ONE_TIME_PASSWORD)
                .shown(When::Always)
                .by_instead(ONE_TIME_PASSWORD, "HC-a2.r8.1")
                .by("HC-a1.1"),
            offer("/applicant/contact/email").by("HC-a1.1"),
            accept("/applicant").by("HC-a1.1"),
        ],
    },
    Section {
        title: titles::REPRESENTATIVE,
        fields: &[
            offer("/representative").by("HC-a1.1"),
            // Who acts for another says who they are: a rule of our own.
            ask("/representative/name").when(REPRESENTED).by("HC-a1.1"),
            ask("/representative/iin").when(REPRESENTED).by("HC-a1.1"),
            ask("/representative/relation").when(REPRESENTED).by("HC-a1.1"),
        ],
    },
    Section {
        title: titles::REASON,
        fields: &[
            // Annex 1. State the reason: in words. The choice of reasons is ours, and none is asked for.
            offer("/reason/kind").among(REASONS).by("HC-a1.3"),
            ask("/reason/text").by("HC-a1.3"),
            // Annex 1. The surname, name, patronymic, when they have changed,
            ask("/new_name").when(IS_NAME_CHANGED).by("HC-a1.1"),
            // the name and address of the HEI, when they have changed: the one that has changed, or both.
            ask("/education/institution_changed").one_of(&["name", "address"]).when(IS_INSTITUTION_CHANGED).labelled(CHANGED).by("HC-a1.2"),
            offer("/education/institution_changed/name").shown(IS_INSTITUTION_CHANGED).by("HC-a1.2"),
            offer("/education/institution_changed/address").shown(IS_INSTITUTION_CHANGED).by("HC-a1.2"),
            accept("/corrections").by("HC-a1.3"),
        ],
    },
    Section {
        title: titles::EDUCATION_DOCUMENT,
        fields: &[
            // Annex 1. The year of finishing the HEI,
            ask("/education/graduation_year").by("HC-a1.2"),
            // the name of the specialty (education programme),
            ask("/education/specialty/name").by("HC-a1.2"),
            offer("/education/specialty/code").by("HC-a1.2"),
            offer("/education/document/model").by("HC-a1.2"),
            // the series and number of the document on higher or postgraduate education.
            ask("/education/document/series").judged_as(SERIES).by("HC-a1.2"),
            ask("/education/document/number").by("HC-a1.2"),
            accept("/education").by("HC-a1.2"),
        ],
    },
    Section {
        title: titles::CONSENT,
        fields: &[
            // Annex 1. I agree to the use of data of the information systems that the Law on personal data protects.
            ask("/consent").by("HC-a1.3"),
            // Annex 2, row 8. certified by EDS, or by a one-time password.
            ask("/certified_by").shown(When::Never).by("HC-a2.r8.1"),
            accept("/home_visit").by("HC-p9"),
        ],
    },
];

// Annex 1.
const SHEET: Sheet = Sheet {
    clause: "HC-a1.3",
    assumed: false,
    head: &[
        line(
            &["/provider/head"],
            text(
                "тегі, аты, әкесінің аты (бар болса) жоғары және (немесе) жоғары оқу орнынан кейінгі білім беру ұйымының (бұдан әрі – ЖЖОКБҰ) басшысы толық",
                "фамилия, имя, отчество (при его наличии) руководителя организации высшего и (или) послевузовского образования (далее – ОВПО) полностью",
                "surname, given name, patronymic (if any) of the head of the higher and (or) postgraduate education organisation (hereinafter – the HEI), in full",
            ),
        ),
        line(
            &["/applicant/name"],
            text(
                "тегі, аты, әкесінің аты (бар болса) толық",
                "фамилия, имя, отчество (при его наличии) полностью",
                "surname, given name, patronymic (if any), in full",
            ),
        ),
        line(
            &["/new_name"],
            text(
                "тегі, аты, әкесінің аты өзгерген кезде (бар болса)",
                "фамилия, имя, отчество (при его наличии) в случае изменения",
                "surname, given name, patronymic (if any), when changed",
            ),
        )
        .if_given(),
        line(
            &["/applicant/contact/phone", "/applicant/contact/email"],
            text(
                "көрсетілетін қызметті алушының байланыс деректері",
                "контактные данные услугополучателя",
                "contact details of the applicant",
            ),
        ),
        line(&["/education/graduation_year"], text("ЖЖОКБҰ аяқталған жылы", "год окончания ОВПО", "year of finishing the HEI")),
        line(
            &["/education/specialty/name", "/education/specialty/code"],
            text(
                "мамандықтың (білім беру бағдарламасының) атауы",
                "наименование специальности (образовательной программы)",
                "name of the specialty (education programme)",
            ),
        )
        .beside(text(
            "мамандығы (білім беру бағдарламасы) бойынша",
            "по специальности (образовательной программе)",
            "in the specialty (education programme)",
        )),
        line(
            &["/education/institution_changed/name", "/education/institution_changed/address"],
            text(
                "ЖЖОКБҰ атауы және мекенжайы, өзгерген кезде",
                "наименование и адрес ОВПО, в случае изменения",
                "name and address of the HEI, when changed",
            ),
        )
        .if_given(),
        line(
            &["/education/document/series", "/education/document/number"],
            text(
                "жоғары және жоғары оқу орнынан кейінгі білім туралы құжаттың сериясы мен нөмірі",
                "серия и номер документа о высшем и послевузовском образовании",
                "series and number of the document on higher and postgraduate education",
            ),
        ),
    ],
    body: &[line(&["/reason/kind", "/reason/text"], titles::STATE_THE_REASON).before(text(
        "Сізден жоғары және жоғары оқу орнынан кейінгі білім туралы құжаттар туралы мәліметтерді өзектендіруді (түзетуді) сұраймын",
        "Прошу Вас актуализировать (откорректировать) сведения о документах о высшем и послевузовском образовании",
        "I ask you to update (correct) the information about the documents on higher and postgraduate education",
    ))],
    consent: members::CONSENT,
};

const CHANGED: Text = text(
    "Оқу орнының жаңа атауы немесе мекенжайы",
    "Новое название или адрес учебного заведения",
    "New name or address of the institution",
);

// Order 128, item 1: the series of own-model documents; some letters of it are printed in Cyrillic look-alikes.
const SERIES: Kind = Kind::Series {
    model: "/education/document/model",
    own_model: "own",
    own: &["BD", "BQ", "MD", "MBA", "DBA", "CMD", "CPR", "PHD", "PD"],
};

const DOCUMENTS: &[Document] = &[
    // Annex 2, row 8. An electronic copy of the education document.
    attach("education-document-copy").by("HC-a2.r8.2"),
];

const NOT_MEETING_THE_RULES: Prose = prose(
    "көрсетілетін қызметті алушының мемлекеттік қызметті көрсету үшін қажетті ұсынған құжаттарының осы қағидаларында белгіленген талаптарға сәйкес келмеуі",
    "несоответствие представленных услугополучателем документов, необходимых для оказания государственной услуги, требованиям, установленным настоящими правилами",
    "the documents presented by the applicant that are necessary for providing the state service do not meet the requirements established by these rules",
);

const NO_CONSENT: Prose = prose(
    "көрсетілетін қызметті алушының мемлекеттік қызмет көрсету үшін талап етілетін, «Дербес деректер және оларды қорғау туралы» Қазақстан Республикасы Заңының 8-бабына сәйкес берілетін қолжетімділігі шектеулі дербес деректерге қол жеткізуге келісімі болмауы",
    "отсутствие согласия услугополучателя, предоставляемого в соответствии со статьей 8 Закона Республики Казахстан «О персональных данных и их защите», на доступ к персональным данным ограниченного доступа, которые требуются для оказания государственной услуги",
    "there is no consent of the applicant, given under article 8 of the Law of the Republic of Kazakhstan “On personal data and their protection”, to access personal data of limited access that are required for providing the state service",
);

const GROUNDS: &[Ground] = &[
    // Annex 2, row 9. No consent, under article 8 of the Law on personal data, to access personal data of limited access.
    refuse(Covers::At("/consent")).by("HC-a2.r9.3", NO_CONSENT),
    // 11. Where the package of documents is incomplete against row 8, or documents have expired, a reasoned refusal to accept is sent.
    refuse_to_accept(Covers::IncompleteOrExpired).by(
        "HC-p11",
        prose(
"Көрсетілетін қызметті алушы Тізбенің 8-тармағында көзделген құжаттар топтамасын толық ұсынбаған, сондай-ақ қолданылу мерзімі өткен құжаттарды ұсынған жағдайда, осы Қағидаларға 3-қосымшаға сәйкес өтініш қабылдаудан дәлелді бас тарту туралы хабарлама жіберіледі",
"В случае представления услугополучателем неполного пакета документов, предусмотренного пунктом 8 Перечня, а также представления документов с истекшим сроком действия направляется уведомление о мотивированном отказе в приеме заявления согласно приложению 3 к настоящим Правилам",
"Where the applicant has presented an incomplete package of the documents provided for in item 8 of the List, or has presented documents whose validity has expired, a notice of a reasoned refusal to accept the application is sent in accordance with Annex 3 to these Rules",
),
    ),
    // Annex 2, row 9. What was handed in does not meet the requirements of the rules: documents in a shape that is not allowed,
    refuse(Covers::DocumentNotAllowed).by("HC-a2.r9.2", NOT_MEETING_THE_RULES),
    // members of the annex's form that are not given, and a series that no own-model document has.
    refuse(Covers::Missing).by("HC-a2.r9.2", NOT_MEETING_THE_RULES),
    refuse(Covers::InvalidAt("/education/document/series")).by("HC-a2.r9.2", NOT_MEETING_THE_RULES),
];

const OFFICERS_GROUNDS: &[OfficersGround] = &[
    // Annex 2, row 9. The documents, or the data in them, are found to be unreliable.
    OfficersGround {
        clause: "HC-a2.r9.1",
        words: prose(
            "мемлекеттік көрсетілетін қызметті алу үшін көрсетілетін қызметті алушы ұсынған құжаттардың және (немесе) оларда қамтылған деректердің (мәліметтердің) дәйексіздігі анықталған",
            "установление недостоверности документов, представленных услугополучателем для получения государственной услуги, и (или) данных (сведений), содержащихся в них",
            "the documents presented by the applicant to obtain the state service, and (or) the data (information) in them, have been found to be unreliable",
        ),
    },
];

const ABOUT: &[About] = &[
    About {
        title: prose("Кім көрсетеді", "Кто оказывает", "Who renders it"),
        words: prose(
            "жоғары және (немесе) жоғары оқу орнынан кейінгі білім беру ұйымдары",
            "организации высшего и (или) послевузовского образования",
            "higher and (or) postgraduate education organisations",
        ),
        clause: "HC-a2.r1",
    },
    About {
        title: prose("Қалай беруге болады", "Как подать", "How to apply"),
        words: prose(
            "«электрондық үкіметтің» веб-порталы: www.egov.kz",
            "веб-портал «электронного правительства»: www.egov.kz",
            "the web portal of e-government: www.egov.kz",
        ),
        clause: "HC-a2.r2",
    },
    About {
        title: prose("Мерзімі", "Срок", "Term"),
        words: prose("15 (он бес) жұмыс күні", "15 (пятнадцать) рабочих дней", "15 (fifteen) working days"),
        clause: "HC-a2.r3",
    },
    About {
        title: prose("Нысаны", "Форма", "Form"),
        words: prose(
            "электронды (ішінара автоматтандырылған)",
            "электронная (частично автоматизированная)",
            "electronic (partly automated)",
        ),
        clause: "HC-a2.r4",
    },
    About {
        title: prose("Нәтижесі", "Результат", "Result"),
        words: prose(
            "жоғары және жоғары оқу орнынан кейінгі білім туралы құжаттардағы өзектендірілген мәліметтер",
            "актуализированные сведения в документах о высшем и послевузовском образовании",
            "updated information in the documents on higher and postgraduate education",
        ),
        clause: "HC-a2.r5",
    },
    About {
        title: prose("Құны", "Стоимость", "Price"), words: prose("тегін", "бесплатно", "free of charge"), clause: "HC-a2.r6"
    },
    About {
        title: prose("Жұмыс уақыты", "Часы работы", "Hours"),
        words: prose(
            "портал жөндеу жұмыстарын жүргізуге байланысты техникалық үзілістерді қоспағанда тәулік бойы; жұмыс уақыты аяқталғаннан кейін, демалыс және мереке күндері жүгінгенде өтініш келесі жұмыс күні қабылданады. Бұл жолда ұйымның жұмыс уақыты жазылмаған: дүйсенбі – жұма, 9:00–18:30 деп алынды",
            "портал – круглосуточно, кроме технических перерывов на ремонтные работы; при обращении после окончания рабочего времени, в выходные и праздничные дни заявление принимают на следующий рабочий день. Часы организации в этой строке не названы: принято, что это понедельник – пятница, 9:00–18:30",
            "the portal around the clock but for technical breaks for repairs; what is filed after working hours, on a day off or a public holiday is accepted on the next working day. The row does not give the organisation's hours: Monday to Friday, 9:00–18:30 is assumed",
        ),
        clause: "HC-a2.r7",
    },
    About {
        title: prose("Шағым беру", "Обжалование", "Complaint"),
        words: prose(
            "шағым көрсетілетін қызметті берушіге беріледі және тіркелген күнінен бастап 5 жұмыс күні ішінде қаралады, қызмет сапасын бақылайтын орган – 15 жұмыс күні ішінде; содан кейін сотқа жүгінуге болады",
            "жалобу подают услугодателю, ее рассматривают в течение 5 рабочих дней со дня регистрации, уполномоченный орган по контролю за качеством услуг – в течение 15 рабочих дней; затем можно обратиться в суд",
            "a complaint goes to the provider and is considered within 5 working days of registration, by the quality authority within 15 working days; after that court is open",
        ),
        clause: "HC-p14",
    },
];

const NOTICES: Notices = Notices {
    complaint: members::complaint("HC-p14"),
    receipt_is_result: false,
    receipt_names_employee: None,
    // 10. On sending, the cabinet shows by itself that the request has been accepted.
    receipt: members::acceptance("HC-p10"),
    // The refusal of the service on row 9 has no annex form: its notice is ours.
    refusal: Some(members::reasoned_refusal("HC-a2.r9.2")),
    // Annex 3.
    refusal_to_accept: Some(
        notice_form(
            text(
                "Жоғары және жоғары оқу орнынан кейінгі білім беру туралы құжаттардағы мәліметтерді өзектендіруге (түзетуге) өтініш қабылдаудан дәлелді бас тарту туралы хабарлама",
                "Уведомление о мотивированном отказе в приеме заявления на актуализацию (корректировку) сведений в документах о высшем и послевузовском образовании",
                "Notice of a reasoned refusal to accept the application to update (correct) information in documents on higher and postgraduate education",
            ),
            "HC-a3",
        )
        .stating(EQUAL_TO_PAPER),
    ),
};
