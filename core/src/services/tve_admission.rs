//! Accepting documents to vocational and post-secondary organisations: TA, order No 20 of 31 January 2025.
//! The rules are those of `core/law/seeds/004_cc0051feb11869fd.txt`. Its forms (TA-a2, TA-a3) are not in hand: what rests on them is assumed.

use super::members::{
    self, AT_OFFICE, BY_PORTAL, LEGAL_REPRESENTATIVE, MAX_NAME, MINOR, MINOR_APPLIES_ALONE, NO_CONTACT, NO_IIN, OFFICE, ONE_TIME_PASSWORD,
    PARENT, PORTAL, PROXY, REPRESENTED,
};
use super::titles;
use super::{About, Edition, NoticeForm, Notices, Service};
use crate::form::sheet::{Sheet, line};
use crate::form::{
    Choice, Document, Kind, Later, Member, Rule, Says, Section, Warning, accept, ask, attach, choice, expect, member, offer,
};
use crate::law::{Covers, Ground, Known, LastDay, OfficersGround, ResultsDay, When, Windows, date, every, on_acceptance, refuse};
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
    members: MEMBERS,
    document_kinds: &[],
    editions: &[FIRST],
};

const FIRST: Edition = Edition {
    since: date(2025, 2, 15),
    since_assumed: true,
    // Annex 1, row 5. The result is a receipt that the documents were accepted, or a reasoned refusal.
    term: on_acceptance().by("TA-a1.r5.1"),
    form: FORM,
    sheet: SHEET,
    documents: DOCUMENTS,
    rules: &[NOT_DIGITISED, PORTAL_EXPECTED, members::HOME_VISIT_ELSEWHERE],
    // 18. A refusal is an electronic document signed with the EDS of the provider's authorised person.
    refused_by_person_only: true,
    grounds: GROUNDS,
    officers_grounds: OFFICERS_GROUNDS,
    windows: Some(WINDOWS),
    results: RESULTS,
    about: ABOUT,
    notices: NOTICES,
};

const SKILLED: When = When::In("/admission/programme", &["skilled-worker", "special-curriculum", "religious", "penal-institution"]);
const MIDDLE_LEVEL: When = When::In("/admission/programme", &["middle-level", "applied-bachelor"]);
const EVENING: When = When::Is("/admission/study_form", "evening");
const BASIC: When = When::Is("/admission/base", "basic-secondary");
const ABROAD: When = When::True("/admission/graduated_abroad");
const WITH_DISABILITY: When = When::In("/admission/disability", &["group-1", "group-2", "since-childhood"]);
const SIGHT_OR_LOCOMOTION: When = When::In("/admission/disability_kind", &["sight", "locomotion"]);
const HEARING: When = When::Is("/admission/disability_kind", "hearing");

const PROGRAMMES: &[Choice] = &[
    choice("skilled-worker", text("Білікті жұмысшы", "Квалифицированный рабочий", "Skilled worker")),
    choice("special-curriculum", text("Арнайы оқу бағдарламасы", "Специальная учебная программа", "Special curriculum")),
    choice("religious", text("Діни білім беру ұйымы", "Духовная (религиозная) организация образования", "Religious organisation")),
    choice(
        "penal-institution",
        text(
            "Түзеу мекемесіндегі білім беру ұйымы",
            "Организация образования в исправительном учреждении",
            "Organisation in a penal institution",
        ),
    ),
    choice("middle-level", text("Орта буын маманы", "Специалист среднего звена", "Middle-level specialist")),
    choice("applied-bachelor", text("Қолданбалы бакалавр", "Прикладной бакалавр", "Applied bachelor")),
];

const BASES: &[Choice] = &[
    choice(
        "basic-secondary",
        text("Негізгі орта білім (9 сынып)", "Основное среднее образование (9 классов)", "Basic secondary education (9 years)"),
    ),
    choice(
        "general-secondary",
        text("Жалпы орта білім (11 сынып)", "Общее среднее образование (11 классов)", "General secondary education (11 years)"),
    ),
    choice("tve", text("Техникалық және кәсіптік білім", "Техническое и профессиональное образование", "Vocational education")),
    choice("post-secondary", text("Орта білімнен кейінгі білім", "Послесреднее образование", "Post-secondary education")),
    choice("higher", text("Жоғары білім", "Высшее образование", "Higher education")),
];

