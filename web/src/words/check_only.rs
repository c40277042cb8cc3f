//! Services whose applications are only checked here, and handed in elsewhere.

use otinish_core::texts::{Text, text};

pub(crate) const CHECK_ONLY: Text = text(
    "Тек тексеру: өтінішті осында толтырып, тексересіз, ал тапсыратын жеріңіз – ұйымның өзі немесе, қағидаларда көзделсе, Мемлекеттік корпорация.",
    "Только проверка: здесь заявление заполняют и проверяют, а подают в самой организации или, если так сказано в правилах, в Государственной корпорации.",
    "Check only: fill in and check the application here, and hand it in at the organisation or, where the rules say so, at the State Corporation.",
);
pub(crate) const CHECKED_HEADING: Text = text("Тексерілген өтініш", "Проверенное заявление", "The checked application");
pub(crate) const VERDICT_COMPLETE: Text = text(
    "Қажетті мәліметтер мен құжаттардың бәрі бар. Өтінішті тапсыруға болады.",
    "Все нужные сведения и документы есть. Заявление можно подавать.",
    "Everything that is asked for is there. The application can be handed in.",
);
pub(crate) const VERDICT_REMARKS: Text = text(
    "Өтініште түзететін жерлер бар, бірақ қағидаларға сәйкес олар бас тартуға негіз болмайды.",
    "В заявлении есть что исправить, но по правилам это не основание для отказа.",
    "There is something to mend, but under the rules it is no ground for a refusal.",
);
pub(crate) const VERDICT_REFUSABLE: Text = text(
    "Ұйым қызмет көрсетуден немесе өтінішті қабылдаудан бас тартуы мүмкін: себебі мен қағидалардың тармағы төменде көрсетілген. Алдымен түзеткен дұрыс.",
    "Организация может отказать в услуге или в приеме заявления: причина и пункт правил указаны ниже. Лучше сначала исправить заявление.",
    "The organisation may refuse the service or refuse to accept the application: the reason and the clause stand below. It is better to mend it first.",
);
pub(crate) const VERDICT_BLOCKED: Text = text(
    "Бұл күйінде өтінішті тіркеу мүмкін емес. Себебі және не істеу керек екені төменде жазылған.",
    "В таком виде заявление нельзя зарегистрировать. Ниже написано, почему и что делать.",
    "As it stands, the application cannot be registered. Below you see why and what to do.",
);
