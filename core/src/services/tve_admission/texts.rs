//! What is printed and told of admission: the application's sheet, the list of requirements in plain words, the names of its notices.
//! Nothing here is judged: the rules stand in the service's own file.

use crate::form::sheet::{Sheet, line};
use crate::services::{About, Notices, members, notice_form};
use crate::texts::{prose, text};

// The regulation asks for an application and names no form for it: what row 8 and the windows ask for, in the order of the sister forms (assumed).
pub(super) const SHEET: Sheet = Sheet {
    clause: "TA-a1.r8.office",
    assumed: true,
    head: &[
        line(
            &["/provider/head", "/provider/name"],
            text(
                "білім беру ұйымы басшысының Т.А.Ә. (бар болса), ұйымның атауы",
                "Ф.И.О. (при наличии) руководителя организации образования, ее название",
                "full name (if any) of the head of the education organisation, its name",
            ),
        ),
        line(
            &["/applicant/name", "/applicant/iin", "/applicant/birth_date"],
            text(
                "оқуға түсушінің Т.А.Ә. (бар болса) толық, ЖСН",
                "Ф.И.О. (при наличии) поступающего полностью, ИИН",
                "full name (if any) of the applicant, in full, IIN",
            ),
        ),
        line(&["/applicant/address"], text("нақты тұрғылықты жері", "фактическое место жительства", "actual place of residence")),
        line(&["/applicant/contact/phone", "/applicant/contact/email"], text("байланыс деректері", "контактные данные", "contact details")),
        line(
            &["/representative/name", "/representative/iin", "/representative/relation"],
            text(
                "өтінішті ата-анасының бірі немесе заңды өкіл берсе, оның Т.А.Ә.",
                "Ф.И.О. родителя или законного представителя, если заявление подает он",
                "full name of the parent or legal representative who applies",
            ),
        )
        .if_given(),
    ],
    body: &[
        line(
            &["/admission/specialty/name", "/admission/specialty/code"],
            text("мамандық атауы", "наименование специальности", "name of the specialty"),
        )
        .before(text(
            "Менің құжаттарымды",
            "Прошу принять мои документы для обучения по специальности",
            "I ask you to accept my documents for studies in the specialty",
        ))
        .after(text("мамандығы бойынша оқуға қабылдауыңызды сұраймын.", ".", ".")),
        line(
            &["/admission/programme", "/admission/study_form", "/admission/funding", "/admission/base"],
            text(
                "бағдарлама, оқу нысаны, оқу ақысы, қандай білім негізінде",
                "программа, форма обучения, оплата, на базе какого образования",
                "programme, form of study, funding, base",
            ),
        ),
    ],
    consent: members::CONSENT,
};