const STUDY_FORMS: &[Choice] = &[
    choice("full-time", text("Күндізгі оқу", "Очное обучение", "Full-time")),
    choice("evening", text("Кешкі оқу", "Вечернее обучение", "Evening")),
    choice("correspondence", text("Сырттай оқу", "Заочное обучение", "Correspondence")),
];

const FUNDING: &[Choice] = &[
    choice(
        "state-order",
        text("Мемлекеттік тапсырыс (тегін оқу)", "Государственный заказ (бесплатное обучение)", "State order (free study)"),
    ),
    choice("paid", text("Ақылы", "Платно", "Paid")),
];

const GROUPS: &[Choice] = &[
    choice("general", text("Жалпы", "Общая", "General")),
    choice("creative", text("Шығармашылық", "Творческая", "Creative")),
    choice("pedagogical", text("Педагогикалық", "Педагогическая", "Pedagogical")),
    choice("medical", text("Медициналық", "Медицинская", "Medical")),
];

// 3. The children of these are admitted outside the competition; whom "died or disabled on duty" limits is open.
const STATUSES: &[Choice] = &[
    choice(
        "special-state-body",
        text(
            "Арнаулы мемлекеттік орган қызметкерінің баласы",
            "Ребенок сотрудника специального государственного органа",
            "Child of an officer of a special state body",
        ),
    ),
    choice(
        "law-enforcement",
        text(
            "Құқық қорғау органы қызметкерінің баласы",
            "Ребенок сотрудника правоохранительного органа",
            "Child of a law-enforcement officer",
        ),
    ),
    choice(
        "civil-protection",
        text(
            "Азаматтық қорғау органы қызметкерінің баласы",
            "Ребенок сотрудника органа гражданской защиты",
            "Child of an officer of a civil protection body",
        ),
    ),
    choice(
        "courier-service",
        text(
            "Мемлекеттік фельдъегерлік қызмет қызметкерінің баласы",
            "Ребенок сотрудника государственной фельдъегерской службы",
            "Child of an officer of the state courier service",
        ),
    ),
    choice(
        "military",
        text(
            "Қызмет міндетін атқару кезінде қаза тапқан немесе мүгедектік алған әскери қызметшінің баласы",
            "Ребенок военнослужащего, погибшего или получившего инвалидность при исполнении служебных обязанностей",
            "Child of a serviceman who died or was disabled on duty",
        ),
    ),
    choice("medical-worker", text("Медицина қызметкерінің баласы", "Ребенок медицинского работника", "Child of a medical worker")),
];

const DISABILITIES: &[Choice] = &[
    choice("group-1", text("I топ", "I группа", "Group 1")),
    choice("group-2", text("II топ", "II группа", "Group 2")),
    choice("group-3", text("III топ", "III группа", "Group 3")),
    choice("since-childhood", text("Бала кезінен", "С детства", "Since childhood")),
];

const DISABILITY_KINDS: &[Choice] = &[
    choice("sight", text("Көру", "Зрение", "Sight")),
    choice("hearing", text("Есту", "Слух", "Hearing")),
    choice("locomotion", text("Тірек-қимыл", "Опорно-двигательный аппарат", "Locomotion")),
];

// 38. A separate room; a helper (sight, locomotion) or one who knows sign language (hearing).
const ARRANGEMENTS: &[Choice] = &[
    choice("separate-room", text("Жеке аудитория", "Отдельная аудитория", "A separate room"))
        .when(When::Given("/admission/disability_kind")),
    choice("assistant", text("Көмекші", "Помощник", "A helper")).when(SIGHT_OR_LOCOMOTION),
    choice(
        "sign-language-assistant",
        text("Ымдау тілін білетін көмекші", "Помощник, владеющий жестовым языком", "A helper who knows sign language"),
    )
    .when(HEARING),
];

const ALSO: &[Choice] = &[
    choice("dormitory", text("Жатақхана орны", "Место в общежитии", "A place in a dormitory")),
    choice("free-meals", text("Тегін тамақтандыру", "Бесплатное питание", "Free meals")),
];

