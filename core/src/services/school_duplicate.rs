//! Issuing duplicates of documents on basic and general secondary education: SD, the list of requirements of the rules of order No 39.
//! The rules are those of `core/law/seeds/001_0f7ae95bf9a82964.txt`. Its form (SD-a1) is not in hand: what rests on it is assumed.

use super::members::{
    self, AT_OFFICE, AT_STATE_CORPORATION, BY_PORTAL, COUNTER, HEAD_UNKNOWN, HOME_VISIT, HOME_VISIT_ELSEWHERE, LEGAL_REPRESENTATIVE, MINOR,
    MINOR_APPLIES_ALONE, NAME_CHANGED, NO_CONTACT, NO_IIN, ONE_TIME_PASSWORD, PARENT, PORTAL, PROXY, REPRESENTED,
};
use super::titles;
use super::{About, Edition, Notices, Service};
use crate::form::document::{Document, attach};
use crate::form::sheet::{Sheet, line};
use crate::form::{Choice, Section, accept, ask, choice, expect, offer};
use crate::law::{Covers, EditionOf, Ground, OfficersGround, When, date, refuse, working_days};
use crate::texts::{Prose, prose, text};

pub const SERVICE: Service = Service {
    code: "school-duplicate",
    name: text(
        "Мектеп бітіргені туралы құжаттың телнұсқасын алу",
        "Получить дубликат документа об окончании школы",
        "Get a duplicate of a school-leaving document",
    ),
    official: text(
        "«Негізгі орта, жалпы орта білім туралы құжаттардың телнұсқаларын беру»",
        "«Выдача дубликатов документов об основном среднем, общем среднем образовании»",
        "Issuing duplicates of documents on basic secondary and general secondary education",
    ),
    provider: members::SCHOOL,
    members: &[],
    document_kinds: &[],
    editions: &[FIRST],
    edition_of: EditionOf::Filing,
};

