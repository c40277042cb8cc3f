//! What the applications of several services have in common: members, conditions, kinds of provider, warnings.
//! What only one service asks stands in that service's file; the kinds of document stand in `document_kinds`.

use crate::calendar::{Hours, Week};
use crate::form::{Choice, Filler, Kind, Member, Rule, Says, Warning, choice, member};
use crate::law::{Clause, When};
use crate::services::{Complaint, NoticeForm, ProviderKind, notice_form};
use crate::texts::{Prose, Text, prose, text};

pub const PORTAL: When = When::Is("/channel", "portal");
pub const OFFICE: When = When::Is("/channel", "office");
pub const STATE_CORPORATION: When = When::Is("/channel", "state-corporation");
pub const COUNTER: When = When::In("/channel", &["office", "state-corporation"]);
pub const ONE_TIME_PASSWORD: When = When::Is("/certified_by", "one-time-password");
pub const REPRESENTED: When = When::Given("/representative");
/// State Corporation staff come to the person: only that channel knows it.
pub const HOME_VISIT: When = When::All(&[When::True("/home_visit"), STATE_CORPORATION]);
pub const MINOR: When = When::Younger { years: 18, born: "/applicant/birth_date", iin: "/applicant/iin" };

pub const BY_PORTAL: Choice = choice("portal", text("eGov.kz порталы арқылы", "Через портал eGov.kz", "On the portal eGov.kz"));
pub const AT_OFFICE: Choice =
    choice("office", text("Білім беру ұйымының өзінде", "В самой организации образования", "At the education organisation"));
pub const AT_STATE_CORPORATION: Choice = choice(
    "state-corporation",
    text("Мемлекеттік корпорация (ХҚКО) арқылы", "Через Государственную корпорацию (ЦОН)", "Through the State Corporation"),
);

/// How an application is certified: by EDS or a one-time password on the portal, by hand at a counter.
const CERTIFICATIONS: &[Choice] = &[
    choice("one-time-password", text("SMS кодымен", "Кодом из SMS", "By a code from an SMS")).when(When::Not(&COUNTER)),
    choice("eds", text("ЭЦҚ көмегімен", "С помощью ЭЦП", "By EDS")).when(When::Not(&COUNTER)),
    choice("handwritten", text("Өз қолымен", "Собственноручно", "By hand")).when(When::Not(&PORTAL)),
];

const CITIZENSHIPS: &[Choice] = &[
    choice("citizen", text("Қазақстан азаматы", "Гражданин Казахстана", "Citizen of Kazakhstan")),
    choice("foreigner", text("Шетелдік", "Иностранец", "Foreigner")),
    choice("stateless", text("Азаматтығы жоқ адам", "Лицо без гражданства", "Stateless person")),
    choice("refugee", text("Босқын", "Беженец", "Refugee")),
    choice("asylum-seeker", text("Пана іздеуші", "Лицо, ищущее убежище", "Asylum seeker")),
    choice("kandas", text("Қандас", "Кандас", "Kandas")),
];

pub const PARENT: Choice = choice("parent", text("Ата-анасының бірі", "Один из родителей", "Parent"));
pub const LEGAL_REPRESENTATIVE: Choice =
    choice("legal-representative", text("Заңды өкіл", "Законный представитель", "Legal representative"));
pub const PROXY: Choice =
    choice("proxy", text("Сенімхат бойынша өкіл", "Представитель по доверенности", "Proxy under a power of attorney"));

const LANGUAGES: &[Choice] =
    &[choice("kk", text("Қазақша", "На казахском", "Kazakh")), choice("ru", text("Орысша", "На русском", "Russian"))];

/// What of a document can be corrected.
const CORRECTABLE: &[Choice] = &[
    choice("surname", text("Тегі", "Фамилия", "Surname")),
    choice("given-name", text("Аты", "Имя", "Given name")),
    choice("patronymic", text("Әкесінің аты", "Отчество", "Patronymic")),
    choice("birth-date", text("Туған күні", "Дата рождения", "Date of birth")),
    choice("iin", text("ЖСН", "ИИН", "IIN")),
    choice("specialty", text("Мамандық", "Специальность", "Specialty")),
    choice("qualification", text("Біліктілік", "Квалификация", "Qualification")),
    choice("institution", text("Оқу орнының атауы", "Название учебного заведения", "Institution")),
    choice("document-number", text("Құжат нөмірі", "Номер документа", "Number of the document")),
    choice("issue-date", text("Берілген күні", "Дата выдачи", "Date of issue")),
    choice("other", text("Басқа", "Другое", "Other")),
];