const MEMBERS: &[Member] = &[
    member("/admission/programme", Kind::Choice(PROGRAMMES), text("Бағдарлама", "Программа", "Programme")).blocking_when_missing(),
    member(
        "/admission/base",
        Kind::Choice(BASES),
        text("Қандай білім негізінде", "На базе какого образования", "On the base of which education"),
    )
    .blocking_when_missing(),
    member("/admission/study_form", Kind::Choice(STUDY_FORMS), text("Оқу нысаны", "Форма обучения", "Form of study"))
        .blocking_when_missing(),
    member("/admission/funding", Kind::Choice(FUNDING), text("Оқу ақысы", "Оплата обучения", "Funding")).blocking_when_missing(),
    member("/admission/specialty/code", Kind::Code, text("Мамандық коды", "Код специальности", "Code of the specialty")),
    member(
        "/admission/specialty/name",
        Kind::Words { max: MAX_NAME, lines: false },
        text("Қандай мамандыққа", "На какую специальность", "Which specialty"),
    )
    .blocking_when_missing(),
    member("/admission/specialty/group", Kind::Choice(GROUPS), text("Мамандық тобы", "Группа специальности", "Group of the specialty"))
        .blocking_when_missing(),
    member("/admission/graduated_abroad", Kind::Flag, text("Шетелде оқу бітірдім", "Я окончил учебу за рубежом", "I graduated abroad")),
    member(
        "/admission/special_status",
        Kind::Choice(STATUSES),
        text("Конкурстан тыс қабылданатындар санаты", "Категория приема вне конкурса", "Category admitted outside the competition"),
    ),
    member("/admission/disability", Kind::Choice(DISABILITIES), text("Мүгедектік", "Инвалидность", "Disability")),
    member("/admission/disability_kind", Kind::Choice(DISABILITY_KINDS), text("Мүгедектік түрі", "Вид нарушения", "Kind of disability")),
    member(
        "/admission/exam_arrangements",
        Kind::Choices(ARRANGEMENTS),
        text("Емтихандағы арнайы жағдайлар", "Особые условия на экзамене", "Exam arrangements"),
    ),
    member("/admission/also_apply_for", Kind::Choices(ALSO), text("Сонымен бірге сұраймын", "Одновременно прошу", "I also apply for")),
];

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
            offer("/admission/graduated_abroad").by("TA-a1.r3.2"),
            offer("/education/institution_name").by("TA-p12.2"),
            accept("/education").by("TA-p12.2"),
        ],
    },
    Section {
        title: text("Жеңілдіктер мен тілектер", "Льготы и пожелания", "Privileges and wishes"),
        fields: &[
            offer("/admission/special_status").by("TA-a1.r3.2"),
            offer("/admission/disability").by("TA-a1.r3.2"),
            offer("/admission/disability_kind").shown(When::Given("/admission/disability")).by("TA-a1.r3.2"),
            // 38. A separate free-form application for exam arrangements: these wishes are taken for it (ours).
            offer("/admission/exam_arrangements").shown(When::Given("/admission/disability_kind")).by("TA-p38"),
            offer("/admission/also_apply_for").by("TA-a1.r3.2"),
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

// The regulation asks for an application and names no form for it: what row 8 and the windows ask for, in the order of the sister forms (assumed).
const SHEET: Sheet = Sheet {
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
        "Его сдают прямо в организацию образования, когда снимут ограничительные меры или закончится чрезвычайная ситуация.",
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

const ABOUT: &[About] = &[
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

const NOTICES: Notices = Notices {
    complaint: members::GENERAL_COMPLAINT,
    receipt_is_result: true,
    receipt_names_employee: Some("TA-a1.r8.receipt"),
    // Annex 3 is not in hand; row 8 says what the receipt holds.
    receipt: NoticeForm {
        title: text("Құжаттардың қабылданғаны туралы қолхат", "Расписка о приеме документов", "Receipt for documents"),
        clause: "TA-a1.r8.receipt",
        statement: None,
        handout: None,
    },
    // Annex 2 is not in hand; nothing prescribes the statement on paper.
    refusal: Some(NoticeForm {
        title: text(
            "Өтінішті одан әрі қараудан дәлелді бас тарту",
            "Мотивированный отказ в дальнейшем рассмотрении заявления",
            "Reasoned refusal of further consideration",
        ),
        clause: "TA-a2",
        statement: None,
        handout: None,
    }),
    refusal_to_accept: None,
};
