//! What stands around every page, and what is said when something does not answer.

use otinish_core::texts::{Text, text};

pub(crate) const APP_NAME: Text = text("Otinish", "Otinish", "Otinish");
pub(crate) const APP_DEMO: Text = text(
    "Бұл – сынақ нұсқасы. Мұндағы адамдар мен ұйымдар ойдан шығарылған, хабарламалардың заңды күші жоқ.",
    "Это демонстрационная версия. Люди и организации вымышлены, уведомления не имеют юридической силы.",
    "This is a demonstration. Its people and organisations are invented, and its notices have no legal force.",
);
pub(crate) const APP_LOADING: Text = text("Жүктеліп жатыр…", "Загрузка…", "Loading…");
pub(crate) const TITLE_PAGE: Text = text("{page} – Otinish", "{page} – Otinish", "{page} – Otinish");
pub(crate) const TITLE_ERROR: Text = text("Қате: {page} – Otinish", "Ошибка: {page} – Otinish", "Error: {page} – Otinish");
pub(crate) const NAV_LABEL: Text = text("Негізгі мәзір", "Главное меню", "Main menu");
pub(crate) const NAV_START: Text = text("Басты бет", "Главная", "Home");
pub(crate) const NAV_CABINET: Text = text("Менің өтініштерім", "Мои заявления", "My applications");
pub(crate) const NAV_VERIFY: Text = text("Хабарламаны тексеру", "Проверить уведомление", "Verify a notice");
pub(crate) const NAV_SIGN_IN: Text = text("Кіру", "Войти", "Sign in");
pub(crate) const NAV_SIGN_OUT: Text = text("Шығу", "Выйти", "Sign out");
pub(crate) const NAV_STILL_SIGNED_IN: Text = text(
    "Сіз әлі шыққан жоқсыз: сервер жауап бермеді. Қайталап көріңіз.",
    "Вы еще не вышли: сервер не ответил. Попробуйте еще раз.",
    "You are still signed in: the server did not answer. Try again.",
);
pub(crate) const NAV_SIGNED_IN_AS: Text = text("Сіз кірдіңіз: {name}", "Вы вошли: {name}", "Signed in: {name}");
pub(crate) const NAV_BACK: Text = text("Артқа", "Назад", "Back");
pub(crate) const NAV_SKIP: Text = text("Негізгі мазмұнға өту", "Перейти к основному содержанию", "Skip to main content");
pub(crate) const NAV_LANGUAGE: Text = text("Тіл", "Язык", "Language");
pub(crate) const BUTTON_CONTINUE: Text = text("Жалғастыру", "Продолжить", "Continue");
pub(crate) const BUTTON_START: Text = text("Өтінішті бастау", "Начать заявление", "Start the application");
pub(crate) const BUTTON_SEND: Text = text("Жіберу", "Отправить", "Send");
pub(crate) const BUTTON_SEND_AS_IS: Text = text("Осы күйінде жіберу", "Отправить как есть", "Send as it is");
pub(crate) const BUTTON_MEND: Text = text("Қайтып түзету", "Вернуться и исправить", "Go back and mend it");
pub(crate) const BUTTON_CHECK: Text = text("Тексеру", "Проверить", "Check");
pub(crate) const BUTTON_CHANGE: Text = text("Өзгерту", "Изменить", "Change");
pub(crate) const BUTTON_REMOVE: Text = text("Өшіру", "Удалить", "Remove");
pub(crate) const BUTTON_REMOVE_WHAT: Text = text("Өшіру: {label}", "Удалить: {label}", "Remove {label}");
pub(crate) const BUTTON_ADD: Text = text("Тағы қосу", "Добавить еще", "Add another");
pub(crate) const BUTTON_TAKE_PHOTO: Text = text("Суретке түсіру", "Сделать снимок", "Take a photo");
pub(crate) const BUTTON_DOWNLOAD_NOTICE: Text =
    text("Хабарламаны жүктеп алу (PDF)", "Скачать уведомление (PDF)", "Download the notice (PDF)");