/// The longest free text, names of organisations, specialties and addresses, and names of files, in code points.
const MAX_WORDS: u16 = 2_000;
pub const MAX_NAME: u16 = 200;
pub const MAX_FILE_NAME: u16 = 255;

const fn words(max: u16) -> Kind {
    Kind::Words { max, lines: false }
}
const LINES: Kind = Kind::Words { max: MAX_WORDS, lines: true };

/// The parts of a person's name, each a member below the person's pointer.
pub const PERSON: &[Member] =
    &[
        member("surname", Kind::NamePart { dash_is_none: false }, text("Тегі", "Фамилия", "Surname")),
        member("given_name", Kind::NamePart { dash_is_none: false }, text("Аты", "Имя", "Given name")),
        member("patronymic", Kind::NamePart { dash_is_none: true }, text("Әкесінің аты", "Отчество", "Patronymic")).hint(text(
            "Бар болса",
            "При наличии",
            "If there is one",
        )),
        member("single_name", Kind::Flag, text("Есімі бір сөзден тұрады", "Имя состоит из одного слова", "There is one name only"))
            .hint(text("Онда оны «Тегі» өрісіне жазыңыз", "Тогда впишите его в поле «Фамилия»", "Then write it as the surname")),
    ];

/// An item of the list of corrections.
const CORRECTION: &[Member] = &[
    member("field", Kind::Choice(CORRECTABLE), text("Нені түзету керек", "Что исправить", "What to correct")),
    member("printed", LINES, text("Құжатта қалай жазылған", "Как напечатано в документе", "As printed in the document")),
    member("correct", LINES, text("Дұрысы қалай", "Как правильно", "As it should be")),
    member("explanation", LINES, text("Қатенің түсіндірмесі", "Пояснение ошибки", "Explanation of the error")).hint(text(
        "Қате қайдан шықты және дұрысы қай құжатта жазылған",
        "Откуда ошибка и в каком документе написано правильно",
        "Where the error comes from, and which document has it right",
    )),
];

/// A file that is attached.
pub const FILE: &[Member] = &[
    member("file_name", words(MAX_FILE_NAME), text("Файл атауы", "Имя файла", "File name")),
    member("media_type", Kind::Literal, text("Файл түрі", "Тип файла", "Type of file")),
    member("bytes", Kind::Integer, text("Көлемі", "Размер", "Size")),
    member("sha256", Kind::Literal, text("SHA-256", "SHA-256", "SHA-256")),
    member(
        "source",
        Kind::Choice(&[
            choice("upload", text("Жүктелген", "Загружен", "Uploaded")),
            choice(
                "digital-documents-service",
                text("Цифрлық құжаттар сервисінен", "Из сервиса цифровых документов", "From the digital documents service"),
            ),
            choice("paper", text("Қағаз түрінде", "На бумаге", "On paper")),
        ]),
        text("Қайдан алынған", "Откуда", "Source"),
    ),
    member("valid_until", Kind::Literal, text("Қай күнге дейін жарамды", "До какого дня действует", "Valid until")).hint(text(
        "Құжатта жазылған болса",
        "Если указано в документе",
        "If the document names a day",
    )),
    member("width_px", Kind::Integer, text("Ені, пиксель", "Ширина, пиксели", "Width in pixels")),
    member("height_px", Kind::Integer, text("Биіктігі, пиксель", "Высота, пиксели", "Height in pixels")),
];

