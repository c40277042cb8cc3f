//! The form, whatever the service asks.

use otinish_core::texts::{Text, text};

pub(crate) const FORM_OPTIONAL: Text = text("{label} (міндетті емес)", "{label} (необязательно)", "{label} (optional)");
pub(crate) const FORM_REQUIRED_NOTE: Text = text(
    "«Міндетті емес» деп көрсетілмеген өрістердің бәрін толтырыңыз.",
    "Заполните все поля, кроме отмеченных «необязательно».",
    "Fill in every field that is not marked “optional”.",
);
pub(crate) const FORM_WHY: Text = text("Бұл не үшін сұралады?", "Почему мы об этом спрашиваем?", "Why do we ask?");
pub(crate) const FORM_CLAUSE: Text = text("Негізі: {clause}", "Основание: {clause}", "By {clause}");
pub(crate) const FORM_OWN_RULE: Text = text(
    "Мұны қағидалар емес, біз сұраймыз: өтінішті тіркеу үшін қажет.",
    "Этого требуют не правила, а мы: без этого заявление нельзя зарегистрировать.",
    "The rules do not ask for this, we do: it is needed to register the application.",
);
pub(crate) const FORM_ASSUMED: Text = text(
    "Болжам: өтініштің ресми үлгісі қолымызда жоқ.",
    "Предположительно: официальной формы заявления у нас нет.",
    "Assumed: we do not have the official form of this application.",
);
pub(crate) const FORM_ASSUMED_NOTE: Text = text(
    "Бұл қызметке арналған өтініштің ресми үлгісі қолымызда жоқ. Сондықтан «болжам» деп белгіленген сұрақтарды ұқсас қызметтердің үлгілеріне қарап қойдық: ұйым басқаша сұрауы мүмкін. Мұндай сұрақтан бас тартуға негіз шығармаймыз.",
    "Официальной формы заявления на эту услугу у нас нет. Поэтому вопросы с пометкой «предположительно» мы взяли из форм похожих услуг: организация может спросить иначе. Основанием для отказа мы такие вопросы не считаем.",
    "We do not have an official form of the application for this service. So the questions marked “assumed” follow the forms of similar services: the organisation may ask otherwise. We make no ground for a refusal of them.",
);
pub(crate) const FORM_FILLED_BY_US: Text =
    text("Жүйеден алынды, толтырудың қажеті жоқ", "Взято из системы, заполнять не нужно", "Taken from a register; you need not fill it in");
pub(crate) const FORM_YES: Text = text("Иә", "Да", "Yes");
pub(crate) const FORM_NO: Text = text("Жоқ", "Нет", "No");
pub(crate) const FORM_NOT_GIVEN: Text = text("Көрсетілмеген", "Не указано", "Not given");
pub(crate) const FORM_DAY: Text = text("Күні", "День", "Day");
pub(crate) const FORM_MONTH: Text = text("Айы", "Месяц", "Month");
pub(crate) const FORM_YEAR: Text = text("Жылы", "Год", "Year");
pub(crate) const FORM_DATE_HINT: Text = text("Үлгі: 27 3 2007", "Например: 27 3 2007", "For example, 27 3 2007");
pub(crate) const FORM_CHARACTERS_LEFT: Text = text("Қалған таңба саны: {n}", "Осталось знаков: {n}", "Characters left: {n}");
pub(crate) const FORM_CHARACTERS_OVER: Text = text("Артық таңба саны: {n}", "Лишних знаков: {n}", "Characters too many: {n}");
pub(crate) const FORM_ITEM: Text = text("{n}-түзету", "Исправление {n}", "Correction {n}");
pub(crate) const FORM_ERROR_SUMMARY: Text =
    text("Өтініште түзететін жер бар", "В заявлении есть что исправить", "There is something to mend");
pub(crate) const FORM_ERROR_PREFIX: Text = text("Қате:", "Ошибка:", "Error:");
pub(crate) const FORM_WARNING_PREFIX: Text = text("Назар аударыңыз:", "Обратите внимание:", "Please note:");
pub(crate) const FORM_SIDE_TITLE: Text = text("Өтініштің толықтығы", "Готовность заявления", "Is the application complete?");
pub(crate) const FORM_SIDE_MISSING: Text = text("Әлі жетіспейді: {n}", "Еще не хватает: {n}", "Still missing: {n}");
pub(crate) const FORM_SIDE_OPEN: Text = text("Не жетіспейтінін көрсету", "Показать, чего не хватает", "Show what is missing");
pub(crate) const FORM_SIDE_OPEN_COMPLETE: Text =
    text("Құжаттар мен мерзімді көрсету", "Показать документы и срок", "Show documents and term");
pub(crate) const FORM_SIDE_DUE: Text = text("Жауап берілетін соңғы күн", "Последний день ответа", "The answer comes by");
pub(crate) const FORM_SIDE_HOW_COUNTED: Text = text("Бұл күн қалай есептелді", "Как рассчитан этот день", "How this day was counted");
pub(crate) const FORM_SIDE_IF_SENT_NOW: Text = text("Өтінішті қазір жіберсеңіз", "Если отправить сейчас", "If you send it now");
pub(crate) const FORM_SIDE_DOCUMENTS: Text = text("Құжаттар тізімі", "Список документов", "Documents");
pub(crate) const FORM_CALENDAR_DIFFERS: Text = text(
    "Серверде күнтізбенің жаңа нұсқасы бар, жауап күні соған қарай көрсетілді.",
    "На сервере более новый календарь: день ответа показан по нему.",
    "The server has a newer calendar; the day of the answer is shown by it.",
);
pub(crate) const SECTION_ATTACHMENTS: Text = text("Қоса берілетін құжаттар", "Документы к заявлению", "Documents");
pub(crate) const SECTION_CERTIFICATION: Text = text("Өтінішті растау", "Подтверждение заявления", "Certification");
pub(crate) const LABEL_LANGUAGE: Text =
    text("Хабарлама қай тілде керек?", "На каком языке присылать уведомления?", "Language of the notices");