pub(crate) const BUTTON_SIGN_IN: Text = text("Кіру", "Войти", "Sign in");
pub(crate) const BUTTON_GET_CODE: Text = text("Код алу", "Получить код", "Get a code");
pub(crate) const BUTTON_RESEND: Text = text("Жаңа код алу", "Получить новый код", "Get a new code");
pub(crate) const BUTTON_OTHER_NUMBER: Text = text("Басқа нөмірді көрсету", "Указать другой номер", "Use another number");
pub(crate) const BUTTON_TO_CABINET: Text = text("Менің өтініштеріме өту", "Перейти к моим заявлениям", "Go to my applications");
pub(crate) const BUTTON_NEW_APPLICATION: Text = text("Жаңа өтініш", "Новое заявление", "New application");
pub(crate) const BUTTON_UPDATE: Text = text("Бетті жаңарту", "Обновить страницу", "Refresh the page");
pub(crate) const ERROR_404_HEADING: Text = text("Бет табылмады", "Страница не найдена", "Page not found");
pub(crate) const ERROR_404_BODY: Text = text(
    "Мекенжайды тексеріңіз немесе басты бетке өтіңіз.",
    "Проверьте адрес или перейдите на главную страницу.",
    "Check the address or go to the start page.",
);
pub(crate) const ERROR_503_BODY: Text = text(
    "Бірнеше минуттан кейін қайталап көріңіз. Жазғаныңыз осы құрылғыда сақталды.",
    "Попробуйте через несколько минут. Все введенное сохранено на этом устройстве.",
    "Try again in a few minutes. What you typed is kept on this device.",
);
pub(crate) const ERROR_500_BODY: Text = text(
    "Бұл – біздің қатеміз. Жазғаныңыз сақталды. Бетті жаңартып көріңіз.",
    "Это наша ошибка. Введенное сохранено. Попробуйте обновить страницу.",
    "The fault is ours. What you typed is kept. Try to refresh the page.",
);
pub(crate) const ERROR_WRONG_CHANNEL: Text = text(
    "Мұнда өтінішті тек портал арқылы бере аласыз.",
    "Здесь подать заявление можно только через портал.",
    "Here you can apply on the portal only.",
);
pub(crate) const ERROR_SIGNATURE_REQUIRED: Text = text(
    "ЭЦҚ әзірге қабылданбайды. Өтінішті SMS кодымен растаңыз.",
    "ЭЦП пока не принимается. Подтвердите заявление кодом из SMS.",
    "An EDS is not taken yet. Certify the application with an SMS code.",
);
pub(crate) const ERROR_FILE_UNKNOWN: Text = text(
    "Файл серверде табылмады. Оны қайта жүктеңіз.",
    "Файла нет на сервере. Загрузите его снова.",
    "The file is not on the server. Upload it again.",
);
pub(crate) const ERROR_FILE_MISMATCH: Text = text(
    "Файл мазмұны оның түріне сәйкес келмейді. Басқа файл таңдаңыз.",
    "Содержимое файла не соответствует его типу. Выберите другой файл.",
    "The content of the file does not fit its type. Choose another one.",
);
pub(crate) const ERROR_KEY_REUSED: Text = text(
    "Өтініш өзгертілген. Бетті жаңартып, қайта жіберіңіз.",
    "Заявление изменилось. Обновите страницу и отправьте снова.",
    "The application has changed. Refresh the page and send it again.",
);
pub(crate) const ERROR_TOO_LARGE: Text = text(
    "Өтініш тым үлкен. Мәтіндерді қысқартыңыз.",
    "Заявление слишком большое. Сократите тексты.",
    "The application is too large. Shorten the texts.",
);
pub(crate) const ERROR_NOT_NOW: Text = text(
    "Бұл әрекетті қазір орындау мүмкін емес: өтініштің жағдайы өзгерген.",
    "Сейчас это сделать нельзя: статус заявления изменился.",
    "This cannot be done now: the status of the application has changed.",
);
pub(crate) const ERROR_RULES_CHANGED: Text = text(
    "Қағидалар жаңарды. Өтінішіңіз жаңа редакция бойынша қайта тексерілді.",
    "Правила обновились. Заявление проверено заново по новой редакции.",
    "The rules have been updated. The application was checked again by the new edition.",
);
pub(crate) const FOOTER_PRIVACY: Text = text("Дербес деректер", "Персональные данные", "Personal data");
pub(crate) const FOOTER_CONTACT: Text =
    text("Көмек: Бірыңғай байланыс орталығы, 1414", "Помощь: Единый контакт-центр, 1414", "Help: Unified Contact Centre, 1414");