/// The members that several services ask for.
pub const SHARED: &[Member] = &[
    member(
        "/channel",
        Kind::Choice(&[BY_PORTAL, AT_OFFICE, AT_STATE_CORPORATION]),
        text("Өтініш беру тәсілі", "Способ подачи", "How to apply"),
    )
    .filled_by(Filler::Page)
    .blocking(When::Always),
    member("/language", Kind::Choice(LANGUAGES), text("Хабарлама тілі", "Язык уведомлений", "Language of notices")).filled_by(Filler::Page),
    member(
        "/home_visit",
        Kind::Flag,
        text("Құжатты үйге келіп қабылдау керек", "Нужен прием документов на дому", "Documents are to be taken at home"),
    ),
    member("/provider/bin", Kind::Bin, text("Ұйымның БСН-і", "БИН организации", "BIN of the organisation"))
        .filled_by(Filler::Organisation)
        .blocking(When::Always),
    member("/provider/name", words(MAX_NAME), text("Білім беру ұйымы", "Организация образования", "Education organisation"))
        .filled_by(Filler::Organisation)
        .blocking(When::Always),
    member("/provider/head", Kind::Person, text("Ұйым басшысы", "Руководитель организации", "Head of the organisation"))
        .filled_by(Filler::Organisation),
    // It has the label of what stands above it.
    member("/applicant/name", Kind::Person, Text::NONE).filled_by(Filler::Account).blocking(When::Always),
    member("/applicant/iin", Kind::Iin, text("ЖСН", "ИИН", "IIN"))
        .hint(text(
            "12 цифр, жеке куәлікте жазылған",
            "12 цифр, указаны в удостоверении личности",
            "12 digits, printed on the identity card",
        ))
        .filled_by(Filler::Account)
        .blocking(When::Always),
    member("/applicant/birth_date", Kind::BirthDate { iin: "/applicant/iin" }, text("Туған күні", "Дата рождения", "Date of birth")),
    member("/applicant/citizenship_status", Kind::Choice(CITIZENSHIPS), text("Азаматтығы", "Гражданство", "Citizenship")),
    member(
        "/applicant/contact/phone",
        Kind::Phone { mobile: ONE_TIME_PASSWORD },
        text("Телефон нөмірі", "Номер телефона", "Telephone number"),
    )
    .hint(text("Мысалы: +7 700 123 45 67", "Например: +7 700 123 45 67", "For example: +7 700 123 45 67"))
    .blocking(ONE_TIME_PASSWORD),
    member("/applicant/contact/email", Kind::Email, text("Электрондық пошта", "Электронная почта", "E-mail")).hint(text(
        "Мысалы: name@example.kz",
        "Например: name@example.kz",
        "For example: name@example.kz",
    )),
    member("/applicant/address", words(MAX_NAME), text("Тұрғылықты мекенжайы", "Адрес проживания", "Address of residence"))
        .blocking(HOME_VISIT),
    member(
        "/representative",
        Kind::Group,
        text("Басқа адамның атынан өтініш беремін", "Я подаю заявление за другого человека", "I am applying for somebody else"),
    )
    .blocking(When::Always),
    member("/representative/name", Kind::Person, text("Өкіл", "Представитель", "Representative")).blocking(When::Always),
    member("/representative/iin", Kind::Iin, text("Өкілдің ЖСН-і", "ИИН представителя", "IIN of the representative"))
        .blocking(When::Always),
    member(
        "/representative/relation",
        Kind::Choice(&[PARENT, LEGAL_REPRESENTATIVE, PROXY]),
        text("Өтініш берушіге кім болып келеді", "Кем приходится заявителю", "Relation to the applicant"),
    )
    .blocking(When::Always),
    member("/new_name", Kind::Person, text("Жаңа аты-жөні", "Новые фамилия и имя", "New name")),
    // Each service that asks for a reason declares its own.
    member("/reason/kind", Kind::Choice(&[]), text("Себебі", "Причина", "Reason")),
    member("/reason/text", LINES, text("Себебін жазыңыз", "Опишите причину", "Describe the reason")),
    member(
        "/corrections",
        Kind::Rows { members: CORRECTION, differ: Some(["printed", "correct"]) },
        text("Түзетілетін мәліметтер", "Что нужно исправить", "What is to be corrected"),
    )
    .blocking(When::Always),
    member(
        "/education/institution_name",
        words(MAX_NAME),
        text("Сіз бітірген оқу орны", "Учебное заведение, которое Вы окончили", "Institution that you graduated from"),
    ),
    member(
        "/education/institution_changed/name",
        words(MAX_NAME),
        text("Оқу орнының жаңа атауы", "Новое название учебного заведения", "New name of the institution"),
    ),
    member(
        "/education/institution_changed/address",
        words(MAX_NAME),
        text("Оқу орнының жаңа мекенжайы", "Новый адрес учебного заведения", "New address of the institution"),
    ),
    member("/education/graduation_year", Kind::Year, text("Бітірген жылы", "Год окончания", "Year of graduation")),
    member("/education/specialty/code", Kind::Code, text("Мамандық коды", "Код специальности", "Code of the specialty")),
    member(
        "/education/specialty/name",
        words(MAX_NAME),
        text("Мамандық (білім беру бағдарламасы)", "Специальность (образовательная программа)", "Specialty (education programme)"),
    ),
    member(
        "/education/document/type",
        Kind::Choice(&[BASIC_SECONDARY, GENERAL_SECONDARY]),
        text("Құжат түрі", "Вид документа", "Kind of document"),
    ),
    member(
        "/education/document/model",
        Kind::Choice(&[OWN_MODEL, STATE_MODEL]),
        text("Құжат үлгісі", "Образец документа", "Model of the document"),
    ),
    member("/education/document/series", words(MAX_WORDS), text("Құжат сериясы", "Серия документа", "Series of the document")),
    member("/education/document/number", Kind::DocumentNumber, text("Құжат нөмірі", "Номер документа", "Number of the document")),
    member("/education/document/issued_on", Kind::PastDay, text("Құжат берілген күн", "Дата выдачи документа", "Date of issue")),
    member(
        "/consent",
        Kind::Consent,
        text("Деректерді пайдалануға келісім", "Согласие на использование данных", "Consent to the use of data"),
    )
    // The words that the annexes make people sign.
    .hint(CONSENT),
    member(
        "/certified_by",
        Kind::Choice(CERTIFICATIONS),
        text("Өтінішті қалай растайсыз", "Как подтвердить заявление", "How to certify the application"),
    )
    .filled_by(Filler::Certification)
    .blocking(When::Always),
];

