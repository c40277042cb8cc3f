//! One's own requests, what happened to them, and their notices.

use otinish_core::texts::{Text, text};

pub(crate) const REPRESENTATIVE_NOT_PROVED: Text = text(
    "Өкілдің өкілеттігі әлі расталған жоқ. Ол расталғанша өтініш бойынша шешім қабылданбайды.",
    "Полномочия представителя пока не подтверждены. До этого решение по заявлению не принимается.",
    "The authority of the representative is not proved yet. Until it is, nothing is decided on the application.",
);
pub(crate) const CABINET_HEADING: Text = text("Менің өтініштерім", "Мои заявления", "My applications");
pub(crate) const CABINET_EMPTY: Text =
    text("Сізде әзірге жіберілген өтініш жоқ.", "У Вас пока нет отправленных заявлений.", "You have not sent any application yet.");
pub(crate) const CABINET_EMPTY_HINT: Text = text(
    "Жаңа өтініш бастаңыз немесе қараламаны жалғастырыңыз.",
    "Начните новое заявление или продолжите черновик.",
    "Start a new one or continue a draft.",
);
pub(crate) const CABINET_COLUMN_FILED: Text = text("Жіберілді", "Отправлено", "Sent");
pub(crate) const CABINET_COLUMN_STATUS: Text = text("Жағдайы", "Статус", "Status");
pub(crate) const CABINET_COLUMN_DUE: Text = text("Жауап күні", "День ответа", "Answer by");
pub(crate) const CABINET_COLUMN_PROVIDER: Text = text("Ұйым", "Организация", "Organisation");
pub(crate) const REQUEST_HEADING: Text = text("Өтініш {number}", "Заявление {number}", "Application {number}");
pub(crate) const REQUEST_TIMELINE: Text = text("Не болды және қашан", "Что и когда произошло", "What happened and when");
pub(crate) const REQUEST_NOTICES: Text = text("Хабарламалар", "Уведомления", "Notices");
pub(crate) const REQUEST_NOTICES_NONE: Text = text("Хабарлама әлі дайын емес.", "Уведомление еще не готово.", "No notice yet.");
pub(crate) const REQUEST_APPLICATION: Text = text("Жіберілген өтініш", "Отправленное заявление", "The application as sent");
pub(crate) const REQUEST_DOCUMENTS: Text = text("Берілген құжаттар", "Сданные документы", "Documents handed in");
pub(crate) const REQUEST_DEBT_OVER: Text = text(
    "Бүгін өтініш берушінің тұратын жерінде мұндай шаралар жарияланбаған. Құжаттарды ұйымға тапсыратын уақыт келді.",
    "Сегодня по месту жительства заявителя такие меры не объявлены. Пора сдать документы в организацию.",
    "Today no such measures are declared where the applicant lives. It is time to hand the documents in at the organisation.",
);
pub(crate) const REQUEST_DUE: Text = text("Жауап берілетін соңғы күн", "Последний день ответа", "The answer comes by");
pub(crate) const REQUEST_RULES: Text =
    text("Қағидалардың қай редакциясы қолданылды", "По какой редакции правил проверено", "Edition of the rules applied");
pub(crate) const STATUS_ACCEPTED: Text = text("Қабылданды", "Принято", "Accepted");
pub(crate) const STATUS_ACCEPTED_HINT: Text = text(
    "Бұл – шешім емес. Ұйым өтінішті қарап жатыр.",
    "Это еще не решение. Организация рассматривает заявление.",
    "This is not a decision. The organisation is considering it.",
);
pub(crate) const STATUS_IN_WORK: Text = text("Қаралып жатыр", "Рассматривается", "In work");
pub(crate) const STATUS_REFUSAL_PREPARED: Text =
    text("Ұйымның шешімі күтілуде", "Ожидается решение организации", "Waiting for the organisation");
