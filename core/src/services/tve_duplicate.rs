//! Issuing duplicates of documents on technical and vocational education: TD, the standard of `core/law/seeds/003_65f9bf74b1822dca.txt`.
//! It goes on paper, through the organisation's office or the State Corporation, and never through the portal.

use super::members::{
    self, AT_OFFICE, AT_STATE_CORPORATION, HEAD_UNKNOWN, HOME_VISIT, HOME_VISIT_ELSEWHERE, NAME_CHANGED, NO_CONTACT, NO_IIN, REPRESENTED,
    STATE_CORPORATION,
};
use super::titles;
use super::{About, Complaint, Edition, Handout, Notices, Service, notice_form};
use crate::form::document::{Document, attach};
use crate::form::sheet::{Sheet, line};
use crate::form::{Choice, Rule, Says, Section, accept, ask, choice, expect, offer};
use crate::law::{Covers, EditionOf, Ground, Known, When, calendar_days, date, refuse_to_accept};
use crate::texts::{Prose, prose, text};

pub const SERVICE: Service = Service {
    code: "tve-duplicate",
    name: text("Колледж дипломының телнұсқасын алу", "Получить дубликат диплома колледжа", "Get a duplicate of a college diploma"),
    official: text(
        "«Техникалық және кәсіптік білім туралы құжаттардың телнұсқаларын беру»",
        "«Выдача дубликатов документов о техническом и профессиональном образовании»",
        "Issuing duplicates of documents on technical and vocational education",
    ),
    provider: members::TVE,
    members: &[],
    document_kinds: &[],
    editions: &[FIRST],
    edition_of: EditionOf::Filing,
};

const FIRST: Edition = Edition {
    since: date(2022, 1, 1),
    since_assumed: true,
    // 4. Twenty calendar days; at the State Corporation the day of acceptance is not part of the term.
    term: calendar_days(20).by("TD-p4.1").not_counting_acceptance(STATE_CORPORATION, "TD-p4.1"),
    form: FORM,
    sheet: SHEET,
    documents: DOCUMENTS,
    rules: &[HOME_VISIT_ELSEWHERE, LIQUIDATED],
    refused_by_person: None,
    grounds: GROUNDS,
    officers_grounds: &[],
    hearing: None,
    windows: None,
    results: &[],
    about: ABOUT,
    notices: NOTICES,
};

// 9. Where the TVE organisation has been liquidated, the recipient turns to the archive at its location.
const LIQUIDATED: Rule = Rule {
    at: "/provider",
    when: When::Context(Known::ProviderLiquidated),
    says: Says::Problem {
        code: "redirected",
        text: text(
            "Бұл оқу орны таратылған. Телнұсқа алу үшін оқу орны орналасқан жердегі мұрағатқа жүгініңіз; мекенжайын білім басқармасынан сұраңыз.",
            "Это учебное заведение ликвидировано. За дубликатом обратитесь в архив по месту его нахождения; адрес можно узнать в управлении образования.",
            "This organisation has been liquidated. For the duplicate turn to the archive at its location; the education department can tell you the address.",
        ),
        blocks: true,
    },
    clause: "TD-p9.3",
};

const REASONS: &[Choice] = &[
    choice("lost", text("Құжат жоғалды", "Документ утерян", "The document is lost")),
    NAME_CHANGED,
    choice("unfit", text("Құжат жарамсыз болып қалды", "Документ пришел в негодность", "The document has become unfit")),
    choice(
        "filled-with-errors",
        text("Құжат қатемен толтырылған", "Документ заполнен с ошибками", "The document was filled in with errors"),
    ),
];