pub(crate) const FOOTER_API: Text = text("Бағдарламашыларға: API", "Программистам: API", "For programmers: API");
pub(crate) const FOOTER_RULES: Text = text("Қағидалар нұсқасы: {rules}", "Версия правил: {rules}", "Version of the rules: {rules}");
pub(crate) const FOOTER_COOKIES: Text = text(
    "Бұл сайтта жарнама да, бақылау cookie-файлдары да жоқ. Кіргеніңізде ғана сеанс cookie-файлы қолданылады.",
    "На этом сайте нет рекламы и отслеживающих cookie. Сеансовый cookie нужен только после входа.",
    "This site has no advertising and no tracking cookies. A session cookie is used only when you sign in.",
);
pub(crate) const PRIVACY_BODY: Text = text(
    "Біз тек өтініш үшін қажет деректерді ғана сұраймыз. Жібергенге дейін жазғаныңыз тек осы құрылғыда сақталады. Кірген болсаңыз, таңдаған файлдарыңыз бірден серверге жүктеледі.",
    "Мы спрашиваем только то, что нужно для заявления. До отправки введенное хранится только на этом устройстве. Если Вы вошли, выбранные файлы сразу загружаются на сервер.",
    "We ask only for what the application needs. Until you send it, what you type is kept on this device only. If you are signed in, the files that you pick go to the server at once.",
);
pub(crate) const PRIVACY_KEPT: Text = text(
    "Жіберілген өтініш кестеде шифрланып сақталады: онда аты-жөніңіз, ЖСН мен өтініштің өзі шифрланған. Файлдар мен хабарламалар файл қоймасында, соның өз қорғанысымен сақталады.",
    "Отправленное заявление хранится в таблице, где имена, ИИН и само заявление зашифрованы. Файлы и уведомления лежат в хранилище файлов под его собственной защитой.",
    "What you send is kept in a table in which names, IINs and the application itself are encrypted. Files and notices lie in the object store, under its own protection.",
);
pub(crate) const ERROR_NOT_CERTIFIED: Text = text(
    "Өтініш расталмады. Жаңа код сұратып, қайта растаңыз.",
    "Заявление не подтверждено. Запросите новый код и подтвердите еще раз.",
    "The application is not certified. Ask for a new code and certify it again.",
);
pub(crate) const ERROR_SIGN_IN: Text =
    text("Мұны көру үшін жүйеге кіріңіз.", "Чтобы это увидеть, войдите в систему.", "Sign in to see this.");
pub(crate) const ERROR_PROBLEMS_DIFFER: Text = text(
    "Сервер өтініштен басқа да кемшіліктер тапты. Олар төменде көрсетілген.",
    "Сервер нашел в заявлении и другие недочеты. Они показаны ниже.",
    "The server has found other problems. They are shown below.",
);
pub(crate) const NET_WORDS_UNREACHABLE: Text = text(
    "Қағидалардың мәтіні жүктелмеді. Интернет байланысын тексеріп, қайталап көріңіз.",
    "Текст правил не загрузился. Проверьте связь с интернетом и попробуйте еще раз.",
    "The words of the rules could not be loaded. Check the internet connection and try again.",
);
pub(crate) const BUTTON_TRY_AGAIN: Text = text("Қайталап көру", "Попробовать еще раз", "Try again");
pub(crate) const NET_OFFLINE: Text = text(
    "Интернет жоқ. Толтыра беріңіз: жазғаныңыз осы құрылғыда сақталады.",
    "Нет интернета. Продолжайте заполнять: введенное сохраняется на этом устройстве.",
    "You are offline. Go on: what you type is kept on this device.",
);
pub(crate) const NET_LOST: Text = text(
    "Байланыс үзілді, бірақ ештеңе жоғалған жоқ. Интернет қосылғанда «Жіберу» батырмасын қайта басыңыз.",
    "Связь прервалась, но ничего не потеряно. Когда интернет появится, нажмите «Отправить» еще раз.",
    "The connection was lost, but nothing else was. When you are online again, press “Send” once more.",
);
pub(crate) const NET_SESSION_EXPIRED: Text = text(
    "Қауіпсіздік үшін сеанс аяқталды. Қайта кіріңіз: толтырғаныңыз сақталған.",
    "Сеанс завершен ради безопасности. Войдите снова: все введенное сохранено.",
    "The session has ended for safety. Sign in again: what you typed is kept.",
);