pub(super) const ABOUT: &[About] = &[
    About {
        title: prose("Кім көрсетеді", "Кто оказывает", "Who renders it"),
        words: prose(
            "техникалық және кәсіптік, орта білімнен кейінгі білім беру ұйымдары",
            "организации технического и профессионального, послесреднего образования",
            "technical and vocational, post-secondary education organisations",
        ),
        clause: "TA-a1.r1",
    },
    About {
        title: prose("Қалай беруге болады", "Как подать", "How to apply"),
        words: prose(
            "ұйымның өзі, www.egov.kz порталы",
            "сама организация, портал www.egov.kz",
            "the organisation itself, the portal www.egov.kz",
        ),
        clause: "TA-a1.r2",
    },
    About {
        title: prose("Мерзімі", "Срок", "Term"),
        words: prose(
            "құжаттар 25 маусымнан бастап, бағдарлама мен оқу нысанына қарай 20 шілдеден 20 қыркүйекке дейін қабылданады",
            "документы принимают с 25 июня; последний день – от 20 июля до 20 сентября, по программе и форме обучения",
            "documents are accepted from 25 June; the last day is from 20 July to 20 September, by programme and form of study",
        ),
        clause: "TA-a1.r3.2",
    },
    About {
        title: prose("Нысаны", "Форма", "Form"),
        words: prose(
            "электронды (ішінара автоматтандырылған)",
            "электронная (частично автоматизированная)",
            "electronic (partly automated)",
        ),
        clause: "TA-a1.r4",
    },
    About {
        title: prose("Нәтижесі", "Результат", "Result"),
        words: prose(
            "құжаттардың қабылданғаны туралы қолхат немесе дәлелді бас тарту",
            "расписка о приеме документов или мотивированный отказ",
            "a receipt that the documents were accepted, or a reasoned refusal",
        ),
        clause: "TA-a1.r5.1",
    },
    About {
        title: prose("Құны", "Стоимость", "Price"), words: prose("тегін", "бесплатно", "free of charge"), clause: "TA-a1.r6"
    },
    About {
        title: prose("Жұмыс уақыты", "Часы работы", "Hours"),
        words: prose(
            "ұйым: дүйсенбі – сенбі, 9:00–18:00, түскі үзіліс 13:00–14:00; портал: тәулік бойы, жұмыс уақытынан тыс жіберілген өтініш келесі жұмыс күні қабылданады",
            "организация: понедельник – суббота, 9:00–18:00, обед 13:00–14:00; портал: круглосуточно, отправленное вне рабочего времени принимают на следующий рабочий день",
            "the organisation: Monday to Saturday 9:00–18:00, lunch 13:00–14:00; the portal around the clock, what is sent after hours is accepted on the next working day",
        ),
        clause: "TA-a1.r7",
    },
    About {
        title: prose("Қанша күтесіз", "Сколько ждать на месте", "Waiting at the counter"),
        words: prose(
            "құжаттар топтамасын тапсыру үшін – 15 минуттан артық емес; қызмет көрсету – 15 минуттан артық емес",
            "чтобы сдать пакет документов, – не дольше 15 минут; обслуживание – не дольше 15 минут",
            "to hand in the documents, no more than 15 minutes; the service itself no more than 15 minutes",
        ),
        clause: "TA-a1.r3.3",
    },
    About {
        title: prose("Мекенжайлар", "Адреса", "Addresses"),
        words: prose(
            "Оқу-ағарту министрлігінің www.edu.gov.kz сайтында және www.egov.kz порталында",
            "на сайте Министерства просвещения www.edu.gov.kz и на портале www.egov.kz",
            "on the Ministry's site www.edu.gov.kz and on the portal www.egov.kz",
        ),
        clause: "TA-a1.r7.addresses",
    },
    About {
        title: prose("Бірыңғай байланыс орталығы", "Единый контакт-центр", "Contact centre"),
        words: prose(
            "қызмет көрсету тәртібі мен өтініштің жағдайын порталдағы жеке кабинеттен, ұйымның анықтама қызметінен және мына нөмірлерден білуге болады: 1414, 8 800 080 7777",
            "о порядке оказания услуги и о статусе заявления можно узнать в личном кабинете портала, в справочной службе организации и по номерам 1414, 8 800 080 7777",
            "the order of the service and the status of an application can be learned in the portal's cabinet, from the organisation's enquiries and at 1414, 8 800 080 7777",
        ),
        clause: "TA-a1.r10.2",
    },
];

pub(super) const NOTICES: Notices = Notices {
    complaint: members::GENERAL_COMPLAINT,
    receipt_is_result: true,
    receipt_names_employee: Some("TA-a1.r8.receipt"),
    // Annex 3 is not in hand; row 8 says what the receipt holds.
    receipt: notice_form(
        text("Құжаттардың қабылданғаны туралы қолхат", "Расписка о приеме документов", "Receipt for documents"),
        "TA-a1.r8.receipt",
    )
    .assumed(),
    // Annex 2 is not in hand; nothing prescribes the statement on paper.
    refusal: Some(
        notice_form(
            text(
                "Өтінішті одан әрі қараудан дәлелді бас тарту",
                "Мотивированный отказ в дальнейшем рассмотрении заявления",
                "Reasoned refusal of further consideration",
            ),
            "TA-a2",
        )
        .assumed(),
    ),
    refusal_to_accept: None,
};