const FORM: &[Section] = &[
    Section {
        title: titles::ORGANISATION,
        fields: &[
            // 3. The service is rendered by TVE organisations, through their office or the State Corporation.
            ask("/provider/name").by("TD-p3"),
            accept("/provider/bin").by("TD-p3"),
            // Annex 1. The head of the organisation in full: the organisation knows the name.
            expect("/provider/head", HEAD_UNKNOWN).whole().by("TD-a1"),
            accept("/provider/head").by("TD-a1"),
            ask("/channel").among(&[AT_OFFICE, AT_STATE_CORPORATION]).by("TD-p3"),
            // 13. State Corporation staff take the documents at the place of residence.
            offer("/home_visit").shown(STATE_CORPORATION).by("TD-p13"),
        ],
    },
    Section {
        title: titles::APPLICANT,
        fields: &[
            // Annex 1. The name in full; it has no place for an IIN or contact details.
            ask("/applicant/name").by("TD-a1"),
            expect("/applicant/iin", NO_IIN).by("TD-p9.1"),
            expect("/applicant/contact", NO_CONTACT).one_of(&["phone", "email"]).labelled(titles::CONTACT).by("TD-p14-16"),
            offer("/applicant/contact/phone").by_instead(members::ONE_TIME_PASSWORD, "TD-a1").by("TD-p14-16"),
            offer("/applicant/contact/email").by("TD-p14-16"),
            ask("/applicant/address").when(HOME_VISIT).by("TD-p13"),
            accept("/applicant").by("TD-a1"),
        ],
    },
    Section {
        title: titles::REPRESENTATIVE,
        fields: &[
            offer("/representative").by("TD-a1"),
            ask("/representative/name").when(REPRESENTED).by("TD-a1"),
            ask("/representative/iin").when(REPRESENTED).by("TD-a1"),
            ask("/representative/relation").when(REPRESENTED).by("TD-a1"),
        ],
    },
    Section {
        title: titles::REASON,
        fields: &[
            // 9. The circumstances of the loss, or other reasons: changed name, unfitness, errors made in filling it in.
            ask("/reason/kind").among(REASONS).by("TD-p9.1"),
            ask("/reason/text").by("TD-p9.1"),
            accept("/new_name").by("TD-a1"),
            accept("/corrections").by("TD-a1"),
        ],
    },
    Section {
        title: titles::EDUCATION_DOCUMENT,
        fields: &[
            // Annex 1. The name of the organisation, the year of graduating, the specialty,
            ask("/education/institution_name").by("TD-a1"),
            ask("/education/graduation_year").by("TD-a1"),
            ask("/education/specialty/name").by("TD-a1"),
            // the organisation's changed name and address, if changed.
            offer("/education/institution_changed/name").by("TD-a1"),
            offer("/education/institution_changed/address").by("TD-a1"),
            accept("/education").by("TD-a1"),
        ],
    },
    Section {
        title: titles::CONSENT,
        fields: &[
            // Annex 1. Consent; the standard has no ground for its want, and without it nothing may be kept.
            ask("/consent").blocking().by("TD-a1"),
            ask("/certified_by").shown(When::Never).by("TD-a1"),
        ],
    },
];

// Annex 1.
const SHEET: Sheet = Sheet {
    clause: "TD-a1",
    assumed: false,
    head: &[
        line(
            &["/provider/head"],
            text(
                "оқу орны басшысының Т.А.Ә. (бар болса) толық",
                "Ф.И.О. (при наличии) руководителя учебного заведения полностью",
                "full name (if any) of the head of the institution, in full",
            ),
        ),
        line(
            &["/applicant/name"],
            text(
                "көрсетілетін қызметті алушының Т.А.Ә. (бар болса) толық",
                "Ф.И.О. (при наличии) услугополучателя полностью",
                "full name (if any) of the applicant, in full",
            ),
        ),
        line(
            &["/education/institution_name", "/education/graduation_year"],
            text(
                "оқу орнының атауы, бітірген жылы",
                "наименование учебного заведения, год окончания",
                "name of the institution, year of graduation",
            ),
        ),
        line(
            &["/education/specialty/name", "/education/specialty/code"],
            text("мамандық атауы", "наименование специальности", "name of the specialty"),
        )
        .beside(text("мамандығы бойынша", "по специальности", "in the specialty")),
        line(
            &["/education/institution_changed/name", "/education/institution_changed/address"],
            text(
                "өзгерген жағдайда оқу орнының атауы және мекенжайы",
                "наименование и адрес учебного заведения в случае изменения",
                "name and address of the institution, where changed",
            ),
        )
        .if_given(),
    ],
    body: &[line(&["/reason/kind", "/reason/text"], titles::STATE_THE_REASON)
        .before(text(
            "Маған",
            "Прошу Вас выдать мне дубликат диплома в связи с",
            "I ask you to issue me a duplicate of the diploma because of",
        ))
        .after(text("байланысты дипломның телнұсқасын беруіңізді сұраймын.", ".", "."))],
    consent: text(
        "Ақпараттық жүйелерде қамтылған заңмен қорғалатын құпияларды құрайтын мәліметтерді пайдалануға келісемін.",
        "Согласен на использование сведений, составляющих охраняемую законом тайну, содержащихся в информационных системах.",
        "I consent to the use of the information constituting secrets protected by law that is held in information systems.",
    ),
};