pub(crate) const STATUS_REFUSAL_PREPARED_HINT: Text = text(
    "Бас тартуға негіз болуы мүмкін жайт бар, бас тарту жобасы дайындалды. Оны беру-бермеуді ұйым шешеді.",
    "Есть то, что может быть основанием для отказа, и проект отказа подготовлен. Выдать его или нет, решает организация.",
    "There is what may be a ground for refusal, and a refusal is prepared. The organisation decides whether to issue it.",
);
pub(crate) const STATUS_HEARING_AWAITED_HINT: Text = text(
    "Бас тартуға негіз болуы мүмкін жайт бар, бас тарту жобасы дайындалды. Ұйым оны бермес бұрын Сізді тыңдайды: уақыты мен орнын өзі хабарлайды.",
    "Есть то, что может быть основанием для отказа, и проект отказа подготовлен. До того как выдать его, организация Вас заслушает: время и место она сообщит сама.",
    "There is what may be a ground for refusal, and a refusal is prepared. Before it is issued the organisation hears you: it tells you the time and the place itself.",
);
pub(crate) const STATUS_HEARING_CALLED_HINT: Text = text(
    "Ұйым Сізді тыңдауға шақырды: күні төмендегі оқиғаларда. Бас тартуды беру-бермеуді ұйым содан кейін шешеді.",
    "Организация пригласила Вас на заслушивание: день указан ниже, в событиях. После него она решит, выдать отказ или нет.",
    "The organisation has called you to a hearing: its day stands below, among the events. After it the organisation decides whether to issue the refusal.",
);
pub(crate) const REQUEST_HEARING: Text = text("Тыңдау", "Заслушивание", "Hearing");
pub(crate) const REQUEST_HEARING_CALL_BY: Text = text(
    "Ұйым Сізді тыңдауға шақыратын соңғы күн: {date}. Жауап күні өзгермейді.",
    "Организация приглашает Вас на заслушивание не позднее {date}. День ответа не меняется.",
    "The organisation calls you to the hearing by {date}. The day of the answer stays.",
);
pub(crate) const REQUEST_HEARING_TOO_LATE: Text = text(
    "Жауап мерзімі тыңдауға алдын ала шақыруға жетпейді. Жауап күні өзгермейді.",
    "Срок ответа слишком короток, чтобы пригласить на заслушивание заранее. День ответа не меняется.",
    "The term is too short to call to the hearing in advance. The day of the answer stays.",
);
pub(crate) const STATUS_AWAITS_APPOINTMENT: Text = text("Қолхат күтілуде", "Ожидается расписка", "Waiting for the receipt");
pub(crate) const STATUS_AWAITS_APPOINTMENT_HINT: Text = text(
    "Өтініш тіркелді, Сізден ештеңе талап етілмейді. Қолхатта құжаттарды қабылдаған қызметкер көрсетіледі, ал ұйым оны әлі тағайындаған жоқ. Тағайындаса, қолхат осы жерге өзі келеді.",
    "Заявление зарегистрировано, от Вас ничего не требуется. В расписке указывают работника, принявшего документы, а организация его еще не назначила. Как только назначит, расписка появится здесь сама.",
    "The application is registered, and nothing is asked of you. The receipt names the employee who accepted the documents, and the organisation has not appointed one yet. Once it has, the receipt comes here by itself.",
);
pub(crate) const STATUS_DOCUMENTS_ACCEPTED: Text = text("Құжаттар қабылданды", "Документы приняты", "The documents are accepted");
pub(crate) const STATUS_DOCUMENTS_ACCEPTED_HINT: Text = text(
    "Осы қызметтің нәтижесі – қолхат. Ол төменде тұр.",
    "Результат этой услуги – расписка. Она указана ниже.",
    "The result of this service is the receipt. It stands below.",
);
pub(crate) const EVENT_APPOINTMENT_AWAITED: Text = text(
    "Қолхат құжат қабылдайтын қызметкердің тағайындалуын күтіп тұр",
    "Расписка ждет, пока организация назначит работника, принимающего документы",
    "The receipt waits for the organisation to appoint who takes documents",
);
pub(crate) const STATUS_REFUSED_TO_ACCEPT: Text =
    text("Өтінішті қабылдаудан бас тартылды", "Отказано в приеме заявления", "Refused to accept");