pub(crate) const VALUE_LANGUAGE_KK: Text = text("Қазақ тілінде", "На казахском языке", "Kazakh");
pub(crate) const VALUE_LANGUAGE_RU: Text = text("Орыс тілінде", "На русском языке", "Russian");
pub(crate) const HINT_PROVIDER_NAME: Text = text(
    "Атауын тере бастаңыз да, тізімнен таңдаңыз.",
    "Начните вводить название и выберите из списка.",
    "Begin to type the name and choose from the list.",
);
pub(crate) const PROVIDER_NONE_FOUND: Text = text(
    "Мұндай атау табылмады. Атауын басқаша теріп көріңіз.",
    "Ничего не найдено. Попробуйте ввести название иначе.",
    "Nothing found. Try to type the name in another way.",
);
pub(crate) const PROVIDER_NOT_LISTED: Text = text(
    "Тізімде мұндай атау жоқ. Қағаз өтінішке ол өзіңіз жазғандай түседі.",
    "Такого названия в списке нет. На бумаге оно будет так, как Вы его ввели.",
    "The list has no such name. On the paper it stands as you typed it.",
);
pub(crate) const PROVIDER_FOUND: Text = text(
    "Табылғаны: {n}. Таңдау үшін бағыттама пернелерін басыңыз.",
    "Найдено: {n}. Выбирайте стрелками.",
    "Found: {n}. Use the arrow keys to choose.",
);
pub(crate) const PROVIDER_NOT_REGISTERED: Text = text(
    "Бұл ұйым жүйеде тіркелмеген. Тізімнен ұйым таңдаңыз.",
    "Этой организации нет в системе. Выберите организацию из списка.",
    "This organisation is not registered here. Choose one from the list.",
);
pub(crate) const LABEL_PROVIDER_BIN: Text = text("Ұйымның БСН-і", "БИН организации", "BIN of the organisation");
pub(crate) const DRAFTS_DELETE: Text = text("Қараламаны өшіру", "Удалить черновик", "Delete the draft");
pub(crate) const DRAFTS_DELETE_SURE: Text = text(
    "Қараламаны өшіресіз бе? Оны қайтару мүмкін болмайды.",
    "Удалить черновик? Вернуть его будет нельзя.",
    "Delete the draft? It cannot be brought back.",
);
pub(crate) const DRAFTS_NOT_DELETED: Text = text(
    "Қаралама өшірілмеді. Қайталап көріңіз немесе браузер баптауларында осы сайттың деректерін өшіріңіз.",
    "Черновик не удален. Попробуйте еще раз или удалите данные этого сайта в настройках браузера.",
    "The draft was not deleted. Try again, or delete this site’s data in the browser’s settings.",
);
pub(crate) const DRAFTS_MEMORY_ONLY: Text = text(
    "Браузер деректі сақтауға рұқсат бермей тұр. Бетті жапсаңыз, жазғаныңыз жоғалады.",
    "Браузер не дает сохранять данные. Если закрыть страницу, введенное пропадет.",
    "This browser does not let us keep data. If you close the page, what you typed is lost.",
);
pub(crate) const DRAFTS_RESTORED: Text =
    text("Бұрын толтырғаныңыз қайта ашылды.", "Введенное ранее восстановлено.", "What you typed before is here again.");
pub(crate) const LIVE_VERDICT: Text =
    text("Өтініш тексерілді: {verdict}", "Заявление проверено: {verdict}", "The application was checked: {verdict}");
pub(crate) const DRAFT_SAVED: Text = text("Қаралама сақталды: {time}.", "Черновик сохранен: {time}.", "Draft saved: {time}.");
pub(crate) const FORM_SIDE_CLOSE: Text = text("Жасыру", "Скрыть", "Hide");
pub(crate) const FORM_CAPTION: Text = text("Өтініш", "Заявление", "Application");
pub(crate) const FORM_OTHER_RULES: Text = text(
    "Сервердегі қағидалар жаңарған. Бетті жаңартыңыз: жазғаныңыз сақталады.",
    "Правила на сервере обновились. Обновите страницу: введенное сохранится.",
    "The rules on the server are newer. Reload the page: what you typed is kept.",
);
pub(crate) const CERTIFIED_BY_LABEL: Text =
    text("Өтінішті немен растайсыз?", "Чем Вы подтвердите заявление?", "How will you certify the application?");
pub(crate) const CERTIFIED_BY_CODE: Text = text("SMS коды арқылы", "Кодом из SMS", "With an SMS code");
pub(crate) const CERTIFIED_BY_CODE_HINT: Text = text(
    "Код өз атыңызға тіркелген ұялы нөмірге келеді.",
    "Код придет на мобильный номер, зарегистрированный на Вас.",
    "The code comes to a mobile number that is registered to you.",
);
pub(crate) const CERTIFIED_BY_EDS: Text = text("ЭЦҚ арқылы", "С помощью ЭЦП", "With an EDS");
pub(crate) const CERTIFIED_BY_EDS_HINT: Text = text(
    "Әзірге мүмкін емес: ЭЦҚ-ны тексеру бұл жерде әлі қосылмаған. SMS кодын таңдаңыз.",
    "Пока недоступно: проверка ЭЦП здесь еще не подключена. Выберите код из SMS.",
    "Not available yet: verification of the EDS is not connected here. Choose the SMS code.",
);