const DOCUMENTS: &[Document] = &[
    // 9. A copy of the identity card, to identify the person.
    attach("identity-document").by("TD-p9.1"),
];

const GROUNDS: &[Ground] = &[
    // 10. Only at the State Corporation, and only for an incomplete package.
    refuse_to_accept(Covers::Incomplete).when(STATE_CORPORATION).by(
        "TD-p10",
        prose(
            "Көрсетілетін қызметті алушы осы мемлекеттік көрсетілетін қызмет стандартының 9-тармағында көзделген тізбеге сәйкес құжаттар топтамасын толық ұсынбаған жағдайда, Мемлекеттік корпорация қызметкері өтінішті қабылдаудан бас тартады және осы мемлекеттік көрсетілетін қызмет стандартына 2-қосымшаға сәйкес нысан бойынша құжаттарды қабылдаудан бас тарту туралы қолхат береді.",
            "В случае представления услугополучателем неполного пакета документов согласно перечню, предусмотренному пунктом 9 настоящего стандарта государственной услуги, работник Государственной корпорации отказывает в приеме заявления и выдает расписку об отказе в приеме документов по форме согласно приложению 2 к настоящему стандарту государственной услуги.",
            "Where the applicant has presented an incomplete package of documents against the list in paragraph 9 of this standard of the state service, the employee of the State Corporation refuses to accept the application and gives a receipt of refusal to accept the documents in the form of Annex 2 to this standard of the state service.",
        ),
    ),
];