/// The words of the consent that two annexes make people sign, and that the services without an annex in hand take over.
pub const CONSENT: Text = text(
    "Ақпараттық жүйелерде қамтылған «Дербес деректер және оларды қорғау туралы» Қазақстан Республикасының Заңымен қорғалатын құпияны құрайтын мәліметтерді пайдалануға келісемін.",
    "Согласен на использование сведений, составляющих тайну, охраняемую Законом Республики Казахстан «О персональных данных и их защите», содержащихся в информационных системах.",
    "I agree to the use of the information in information systems that constitutes a secret protected by the Law of the Republic of Kazakhstan on personal data and their protection.",
);

const BASIC_SECONDARY: Choice = choice(
    "basic-secondary",
    text("Негізгі орта білім туралы (9 сынып)", "Об основном среднем образовании (9 классов)", "Basic secondary education (9 years)"),
);
const GENERAL_SECONDARY: Choice = choice(
    "general-secondary",
    text("Жалпы орта білім туралы (11 сынып)", "Об общем среднем образовании (11 классов)", "General secondary education (11 years)"),
);
const OWN_MODEL: Choice = choice("own", text("Оқу орнының өз үлгісінде", "Собственного образца", "The institution's own model"));
const STATE_MODEL: Choice = choice("state", text("Мемлекеттік үлгіде", "Государственного образца", "State model"));

pub const SCHOOL: ProviderKind = ProviderKind {
    code: "school",
    name: text("Мектеп", "Школа", "School"),
    hours: Hours { week: Week::FiveDays, closes_at_minute: 18 * 60 + 30 },
};
pub const TVE: ProviderKind = ProviderKind {
    code: "tve",
    name: text("Колледж", "Колледж", "College"),
    hours: Hours { week: Week::SixDays, closes_at_minute: 18 * 60 },
};
pub const HEI: ProviderKind = ProviderKind {
    code: "hei",
    name: text("Жоғары оқу орны", "Вуз", "University"),
    hours: Hours { week: Week::FiveDays, closes_at_minute: 18 * 60 + 30 },
};

pub const HEAD_UNKNOWN: Warning = Warning {
    code: "head-unknown",
    text: text(
        "Ұйым басшысының аты-жөні көрсетілмеген. Білсеңіз, жазыңыз; білмесеңіз, өтінішті осылай жібере беріңіз.",
        "Фамилия и имя руководителя организации не указаны. Если знаете их, впишите; если нет, отправляйте заявление так.",
        "The name of the head of the organisation is not given. If you know it, write it; if not, send the application without it.",
    ),
};
pub const NO_IIN: Warning = Warning {
    code: "no-iin",
    text: text(
        "ЖСН көрсетілмеген. Өтінішті онсыз да беруге болады, бірақ ЖСН болса, мәліметтеріңізді табу оңайырақ.",
        "ИИН не указан. Заявление можно подать и без него, но с ИИН найти Ваши сведения проще.",
        "No IIN is given. You can apply without it, but with it your records are easier to find.",
    ),
};
pub const NO_CONTACT: Warning = Warning {
    code: "no-contact",
    text: text(
        "Телефон да, электрондық пошта да көрсетілмеген. Ұйымның Сізбен хабарласуы қиын болады.",
        "Не указаны ни телефон, ни электронная почта. Организации будет трудно связаться с Вами.",
        "Neither telephone nor e-mail is given. The organisation will find it hard to reach you.",
    ),
};
pub const MINOR_APPLIES_ALONE: Warning = Warning {
    code: "minor-applies-alone",
    text: text(
        "Өтініш беруші 18 жасқа толмаған. Әдетте мұндай өтінішті ата-анасының бірі немесе заңды өкілі береді.",
        "Заявителю нет 18 лет. Обычно такое заявление подает один из родителей или законный представитель.",
        "The applicant is under 18. Usually a parent or legal representative makes such an application.",
    ),
};
pub const NO_HOME_VISIT: Warning = Warning {
    code: "no-home-visit",
    text: text(
        "Құжатты үйге келіп тек Мемлекеттік корпорация қабылдайды. Басқа тәсілді таңдасаңыз, бұл тілек есепке алынбайды.",
        "Принять документы на дому может только Государственная корпорация. При другом способе подачи эта просьба не учитывается.",
        "Only the State Corporation takes documents at home. With another channel this wish does not count.",
    ),
};

