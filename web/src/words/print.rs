//! The application on paper.

use otinish_core::texts::{Text, text};

pub(crate) const PRINT_HEADING: Text = text("Басып шығаруға арналған өтініш", "Заявление для печати", "The application for printing");
pub(crate) const PRINT_PREPARE: Text = text("Басып шығаруға дайындау", "Подготовить к печати", "Prepare for printing");
pub(crate) const PRINT_PREPARE_AS_IT_IS: Text =
    text("Осы күйінде басып шығаруға дайындау", "Подготовить к печати как есть", "Prepare it for printing as it is");
pub(crate) const PRINT_OWN_COPY: Text = text("Өзіңізге арналған қағаз көшірме", "Бумажная копия для себя", "A paper copy for yourself");
pub(crate) const PRINT_COPY: Text = text(
    "Бұл – өзіңізге арналған қағаз көшірме. Портал арқылы жіберілетін өтінішті басып шығарудың қажеті жоқ: қағаз өтініш онымен тапсырылмайды.",
    "Это бумажная копия для Вас. Заявление, которое отправляют через портал, печатать не нужно: бумага его не заменяет.",
    "This is a paper copy for yourself. An application that is sent through the portal need not be printed: the paper does not stand in for it.",
);
pub(crate) const PRINT_NOT_YET: Text =
    text("Өтініш әлі тапсырылған жоқ", "Заявление еще не подано", "The application is not handed in yet");
pub(crate) const PRINT_NOT_SENT: Text = text(
    "Осы беттен ол ешқайда жіберілмейді және тіркелмейді: басып шығарып, өзіңіз тапсырасыз.",
    "С этой страницы оно никуда не отправляется и нигде не регистрируется: его нужно распечатать и подать самостоятельно.",
    "From this page it is sent nowhere and registered nowhere: print it and hand it in yourself.",
);
pub(crate) const PRINT_NEXT: Text = text("Енді не істеу керек", "Что делать дальше", "What to do next");
pub(crate) const PRINT_SIGN: Text = text(
    "Өтінішті басып шығарып, күнін жазыңыз және қол қойыңыз.",
    "Распечатайте заявление, поставьте дату и подпись.",
    "Print the application, date it and sign it.",
);
pub(crate) const PRINT_BRING: Text = text(
    "Төмендегі тізімдегі құжаттарды өзіңізбен алыңыз.",
    "Возьмите с собой документы из списка ниже.",
    "Take the documents of the list below with you.",
);
pub(crate) const PRINT_WHERE: Text = text("Қайда тапсыру керек", "Куда подать", "Where to hand it in");
pub(crate) const PRINT_WHEN: Text = text("Қашан және қалай", "Когда и как", "When and how");
pub(crate) const PRINT_LANGUAGE: Text = text("Өтініштің тілі", "Язык заявления", "Language of the application");
pub(crate) const PRINT_ASSUMED: Text = text(
    "Бұл өтініштің ресми үлгісі қолымызда жоқ. Парақ қағиданың талаптары мен ұқсас қызметтің нысаны бойынша болжам ретінде жасалды.",
    "Официальной формы этого заявления у нас нет. Лист составлен предположительно: по требованиям правил и по форме похожей услуги.",
    "We do not have an official form of this application. The sheet is assumed: it follows what the rules ask and the form of a like service.",
);
pub(crate) const PRINT_DOCUMENTS: Text =
    text("Өтінішпен бірге не әкелу керек", "Что принести вместе с заявлением", "What to bring with the application");
pub(crate) const PRINT_OBTAINED: Text = text(
    "ақпараттық жүйеден алынды, әкелудің қажеті жоқ",
    "получено из информационной системы, приносить не нужно",
    "obtained from an information system, no need to bring it",
);
pub(crate) const PRINT_DEFERRED: Text = text("кейін тапсырылады", "сдается позже", "handed in later");
pub(crate) const PRINT_PROBLEMS: Text = text("Түзетілмеген жерлер", "Что осталось исправить", "What is left to mend");
pub(crate) const BUTTON_PRINT: Text = text("Басып шығару", "Распечатать", "Print");