const ABOUT: &[About] = &[
    About {
        title: prose("Кім көрсетеді", "Кто оказывает", "Who renders it"),
        words: prose(
            "техникалық және кәсіптік білім беру ұйымдары",
            "организации технического и профессионального образования",
            "technical and vocational education organisations",
        ),
        clause: "TD-p3",
    },
    About {
        title: prose("Қалай беруге болады", "Как подать", "How to apply"),
        words: prose(
            "ұйымның кеңсесі, Мемлекеттік корпорация",
            "канцелярия организации, Государственная корпорация",
            "the organisation's office, the State Corporation",
        ),
        clause: "TD-p3",
    },
    About {
        title: prose("Мерзімі", "Срок", "Term"),
        words: prose(
            "20 күнтізбелік күн; Мемлекеттік корпорацияда қабылдау күні есепке кірмейді",
            "20 календарных дней; в Государственной корпорации день приема не считается",
            "20 calendar days; at the State Corporation the day of acceptance is not counted",
        ),
        clause: "TD-p4.1",
    },
    About {
        title: prose("Нысаны", "Форма", "Form"), words: prose("қағаз жүзінде", "бумажная", "on paper"), clause: "TD-p5"
    },
    About {
        title: prose("Нәтижесі", "Результат", "Result"),
        words: prose("құжаттың телнұсқасы, қағаз жүзінде", "дубликат документа на бумаге", "a duplicate of the document, on paper"),
        clause: "TD-p6",
    },
    About {
        title: prose("Құны", "Стоимость", "Price"), words: prose("тегін", "бесплатно", "free of charge"), clause: "TD-p7"
    },
    About {
        title: prose("Жұмыс уақыты", "Часы работы", "Hours"),
        words: prose(
            "ұйым: дүйсенбі – сенбі, 9:00–18:00, түскі үзіліс 13:00–14:00; Мемлекеттік корпорация: дүйсенбі – сенбі, 9:00–20:00",
            "организация: понедельник – суббота, 9:00–18:00, обед 13:00–14:00; Государственная корпорация: понедельник – суббота, 9:00–20:00",
            "the organisation: Monday to Saturday 9:00–18:00, lunch 13:00–14:00; the State Corporation: Monday to Saturday 9:00–20:00",
        ),
        clause: "TD-p8",
    },
    About {
        title: prose("Қанша күтесіз", "Сколько ждать на месте", "Waiting at the counter"),
        words: prose(
            "құжат тапсыру үшін ұйымда – 10 минуттан, Мемлекеттік корпорацияда – 15 минуттан артық емес; қызмет көрсету ұйымда – 30 минуттан, Мемлекеттік корпорацияда – 20 минуттан артық емес",
            "чтобы сдать документы, в организации – не дольше 10 минут, в Государственной корпорации – не дольше 15; обслуживание в организации – не дольше 30 минут, в Государственной корпорации – не дольше 20",
            "to hand in documents, no more than 10 minutes at the organisation and 15 at the State Corporation; the service itself no more than 30 minutes at the organisation and 20 at the State Corporation",
        ),
        clause: "TD-p4.2",
    },
    About {
        title: prose("Кезек", "Очередь", "Queue"),
        words: prose(
            "«электрондық кезек» тәртібімен; орынды порталда брондауға болады; жеделдетілген қызмет жоқ",
            "в порядке «электронной очереди», место можно забронировать на портале; ускоренного обслуживания нет",
            "in the order of the electronic queue, a place can be booked on the portal; there is no expedited service",
        ),
        clause: "TD-p8",
    },
    About {
        title: prose("Мекенжайлар", "Адреса", "Addresses"),
        words: prose(
            "стандарт бойынша: Министрліктің www.edu.gov.kz, Мемлекеттік корпорацияның www.con.gov.kz сайттарында; бұл сайттардың мекенжайы өзгерген болуы мүмкін. Тәртібі мен жағдайын порталдағы жеке кабинеттен және 1414 нөмірінен білуге болады",
            "по стандарту: на сайте Министерства www.edu.gov.kz и Государственной корпорации www.con.gov.kz; адреса этих сайтов могли измениться. О порядке и статусе можно узнать в личном кабинете портала и по номеру 1414",
            "by the standard: on the Ministry's site www.edu.gov.kz and the State Corporation's www.con.gov.kz; the addresses of these sites may have changed. The order and status can be learned in the portal's cabinet and at 1414",
        ),
        clause: "TD-p14-16",
    },
];

// 11. 5 working days from registration at the Ministry, the provider or the State Corporation; 15 at the quality authority. 12. Court.
const COMPLAINT: Complaint = Complaint {
    words: prose(
        "Шағым көрсетілетін қызметті берушінің немесе Министрліктің басшысына, не жергілікті атқарушы органға жазбаша беріледі: ол тіркелген күнінен бастап 5 жұмыс күні ішінде қаралады. Нәтижесімен келіспесеңіз, мемлекеттік қызметтер көрсету сапасын бақылайтын уәкілетті органға жүгінуге болады: 15 жұмыс күні. Сондай-ақ заңда белгіленген тәртіппен сотқа жүгінуге болады.",
        "Жалобу подают письменно руководителю услугодателя или Министерства либо в местный исполнительный орган: ее рассматривают в течение 5 рабочих дней со дня регистрации. При несогласии с результатом можно обратиться в уполномоченный орган по контролю за качеством оказания государственных услуг: 15 рабочих дней. Можно также обратиться в суд в порядке, установленном законом.",
        "A complaint goes in writing to the head of the provider or of the Ministry, or to the local executive body: it is considered within 5 working days of registration. Who disagrees with the result may turn to the authority for the quality of state services: 15 working days. Court is open as the law sets.",
    ),
    clause: Some("TD-p11.3"),
};