const FIRST: Edition = Edition {
    since: date(2022, 1, 1),
    since_assumed: true,
    // Row 3. Fifteen working days from the handing in of the documents; on the portal, from acceptance (reading).
    term: working_days(15).by("SD-r3.1"),
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

const REASONS: &[Choice] = &[
    choice("lost", text("Құжат жоғалды", "Документ утерян", "The document is lost")),
    choice("damaged", text("Құжат бүлінді", "Документ испорчен", "The document is damaged")),
    NAME_CHANGED,
];

const FORM: &[Section] = &[
    Section {
        title: titles::ORGANISATION,
        fields: &[
            // Row 1. The provider is a basic or general secondary education organisation.
            ask("/provider/name").by("SD-r1"),
            accept("/provider/bin").by("SD-r1"),
            // Row 8. The application goes to the head of the school: the school knows the name.
            expect("/provider/head", HEAD_UNKNOWN).whole().by("SD-r8.1"),
            accept("/provider/head").by("SD-r8.1"),
            // Row 2. The school's office, the State Corporation, the portal.
            ask("/channel").among(&[BY_PORTAL, AT_OFFICE, AT_STATE_CORPORATION]).by("SD-r2"),
            offer("/home_visit").shown(members::STATE_CORPORATION).by("SD-r10.1"),
        ],
    },
    Section {
        title: titles::APPLICANT,
        fields: &[
            ask("/applicant/name").assumed().by("SD-a1"),
            ask("/applicant/iin").when(PORTAL).or_warn(NO_IIN, When::Not(&PORTAL)).by_channel("SD-r8.4", "SD-r8.2"),
            offer("/applicant/birth_date").assumed().by("SD-a1"),
            expect("/applicant/contact", NO_CONTACT)
                .one_of(&["phone", "email"])
                .when(When::Not(&ONE_TIME_PASSWORD))
                .labelled(titles::CONTACT)
                .assumed()
                .by("SD-a1"),
            ask("/applicant/contact/phone")
                .when(ONE_TIME_PASSWORD)
                .shown(When::Always)
                .by_channel_instead(ONE_TIME_PASSWORD, "SD-r8.4", "SD-r8.1")
                .assumed()
                .by("SD-a1"),
            offer("/applicant/contact/email").assumed().by("SD-a1"),
            // Row 10. State Corporation staff take the documents at the person's home.
            ask("/applicant/address").when(HOME_VISIT).by("SD-r10.1"),
            accept("/applicant").assumed().by("SD-a1"),
        ],
    },
    Section {
        title: titles::REPRESENTATIVE,
        fields: &[
            // Row 8. By the learner, or by a parent or legal representative of a child under age.
            offer("/representative").or_warn(MINOR_APPLIES_ALONE, MINOR).by("SD-r8.1"),
            ask("/representative/name").when(REPRESENTED).by("SD-r8.1"),
            ask("/representative/iin").when(REPRESENTED).by("SD-r8.1"),
            ask("/representative/relation")
                .when(REPRESENTED)
                .among(&[PARENT, LEGAL_REPRESENTATIVE, PROXY.when(When::Not(&MINOR))])
                .by("SD-r8.1"),
        ],
    },
    Section {
        title: titles::REASON,
        fields: &[
            // Row 8. Who lost or damaged the document, or whose name has changed.
            ask("/reason/kind").among(REASONS).by("SD-r8.1"),
            offer("/reason/text").by("SD-r8.1"),
            offer("/new_name").shown(IS_NAME_CHANGED).assumed().by("SD-a1"),
            accept("/corrections").assumed().by("SD-a1"),
        ],
    },
    Section {
        title: titles::EDUCATION_DOCUMENT,
        fields: &[
            ask("/education/document/type").assumed().by("SD-a1"),
            ask("/education/graduation_year").assumed().by("SD-a1"),
            offer("/education/document/number").assumed().by("SD-a1"),
            accept("/education").assumed().by("SD-a1"),
        ],
    },
    Section {
        title: titles::CONSENT,
        fields: &[
            // Row 9. No consent, under article 8 of the Law on personal data, is a ground to refuse.
            ask("/consent").by("SD-r9.3"),
            // Row 8. On the portal by EDS or by a one-time password; at a counter by hand.
            ask("/certified_by").shown(When::Never).by_channel("SD-r8.4", "SD-r8.1"),
        ],
    },
];

// Annex 1 is not in hand: its form follows the sister form of the vocational duplicates (assumed).
const SHEET: Sheet = Sheet {
    clause: "SD-a1",
    assumed: true,
    head: &[
        line(
            &["/provider/head", "/provider/name"],
            text(
                "мектеп басшысының Т.А.Ә. (бар болса) толық, мектептің атауы",
                "Ф.И.О. (при наличии) руководителя школы полностью, название школы",
                "full name (if any) of the head of the school, name of the school",
            ),
        ),
        line(
            &["/applicant/name", "/applicant/iin", "/applicant/birth_date", "/applicant/address"],
            text(
                "көрсетілетін қызметті алушының Т.А.Ә. (бар болса) толық",
                "Ф.И.О. (при наличии) услугополучателя полностью",
                "full name (if any) of the applicant, in full",
            ),
        ),
        line(
            &["/applicant/contact/phone", "/applicant/contact/email"],
            text(
                "көрсетілетін қызметті алушының байланыс деректері",
                "контактные данные услугополучателя",
                "contact details of the applicant",
            ),
        ),
        line(
            &["/representative/name", "/representative/iin", "/representative/relation"],
            text(
                "өтінішті ата-анасының бірі немесе өкіл берсе, оның Т.А.Ә.",
                "Ф.И.О. родителя или представителя, если заявление подает он",
                "full name of the parent or representative who applies",
            ),
        )
        .if_given(),
        line(
            &["/education/document/type", "/education/graduation_year", "/education/document/number"],
            text(
                "құжат түрі, бітірген жылы, құжат нөмірі",
                "вид документа, год окончания, номер документа",
                "kind of document, year of graduation, number",
            ),
        ),
        line(&["/new_name"], text("жаңа тегі, аты, әкесінің аты", "новые фамилия, имя, отчество", "new surname, given name, patronymic"))
            .if_given(),
    ],
    body: &[line(&["/reason/kind", "/reason/text"], titles::STATE_THE_REASON)
        .before(text(
            "Маған",
            "Прошу выдать мне дубликат документа об образовании в связи с",
            "I ask you to issue me a duplicate of the education document because of",
        ))
        .after(text("байланысты білім туралы құжаттың телнұсқасын беруіңізді сұраймын.", ".", "."))],
    consent: members::CONSENT,
};

const DOCUMENTS: &[Document] = &[
    // Row 8. Where the name has changed, or the document is damaged, the original education document is attached.
    attach("education-document-original").when(When::All(&[COUNTER, When::In("/reason/kind", &["name-changed", "damaged"])])).by("SD-r8.3"),
    // Row 8. The birth certificate or identity card, and/or its electronic document.
    attach("identity-document").when(COUNTER).by("SD-r8.2"),
];

const NOT_MEETING_THE_RULES: Prose = prose(
    "көрсетілетін қызметті алушының мемлекеттік қызметті көрсету үшін қажетті ұсынылған құжаттарының осы Қағидаларда белгіленген талаптарға сәйкес келмеуі",
    "несоответствие представленных документов услугополучателя, необходимых для оказания государственной услуги, требованиям, установленным настоящими Правилами",
    "the presented documents of the applicant that are necessary for providing the state service do not meet the requirements established by these Rules",
);

const GROUNDS: &[Ground] = &[
    refuse(Covers::At("/consent")).by("SD-r9.3", prose(
            "«Дербес деректер және оларды қорғау туралы» Қазақстан Республикасы Заңының 8-бабына сәйкес көрсетілетін қызметті алушының мемлекеттік қызмет көрсету үшін талап етілетін қолжетімділігі шектеулі дербес деректерге қол жеткізуге ұсынылатын келісімінің болмауы.",
            "отсутствие согласия услугополучателя, предоставляемого в соответствии со статьей 8 Закона Республики Казахстан «О персональных данных и их защите», на доступ к персональным данным ограниченного доступа, которые требуются для оказания государственной услуги.",
            "there is no consent of the applicant, given under article 8 of the Law of the Republic of Kazakhstan “On personal data and their protection”, to access personal data of limited access that are required for providing the state service.",
        )),
    // Row 9 has no words of its own on an incomplete package: a document of row 8 that is missing falls here (reading).
    refuse(Covers::IncompleteOrExpired).by("SD-r9.2", NOT_MEETING_THE_RULES),
    refuse(Covers::DocumentNotAllowed).by("SD-r9.2", NOT_MEETING_THE_RULES),
];

const OFFICERS_GROUNDS: &[OfficersGround] = &[OfficersGround {
    clause: "SD-r9.1",
    words: prose(
        "мемлекеттік қызметті алу үшін көрсетілетін қызметті алушы ұсынған құжаттардың және (немесе) олардағы деректердің (мәліметтердің) дәйексіздігін анықтау",
        "установление недостоверности документов, представленных услугополучателем для получения государственной услуги, и (или) данных (сведений), содержащихся в них",
        "finding that the documents presented by the applicant to obtain the state service, and (or) the data (information) in them, are unreliable",
    ),
}];

const ABOUT: &[About] = &[
    About {
        title: prose("Кім көрсетеді", "Кто оказывает", "Who renders it"),
        words: prose(
            "негізгі орта және жалпы орта білім беру ұйымдары",
            "организации основного среднего и общего среднего образования",
            "basic and general secondary education organisations",
        ),
        clause: "SD-r1",
    },
    About {
        title: prose("Қалай беруге болады", "Как подать", "How to apply"),
        words: prose(
            "мектеп кеңсесі, Мемлекеттік корпорация, www.egov.kz порталы",
            "канцелярия школы, Государственная корпорация, портал www.egov.kz",
            "the school's office, the State Corporation, the portal www.egov.kz",
        ),
        clause: "SD-r2",
    },
    About {
        title: prose("Мерзімі", "Срок", "Term"),
        words: prose(
            "құжаттар тапсырылған күннен бастап 15 жұмыс күні",
            "15 рабочих дней со дня сдачи документов",
            "15 working days from the handing in of the documents",
        ),
        clause: "SD-r3.1",
    },
    About {
        title: prose("Нысаны", "Форма", "Form"),
        words: prose(
            "электронды (ішінара автоматтандырылған) және (немесе) қағаз түрінде",
            "электронная (частично автоматизированная) и (или) бумажная",
            "electronic (partly automated) and (or) on paper",
        ),
        clause: "SD-r4",
    },
    About {
        title: prose("Нәтижесі", "Результат", "Result"),
        words: prose(
            "құжаттың телнұсқасы немесе дәлелді бас тарту",
            "дубликат документа или мотивированный отказ",
            "a duplicate of the document, or a reasoned refusal",
        ),
        clause: "SD-r5",
    },
    About {
        title: prose("Құны", "Стоимость", "Price"), words: prose("тегін", "бесплатно", "free of charge"), clause: "SD-r6"
    },
    About {
        title: prose("Жұмыс уақыты", "Часы работы", "Hours"),
        words: prose(
            "мектеп кеңсесі: дүйсенбі – жұма, 9:00–18:30, түскі үзіліс 13:00–14:00; портал: тәулік бойы, жұмыс уақытынан тыс жіберілген өтініш келесі жұмыс күні қабылданады",
            "канцелярия школы: понедельник – пятница, 9:00–18:30, обед 13:00–14:00; портал: круглосуточно, отправленное вне рабочего времени принимают на следующий рабочий день",
            "the school's office: Monday to Friday 9:00–18:30, lunch 13:00–14:00; the portal around the clock, what is sent after hours is accepted on the next working day",
        ),
        clause: "SD-r7.1",
    },
    About {
        title: prose("Қанша күтесіз", "Сколько ждать на месте", "Waiting at the counter"),
        words: prose(
            "Мемлекеттік корпорацияда құжат тапсыру үшін – 15 минуттан артық емес; қызмет көрсету – 15 минуттан артық емес",
            "в Государственной корпорации, чтобы сдать документы, – не дольше 15 минут; обслуживание – не дольше 15 минут",
            "at the State Corporation, to hand in documents, no more than 15 minutes; the service itself no more than 15 minutes",
        ),
        clause: "SD-r3.2",
    },
    About {
        title: prose("Мемлекеттік корпорацияның жұмыс уақыты", "Часы работы Государственной корпорации", "Hours of the State Corporation"),
        words: prose(
            "тізбеде екі түрлі жазылған: дүйсенбі – сенбі, 9:00–20:00, түскі үзіліссіз; дүйсенбі – жұма, 9:00–18:00, үзіліссіз, ал кезекші бөлімдер дүйсенбі – жұма, 9:00–20:00, сенбіде 9:00–13:00; демалыс және мереке күндері жабық",
            "в перечне сказано двояко: понедельник – суббота, 9:00–20:00, без обеда; понедельник – пятница, 9:00–18:00, без перерыва, а дежурные отделы понедельник – пятница, 9:00–20:00, суббота, 9:00–13:00; в выходные и праздничные дни закрыто",
            "the list says two things: Monday to Saturday 9:00–20:00 without lunch; Monday to Friday 9:00–18:00 without a break, and the duty departments Monday to Friday 9:00–20:00, Saturday 9:00–13:00; closed on days off and public holidays",
        ),
        clause: "SD-r7.2",
    },
    About {
        title: prose("Кезек", "Очередь", "Queue"),
        words: prose(
            "Мемлекеттік корпорацияда «электрондық кезек» тәртібімен немесе www.egov.kz порталында кезекті алдын ала брондап; жеделдетілген қызмет жоқ",
            "в Государственной корпорации – в порядке «электронной очереди» или с бронированием места в ней на портале www.egov.kz; ускоренного обслуживания нет",
            "at the State Corporation in the order of the electronic queue, or by a place in it booked on the portal www.egov.kz; there is no expedited service",
        ),
        clause: "SD-r7.3",
    },
    About {
        title: prose("Мекенжайлар", "Адреса", "Addresses"),
        words: prose(
            "Оқу-ағарту министрлігінің сайтында, Мемлекеттік корпорацияның www.gov4c.kz сайтында және www.egov.kz порталында",
            "на сайте Министерства просвещения, на сайте Государственной корпорации www.gov4c.kz и на портале www.egov.kz",
            "on the site of the Ministry of Enlightenment, on the State Corporation's site www.gov4c.kz and on the portal www.egov.kz",
        ),
        clause: "SD-r7.5",
    },
    About {
        title: prose("Бірыңғай байланыс орталығы", "Единый контакт-центр", "Contact centre"),
        words: prose(
            "қызмет көрсету тәртібі мен өтініштің жағдайын мына нөмірлерден білуге болады: 1414, 8 800 080 7777",
            "о порядке оказания услуги и о статусе заявления можно узнать по номерам 1414, 8 800 080 7777",
            "the order of the service and the status of an application can be learned at 1414, 8 800 080 7777",
        ),
        clause: "SD-r10.2",
    },
    About {
        title: prose("Анықтама телефондары", "Телефоны для справок", "Telephones for enquiries"),
        words: prose(
            "Оқу-ағарту министрлігінің және Бірыңғай байланыс орталығының www.egov.kz сайттарында",
            "на сайтах Министерства просвещения и Единого контакт-центра www.egov.kz",
            "on the sites of the Ministry of Enlightenment and of the unified contact centre, www.egov.kz",
        ),
        clause: "SD-r10.phones",
    },
];

const NOTICES: Notices = Notices {
    complaint: members::GENERAL_COMPLAINT,
    receipt_is_result: false,
    receipt_names_employee: None,
    receipt: members::acceptance("SD-r7.4"),
    // Row 5. A duplicate of the document, or a reasoned refusal; it has no form in hand.
    refusal: Some(members::reasoned_refusal("SD-r5")),
    refusal_to_accept: None,
};