/// A wish for a home visit counts at the State Corporation alone.
pub const HOME_VISIT_ELSEWHERE: Rule = Rule {
    at: "/home_visit",
    when: When::All(&[When::True("/home_visit"), When::Not(&STATE_CORPORATION)]),
    says: Says::Warning(NO_HOME_VISIT),
    clause: "",
};

pub const NAME_CHANGED: Choice = choice(
    "name-changed",
    text(
        "Тегі, аты немесе әкесінің аты өзгерді",
        "Изменились фамилия, имя или отчество",
        "The surname, given name or patronymic has changed",
    ),
);

/// The statement that annexes prescribe; it is printed only under a trusted seal.
pub const EQUAL_TO_PAPER: Prose = prose(
    "Осы құжат «Электрондық құжат және электрондық цифрлық қолтаңба туралы» Қазақстан Республикасы Заңының 7-бабының 1-тармағына сәйкес қағаз жеткізгіштегі құжатпен бірдей.",
    "Данный документ согласно пункту 1 статьи 7 Закона Республики Казахстан «Об электронном документе и электронной цифровой подписи» равнозначен документу на бумажном носителе.",
    "Under article 7(1) of the Law of the Republic of Kazakhstan on the electronic document and electronic digital signature this document equals one on paper.",
);

/// The complaint of the two corrections, whose chapters on it agree.
pub const fn complaint(clause: Clause) -> Complaint {
    Complaint {
        words: prose(
            "Шағым көрсетілетін қызметті берушіге және (немесе) шешіміне, әрекетіне (әрекетсіздігіне) шағым жасалатын лауазымды адамға беріледі: қарау мерзімі – тіркелген күнінен бастап 5 жұмыс күні; мемлекеттік қызметтер көрсету сапасын бағалау және бақылау жөніндегі уәкілетті органда – 15 жұмыс күні. Заңда өзгеше көзделмесе, содан кейін сотқа жүгінуге болады.",
            "Жалобу подают услугодателю и (или) должностному лицу, чье решение, действие (бездействие) обжалуется: срок рассмотрения – 5 рабочих дней со дня регистрации; в уполномоченном органе по оценке и контролю за качеством оказания государственных услуг – 15 рабочих дней. Если законом не предусмотрено иное, затем можно обратиться в суд.",
            "A complaint goes to the provider and (or) the official whose decision, action or inaction it is about, and is considered within 5 working days of registration; at the authority for the quality of state services within 15 working days. Unless the law says otherwise, court is open after that.",
        ),
        clause: Some(clause),
    }
}

/// The receipt of the services whose regulation has no form for it: what the cabinet shows on sending.
pub const fn acceptance(clause: Clause) -> NoticeForm {
    const TITLE: Text =
        text("Өтініштің қабылданғаны туралы хабарлама", "Уведомление о приеме заявления", "Notice that the application has been accepted");
    notice_form(TITLE, clause)
}

/// The refusal of the services whose regulation has no form for it.
pub const fn reasoned_refusal(clause: Clause) -> NoticeForm {
    const TITLE: Text = text(
        "Мемлекеттік қызмет көрсетуден дәлелді бас тарту туралы хабарлама",
        "Уведомление о мотивированном отказе в оказании государственной услуги",
        "Notice of a reasoned refusal of the state service",
    );
    notice_form(TITLE, clause)
}

/// Where the regulation in hand has no chapter on complaints: the general law holds, and the notice says so.
pub const GENERAL_COMPLAINT: Complaint = Complaint {
    words: prose(
        "Шешіммен келіспесеңіз, жалпы заңнамада белгіленген тәртіппен көрсетілетін қызметті берушіге шағым беруге, содан кейін сотқа жүгінуге болады.",
        "Если Вы не согласны с решением, можно подать жалобу услугодателю в порядке, установленном общим законодательством, а затем обратиться в суд.",
        "If you do not agree with the decision, you can complain to the provider as the general law sets, and then turn to court.",
    ),
    clause: None,
};
