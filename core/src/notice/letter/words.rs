//! The words of letters that every service shares: labels, headings, sentences, names of kinds of day.
//! What a clause prescribes word for word stands with its service.

use crate::texts::{Text, text};

pub(super) const NUMBER: Text = text("Өтініштің бірегей нөмірі", "Уникальный номер заявления", "Unique number of the application");
pub(super) const ISSUED: Text = text("Берілген күні мен уақыты", "Дата и время выдачи", "Issued on");
pub(super) const FILED: Text = text("Өтініш жолданған күні мен уақыты", "Дата и время направления заявления", "Sent on");
pub(super) const ACCEPTED: Text = text("Өтініш қабылданған күн", "День приема заявления", "Day of acceptance");
pub(super) const PROVIDER: Text = text("Көрсетілетін қызметті беруші", "Услугодатель", "Provider");
pub(super) const PROVIDER_BIN: Text = text("Көрсетілетін қызметті берушінің БСН-і", "БИН услугодателя", "BIN of the provider");
pub(super) const APPLICANT: Text = text("Көрсетілетін қызметті алушы", "Услугополучатель", "Applicant");
pub(super) const REPRESENTATIVE: Text = text("Өкілі", "Представитель", "Representative");
pub(super) const EDITION: Text = text("Қағидалардың редакциясы", "Редакция правил", "Edition of the rules");
pub(super) const EDITION_OF_STANDARD: Text = text("Стандарттың редакциясы", "Редакция стандарта", "Edition of the standard");

/// A place that is filled in by hand.
pub(super) const BLANK: &str = "______________________";
pub(super) const EMPLOYEE_HEADING: Text =
    text("Құжаттарды қабылдаған қызметкер", "Работник, принявший документы", "Employee who accepted the documents");
pub(super) const APPOINTED: Text = text(
    "Портал арқылы келген құжаттарды қабылдауға № {number} бұйрықпен ({date}) тағайындалған.",
    "Назначен(а) принимать документы, поступающие через портал, приказом № {number} от {date}.",
    "Appointed to accept the documents that come through the portal by order No {number} of {date}.",
);
pub(super) const SIGNATURES_HEADING: Text = text("Қолтаңбалар", "Подписи", "Signatures");

pub(super) const DOCUMENTS_HEADING: Text = text("Тапсырылған құжаттар", "Сданные документы", "Documents handed in");
pub(super) const RESULT_HEADING: Text =
    text("Мемлекеттік қызметті көрсету нәтижесі", "Результат оказания государственной услуги", "Result of the state service");
pub(super) const RESULT: Text = text(
    "Осы қолхат – мемлекеттік қызметті көрсету нәтижесі.",
    "Эта расписка – результат оказания государственной услуги.",
    "This receipt is the result of the state service.",
);
pub(super) const NO_DOCUMENTS: Text = text("Құжат тапсырылған жоқ.", "Документы не сданы.", "No documents were handed in.");
pub(super) const TERM_HEADING: Text = text("Мерзімі және жауап берілетін күн", "Срок и день ответа", "Term and day of the answer");
pub(super) const WORKING_DAYS: Text = text(
    "Мерзім – {n} жұмыс күні ({clause}). Жалпы қағида бойынша ол өтініш қабылданған күннің ертеңінен басталады; демалыс және мереке күндері есепке кірмейді.",
    "Срок в рабочих днях: {n} ({clause}). По общему правилу он начинается на следующий день после приема заявления; выходные и праздничные дни не считаются.",
    "The term in working days: {n} ({clause}). By the general rule it begins on the day after acceptance; days off and public holidays are not counted.",
);
pub(super) const CALENDAR_DAYS: Text = text(
    "Мерзім – {n} күнтізбелік күн ({clause}). Қабылданған күн есепке кірмейді; соңғы күн жұмыс күні болмаса, жалпы қағида бойынша жауап келесі жұмыс күні беріледі.",
    "Срок в календарных днях: {n} ({clause}). День приема не считается; если последний день нерабочий, по общему правилу ответ дают в следующий рабочий день.",
    "The term in calendar days: {n} ({clause}). The day of acceptance is not counted; if the last day is no working day, by the general rule the answer comes on the next working day.",
);
pub(super) const DUE: Text =
    text("Жауапты {date} күнінен кешіктірмей аласыз", "Вы получите ответ не позднее {date}", "You will have the answer by {date}");
pub(super) const COUNTED_FROM: Text =
    text("мерзімнің бірінші күні – {first}", "первый день срока – {first}", "the first day of the term is {first}");