// Annex 2: the parties, the refusing sentence, the documents, two copies, names and signatures, the day. What is not known is left blank.
const ADDRESS: Prose = prose("Мекенжайы", "Адрес", "Address");
const REFUSING: Prose = prose(
    "«Мемлекеттік көрсетілетін қызметтер туралы» 2013 жылғы 15 cәуірдегі Қазақстан Республикасы Заңының 20-бабының 2-тармағын басшылыққа ала отырып, «Азаматтарға арналған үкімет» мемлекеттік корпорациясы» коммерциялық емес акционерлік қоғамы» филиалының № ______ бөлімі (мекенжайы: ______________________) Сіздің мемлекеттік көрсетілетін қызмет стандартында көзделген тізбеге сәйкес толық құжаттар топтамасын ұсынбауыңызға байланысты мемлекеттік қызмет көрсету үшін құжаттарды қабылдаудан бас тартады, атап айтқанда:",
    "Руководствуясь пунктом 2 статьи 20 Закона Республики Казахстан от 15 апреля 2013 года «О государственных услугах», отдел № ______ филиала некоммерческого акционерного общества «Государственная корпорация «Правительство для граждан» (адрес: ______________________) отказывает в приеме документов на оказание государственной услуги ввиду представления Вами неполного пакета документов согласно перечню, предусмотренному стандартом государственной услуги, а именно:",
    "Guided by article 20(2) of the Law of the Republic of Kazakhstan of 15 April 2013 “On state services”, department No. ______ of the branch of the non-profit joint-stock company “State Corporation “Government for Citizens” (address: ______________________) refuses to accept the documents for the state service because you have not presented the full package of documents according to the list provided for in the standard of the state service, namely:",
);
const DOCUMENTS_NAMED: Prose = prose("Құжаттардың атауы", "Наименование документов", "Names of the documents");
const SIGNED: &[Prose] = &[
    prose(
        "Осы қолхат әр тарапқа бір-бірден 2 данада жасалды.",
        "Настоящая расписка составлена в 2 экземплярах, по одному для каждой стороны.",
        "This receipt is made in 2 copies, one for each side.",
    ),
    prose(
        "Мемлекеттік корпорация қызметкерінің Т.А.Ә.: ______________________ (қолы) ____________",
        "Ф.И.О. работника Государственной корпорации: ______________________ (подпись) ____________",
        "Full name of the employee of the State Corporation: ______________________ (signature) ____________",
    ),
    prose(
        "Орындаушының Т.А.Ә.: ______________________ Телефоны: ______________________",
        "Ф.И.О. исполнителя: ______________________ Телефон: ______________________",
        "Full name of the executor: ______________________ Telephone: ______________________",
    ),
    prose(
        "Алдым: Т.А.Ә. / көрсетілетін қызметті алушының қолы: ______________________ / ____________",
        "Получил: Ф.И.О. / подпись услугополучателя: ______________________ / ____________",
        "Received: full name / signature of the applicant: ______________________ / ____________",
    ),
    prose("20___ ж. «____» ____________________", "«____» ____________________ 20___ г.", "____ ____________________ 20___"),
];

const NOTICES: Notices = Notices {
    complaint: COMPLAINT,
    receipt_is_result: false,
    receipt_names_employee: None,
    // Annex 2 has the heading of a receipt and the body of a refusal: the receipt takes its heading (reading).
    receipt: notice_form(
        text("Құжаттардың қабылданғаны туралы қолхат", "Расписка о приеме документов", "Receipt for documents"),
        "TD-p9.4",
    )
    .handed_out(Handout { address: ADDRESS, opening: None, documents: DOCUMENTS_NAMED, closing: SIGNED }),
    // 6. A refusal is not named as a result: only acceptance can be refused.
    refusal: None,
    // Annex 2, headed as paragraph 10 calls it (ours).
    refusal_to_accept: Some(
        notice_form(
            text(
                "Құжаттарды қабылдаудан бас тарту туралы қолхат",
                "Расписка об отказе в приеме документов",
                "Receipt of refusal to accept documents",
            ),
            "TD-a2",
        )
        .handed_out(Handout { address: ADDRESS, opening: Some(REFUSING), documents: DOCUMENTS_NAMED, closing: SIGNED }),
    ),
};
