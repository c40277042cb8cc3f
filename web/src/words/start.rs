//! Choosing a service, and reading about it.

use otinish_core::texts::{Text, text};

pub(crate) const START_HEADING: Text = text("Не болды?", "Что случилось?", "What happened?");
pub(crate) const START_LEAD: Text = text(
    "Жағдайыңызға сай жауапты таңдаңыз. Өтініш беру тегін, толтыру үшін жүйеге кірудің қажеті жоқ.",
    "Выберите то, что подходит к Вашему случаю. Услуга бесплатная, заполнять можно без входа в систему.",
    "Choose what fits your case. The service is free, and you can fill in the form without signing in.",
);
pub(crate) const START_QUESTION: Text = text("Сізге не керек?", "Что Вам нужно?", "What do you need?");
pub(crate) const START_DRAFT_CONTINUE: Text = text("Қараламаны жалғастыру", "Продолжить черновик", "Continue the draft");
pub(crate) const SERVICE_ABOUT: Text = text("Қызмет туралы", "Об услуге", "About the service");
pub(crate) const SERVICE_OFFICIAL_NAME: Text = text("Қызметтің ресми атауы", "Официальное название услуги", "Official name of the service");
pub(crate) const SERVICE_PRICE_FREE: Text = text(
    "Тегін. Сізден ешқандай төлем алынбайды.",
    "Бесплатно. Никакой оплаты с Вас не возьмут.",
    "Free of charge. You will never be asked to pay.",
);
pub(crate) const SERVICE_DOCUMENTS: Text = text("Қандай құжаттар керек", "Какие документы нужны", "Which documents are needed");
pub(crate) const SERVICE_GROUNDS: Text =
    text("Қандай жағдайда бас тартылуы мүмкін", "В каких случаях могут отказать", "When it may be refused");
pub(crate) const SERVICE_EDITION: Text = text(
    "Қағидалардың {date} күшіне енген редакциясы",
    "Редакция правил, вступившая в силу {date}",
    "The edition of the rules in force since {date}",
);
pub(crate) const SERVICE_EDITION_ASSUMED: Text = text("(болжам)", "(предположительно)", "(assumed)");
pub(crate) const SERVICE_CLAUSE_UNREACHABLE: Text = text(
    "Бұл тармақтың мәтіні қазір ашылмады. Кейінірек қайталап көріңіз.",
    "Сейчас текст этого пункта не открылся. Попробуйте позже.",
    "The words of this clause could not be opened now. Try again later.",
);
pub(crate) const SERVICE_TRANSLATION: Text = text(
    "Бұл – біздің аудармамыз. Ресми мәтін – қазақ тіліндегісі.",
    "Это наш перевод. Официальный текст – на казахском языке.",
    "This is our own translation. The official text is in Kazakh.",
);
pub(crate) const START_TERM_WORKING: Text =
    text("Жауап мерзімі – {n} жұмыс күні", "Ответ – в течение {n} рабочих дней", "The answer comes within {n} working days");
pub(crate) const START_TERM_CALENDAR: Text =
    text("Жауап мерзімі – {n} күнтізбелік күн", "Ответ – в течение {n} календарных дней", "The answer comes within {n} calendar days");
pub(crate) const START_TERM_AT_ONCE: Text =
    text("Жауап өтініш қабылданған күні беріледі", "Ответ – в день приема заявления", "The answer comes on the day of acceptance");
pub(crate) const SERVICE_OUT_OF_SEASON: Text = text(
    "Қазір құжат қабылданбайды. Келесі қабылдау {from} күні басталады. Соңғы күн өтініштегі жауаптарға байланысты, ең кеші – {to}. Өтінішті қазірден толтырып қоюға болады: ол осы құрылғыда сақталады.",
    "Сейчас документы не принимают. Следующий прием начинается {from}. Последний день зависит от ответов в заявлении, самый поздний – {to}. Заполнить заявление можно уже сейчас: оно сохранится на этом устройстве.",
    "No documents are accepted now. They are accepted again from {from}. The last day depends on the answers in the application, and the latest is {to}. You can fill it in now: it is kept on this device.",
);