pub(super) const NOT_COUNTED: Text = text("есепке кірмейтін күндер: {days}", "не считаются: {days}", "not counted: {days}");
pub(super) const DAYS_OFF: Text = text("жұмыс күні емес: {days}", "нерабочие дни: {days}", "days off: {days}");
pub(super) const WORKED: Text = text("актілер бойынша жұмыс күні: {days}", "рабочие дни по актам: {days}", "working days by act: {days}");
pub(super) const MOVED_WORKING_DAY: &str = "moved-working-day";
pub(super) const UNKNOWN_DUE: Text = text(
    "Бұл күндердің жұмыс күнтізбесі жоқ, сондықтан жауап күні есептелмеді.",
    "Рабочего календаря на эти дни нет, поэтому день ответа не рассчитан.",
    "There is no calendar of working days for this time, so the day of the answer is not counted.",
);
pub(super) const REMARKS_HEADING: Text = text("Ескертпелер", "Замечания", "Remarks");
pub(super) const REMARKS: Text = text(
    "Өтініш осы күйінде жіберілді. Жіберу кезінде мыналар көрсетілді:",
    "Заявление отправлено как есть. При отправке было указано следующее:",
    "The application was sent as it is. This was shown when it was sent:",
);
pub(super) const FOLLOW_HEADING: Text = text("Өтініштің жағдайын білу", "Как узнать статус заявления", "How to follow the application");
pub(super) const FOLLOW: Text = text(
    "Өтініштің жағдайын порталдағы «жеке кабинеттен» немесе Бірыңғай байланыс орталығынан (1414) өтініш нөмірі бойынша білуге болады.",
    "Статус заявления можно узнать в «личном кабинете» на портале или в Едином контакт-центре (1414) по номеру заявления.",
    "The status of the application can be seen in the “personal cabinet” on the portal, or learned from the Unified Contact Centre (1414) by its number.",
);
pub(super) const NO_DECISION: Text = text("Бұл – шешім емес.", "Это еще не решение.", "This is not a decision.");
pub(super) const ASSUMED: Text = text(" (болжам)", " (предположительно)", " (assumed)");
pub(super) const KINDS_OF_DAY: [(&str, Text); 5] = [
    ("holiday", text("мереке күні", "праздничный день", "public holiday")),
    ("substitute", text("мерекеден ауысқан демалыс күні", "выходной, перенесенный с праздника", "substitute day for a holiday")),
    ("day-off", text("Еңбек кодексі бойынша демалыс күні", "выходной по Трудовому кодексу", "day off by the Labour Code")),
    ("moved-day-off", text("ауыстырылған демалыс күні", "перенесенный выходной", "moved day off")),
    (MOVED_WORKING_DAY, text("ауыстырылған жұмыс күні", "перенесенный рабочий день", "moved working day")),
];
pub(super) const GROUNDS_HEADING: Text = text("Бас тартуға негіздеме", "Обоснование отказа", "Reasoning of the refusal");
pub(super) const ELSE_HEADING: Text = text("Тағы нені түзету керек", "Что еще нужно исправить", "What else to mend");
pub(super) const ORDER_HEADING: Text = text("Қалай берілді", "Как выдан отказ", "How it was issued");
pub(super) const ISSUED_AT_ONCE: Text = text(
    "Бас тарту № {number} бұйрық ({date}) негізінде бірден берілді.",
    "Отказ выдан сразу на основании приказа № {number} от {date}.",
    "The refusal was issued at once under order No {number} of {date}.",
);
pub(super) const MEND_HEADING: Text = text("Қайта өтініш беру", "Повторная подача заявления", "Applying again");
pub(super) const MEND: Text = text(
    "Көрсетілген кемшіліктер жойылғаннан кейін өтінішті қайта беруге болады.",
    "После устранения указанных недостатков заявление можно подать снова.",
    "After these faults are mended the application can be made again.",
);
pub(super) const COMPLAINT_HEADING: Text = text("Шағымдану тәртібі", "Порядок обжалования", "How to complain");
pub(super) const VERIFY: Text = text(
    "Осы хабарламаны QR код немесе мына мекенжай арқылы тексеруге болады:",
    "Проверить это уведомление можно по QR-коду или по адресу:",
    "This notice can be verified by the QR code or at:",
);
pub(super) const TEST: Text = text(
    "Бұл – заңды күші жоқ сынақ құжаты.",
    "Это тестовый документ, не имеющий юридической силы.",
    "This is a test document without legal force.",
);
pub(super) const SEALED: Text = text(
    "Құжатқа көрсетілетін қызметті берушінің электрондық цифрлық қолтаңбасы қойылған.",
    "Документ подписан электронной цифровой подписью услугодателя.",
    "The document is signed with the provider's electronic digital signature.",
);
