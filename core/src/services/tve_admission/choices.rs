//! What an application for admission declares beside the shared members: its members, and the lists from which they are chosen.
//! When each is asked, and by which clause, stands with the form.

use crate::form::{Choice, Kind, Member, choice, member};
use crate::law::When;
use crate::services::members::MAX_NAME;
use crate::texts::text;

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

pub(super) const MEMBERS: &[Member] = &[
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
