//! What the check says, and how days were counted.

use otinish_core::texts::{Text, text};

pub(crate) const VERDICT_SHORT_COMPLETE: Text = text("Бәрі толық", "Все заполнено", "Complete");
pub(crate) const VERDICT_SHORT_REMARKS: Text = text("Ескертпелер бар", "Есть замечания", "There are remarks");
pub(crate) const VERDICT_SHORT_REFUSABLE: Text = text("Бас тартылуы мүмкін", "Возможен отказ", "May be refused");
pub(crate) const VERDICT_SHORT_BLOCKED: Text = text("Тіркеу мүмкін емес", "Нельзя зарегистрировать", "Cannot be registered");
pub(crate) const VERDICT_GROUND: Text =
    text("осы бойынша бас тартуы мүмкін: {clause}", "по нему могут отказать: {clause}", "it may be refused by: {clause}");
pub(crate) const DAYS_FILED: Text = text("Өтініш берілді", "Заявление подано", "Filed");
pub(crate) const DAYS_ACCEPTED: Text =
    text("Қабылданған күн, есепке кірмейді", "День приема, не считается", "Accepted; not counted itself");
pub(crate) const DAYS_ACCEPTED_TA: Text = text("Қабылданған күн", "День приема", "Accepted");
pub(crate) const DAYS_COUNTED: Text = text("{n}-күн", "День {n}", "Day {n}");
pub(crate) const DAYS_SKIPPED: Text = text("Есепке кірмейді", "Не считается", "Not counted");
pub(crate) const DAYS_CLOSED: Text = text("Ұйым жұмыс істемейді", "Организация не работает", "The organisation is closed");
pub(crate) const DAYS_MOVED_TO: Text =
    text("Соңғы күн жұмыс күніне ауысты", "Последний день перенесен на рабочий", "The last day moves to a working day");
pub(crate) const DAYS_WHY_WEEKEND: Text = text("демалыс күні", "выходной", "weekend");
pub(crate) const DAYS_WHY_HOLIDAY: Text = text("мереке күні", "праздничный день", "public holiday");
pub(crate) const DAYS_WHY_SUBSTITUTE: Text =
    text("мерекеден ауысқан демалыс күні", "выходной, перенесенный с праздника", "substitute day for a holiday");
pub(crate) const DAYS_WHY_DAY_OFF: Text =
    text("демалыс күні (Еңбек кодексі бойынша)", "выходной по Трудовому кодексу", "day off by the Labour Code");
pub(crate) const DAYS_WHY_MOVED_DAY_OFF: Text = text("ауыстырылған демалыс күні", "перенесенный выходной", "moved day off");
pub(crate) const DAYS_WHY_MOVED_WORKING_DAY: Text = text("ауыстырылған жұмыс күні", "перенесенный рабочий день", "moved working day");
pub(crate) const DAYS_WHY_ORDINARY: Text = text("қарапайым жұмыс күні", "обычный рабочий день", "ordinary working day");
pub(crate) const DAYS_WHY_BEFORE: Text = text("бұрын – {act}", "прежде – {act}", "before: {act}");
pub(crate) const DAYS_WHY_AFTER_HOURS: Text = text("жұмыс уақытынан тыс", "вне рабочего времени", "after hours");
pub(crate) const DAYS_BY_GENERAL_RULE: Text = text(
    "Мерзім қабылданған күннің ертеңінен басталады: бұл – азаматтық заңнаманың жалпы қағидасы.",
    "Срок начинается на следующий день после приема: это общее правило гражданского законодательства.",
    "The term begins on the day after acceptance: that is the general rule of civil law.",
);
pub(crate) const DAYS_TIME: Text = text("Алматы уақытымен", "По времени Алматы", "Almaty time");
pub(crate) const WEEKDAY_1: Text = text("дүйсенбі", "понедельник", "Monday");
pub(crate) const WEEKDAY_2: Text = text("сейсенбі", "вторник", "Tuesday");
pub(crate) const WEEKDAY_3: Text = text("сәрсенбі", "среда", "Wednesday");
pub(crate) const WEEKDAY_4: Text = text("бейсенбі", "четверг", "Thursday");
pub(crate) const WEEKDAY_5: Text = text("жұма", "пятница", "Friday");
pub(crate) const WEEKDAY_6: Text = text("сенбі", "суббота", "Saturday");
pub(crate) const WEEKDAY_7: Text = text("жексенбі", "воскресенье", "Sunday");
pub(crate) const DAYS_WORKING: Text = text(
    "Мерзім – {n} жұмыс күні. Ол өтініш қабылданған күннің ертеңінен басталады, демалыс және мереке күндері есепке кірмейді.",
    "Срок в рабочих днях: {n}. Он начинается на следующий день после приема заявления, выходные и праздничные дни не считаются.",
    "The term in working days: {n}. It begins on the day after acceptance; days off and public holidays are not counted.",
);
pub(crate) const DAYS_CALENDAR: Text = text(
    "Мерзім – {n} күнтізбелік күн. Қабылданған күн есепке кірмейді; соңғы күн жұмыс күні болмаса, жауап келесі жұмыс күні беріледі.",
    "Срок в календарных днях: {n}. День приема не считается; если последний день нерабочий, ответ дают в следующий рабочий день.",
    "The term in calendar days: {n}. The day of acceptance is not counted; if the last day is no working day, the answer comes on the next working day.",
);
pub(crate) const DAYS_RESULTS: Text = text(
    "Конкурс қорытындылары {date} күні жарияланады.",
    "Итоги конкурса опубликуют {date}.",
    "The results of the competition are published on {date}.",
);
pub(crate) const VERDICT_COMPLETE: Text = text(
    "Қажетті мәліметтер мен құжаттардың бәрі бар. Өтінішті жібере аласыз.",
    "Все нужные сведения и документы есть. Заявление можно отправлять.",
    "Everything that is asked for is there. You can send the application.",
);
pub(crate) const VERDICT_REMARKS: Text = text(
    "Өтініште түзететін жерлер бар, бірақ қағидаларға сәйкес олар бас тартуға негіз болмайды. Қазір түзетуге немесе осы күйінде жіберуге болады.",
    "В заявлении есть что исправить, но по правилам это не основание для отказа. Можно исправить сейчас или отправить как есть.",
    "There is something to mend, but under the rules it is no ground for a refusal. Mend it now or send the application as it is.",
);
pub(crate) const VERDICT_REFUSABLE: Text = text(
    "Ұйым қызмет көрсетуден немесе өтінішті қабылдаудан бас тартуы мүмкін: себебі мен қағидалардың тармағы төменде көрсетілген. Алдымен түзеткен дұрыс, бірақ осы күйінде де жіберуге болады.",
    "Организация может отказать в услуге или в приеме заявления: причина и пункт правил указаны ниже. Лучше сначала исправить заявление, но можно отправить его и как есть.",
    "The organisation may refuse the service or refuse to accept the application: the reason and the clause stand below. It is better to mend it first, but it can be sent as it is.",
);
pub(crate) const VERDICT_BLOCKED: Text = text(
    "Өтінішті әзірге тіркеу мүмкін емес, сондықтан ол жіберілмейді. Себебі және не істеу керек екені төменде жазылған.",
    "Пока заявление нельзя зарегистрировать, поэтому отправить его не получится. Ниже написано, почему и что делать.",
    "The application cannot be registered yet, so it cannot be sent. Below you see why and what to do.",
);