pub(crate) const STATUS_REFUSED: Text = text("Қызмет көрсетуден бас тартылды", "Отказано в услуге", "Service refused");
pub(crate) const STATUS_REFUSED_HINT: Text = text(
    "Себебі хабарламада көрсетілген. Түзетіп, қайта өтініш бере аласыз.",
    "Причина указана в уведомлении. Исправьте ее и подайте заявление снова.",
    "The notice gives the reason. You can mend it and apply again.",
);
pub(crate) const STATUS_WITHDRAWN: Text = text("Өтініш кері қайтарып алынды", "Заявление отозвано", "Withdrawn");
pub(crate) const EVENT_FILED: Text = text("Өтініш жіберілді", "Заявление отправлено", "Application sent");
pub(crate) const EVENT_REFUSAL_PREPARED: Text = text(
    "Бас тарту дайындалды, ұйымның шешімі күтілуде",
    "Отказ подготовлен, ожидается решение организации",
    "A refusal is prepared; the organisation decides",
);
pub(crate) const EVENT_HEARING_CALLED: Text = text(
    "Ұйым тыңдауға шақырды, күні: {date}",
    "Организация пригласила на заслушивание, день: {date}",
    "The organisation has called to a hearing on {date}",
);
pub(crate) const EVENT_HEARING_UPHELD: Text = text(
    "Тыңдаудан кейін ұйым бас тартуды өзгеріссіз қалдырды",
    "После заслушивания организация не изменила решения об отказе",
    "After the hearing the organisation keeps to the refusal",
);
pub(crate) const EVENT_HEARING_LIFTED: Text = text(
    "Тыңдаудан кейін ұйым дайындалған бас тартуды алып тастады: өтініш қаралып жатыр",
    "После заслушивания организация сняла отказ: заявление рассматривается",
    "After the hearing the organisation has lifted the refusal: the application is being considered",
);
pub(crate) const EVENT_AUTHORITY_PROVED: Text =
    text("Өкілдің өкілеттігі расталды", "Полномочия представителя подтверждены", "The authority is proved");
pub(crate) const EVENT_ISSUED: Text = text("Берілді: {notice}", "Выдано: {notice}", "Issued: {notice}");
pub(crate) const EVENT_DUE_MOVED: Text = text(
    "Жауап берілетін күн өзгерді: бұрын – {from}, енді – {to}",
    "День ответа изменился: прежде – {from}, теперь – {to}",
    "The day of the answer has moved: it was {from}, it is {to}",
);
pub(crate) const EVENT_DUE_COUNTED: Text =
    text("Жауап берілетін күн есептелді: {to}", "День ответа рассчитан: {to}", "The day of the answer is counted: {to}");
pub(crate) const EVENT_DUE_WHY: Text = text(
    "Себебі: жұмыс күнтізбесі өзгерді. {days}",
    "Причина: изменился рабочий календарь. {days}",
    "Why: the calendar of working days has changed. {days}",
);
pub(crate) const REQUEST_DUE_AT_FILING: Text =
    text("Жіберілген кезде есептелгені: {date}", "При подаче было рассчитано: {date}", "Counted when it was sent: {date}");
pub(crate) const EVENT_WITHDRAWN: Text = text("Өтініш кері қайтарып алынды", "Заявление отозвано", "Withdrawn");
pub(crate) const NOTICE_RECEIPT: Text =
    text("Құжаттардың қабылданғаны туралы қолхат", "Расписка о приеме документов", "Receipt for documents");
pub(crate) const NOTICE_REFUSAL: Text = text(
    "Қызмет көрсетуден дәлелді бас тарту туралы хабарлама",
    "Уведомление о мотивированном отказе в оказании услуги",
    "Notice of a reasoned refusal of the service",
);
pub(crate) const NOTICE_REFUSAL_TO_ACCEPT: Text = text(
    "Өтініш қабылдаудан дәлелді бас тарту туралы хабарлама",
    "Уведомление о мотивированном отказе в приеме заявления",
    "Notice of a reasoned refusal to accept the application",
);
pub(crate) const NOTICE_ISSUED: Text = text("Берілген күні: {date}", "Дата выдачи: {date}", "Issued on {date}");
pub(crate) const NOTICE_AWAITING: Text = text(
    "Хабарламаға әлі қол қойылған жоқ. Дайын болғанда осы жерде пайда болады.",
    "Уведомление еще не подписано. Оно появится здесь, когда будет готово.",
    "The notice is not signed yet. It will appear here when it is ready.",
);
pub(crate) const NOTICE_UNANNOUNCED: Text = text(
    "Бұл туралы SMS әлі жіберілмеді. Хабарлама осы жерде дайын; SMS кейінірек өзі жіберіледі.",
    "SMS об этом пока не отправлено. Уведомление уже здесь; SMS уйдет позже само.",
    "The SMS about it is not sent yet. The notice is here already; the SMS will be sent by itself later.",
);
pub(crate) const NOTICE_HOW_TO_VERIFY: Text = text(
    "Хабарламаның түпнұсқа екенін кез келген адам QR код арқылы тексере алады.",
    "Любой может проверить подлинность уведомления по QR-коду.",
    "Anybody can verify the notice by its QR code.",
);
pub(crate) const ERROR_REQUEST_404: Text =
    text("Мұндай нөмірлі өтінішіңіз табылмады.", "Среди Ваших заявлений такого номера нет.", "You have no application with this number.");
pub(crate) const CABINET_MORE: Text = text("Тағы көрсету", "Показать еще", "Show more");
