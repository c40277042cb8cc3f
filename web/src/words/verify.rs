//! What anybody may learn of a notice.

use otinish_core::texts::{Text, text};

pub(crate) const VERIFY_HEADING: Text = text("Хабарламаны тексеру", "Проверка уведомления", "Verify a notice");
pub(crate) const VERIFY_LEAD: Text = text(
    "Қолыңыздағы PDF хабарламаны таңдаңыз. Файл құрылғыңыздан ешқайда жіберілмейді.",
    "Выберите PDF уведомления. Файл не покидает Ваше устройство.",
    "Choose the PDF of the notice. The file does not leave your device.",
);
pub(crate) const VERIFY_UNCHANGED: Text = text("Құжат өзгеріссіз бе?", "Документ не изменен?", "Unchanged?");
pub(crate) const VERIFY_UNCHANGED_YES: Text =
    text("Қол қойылғаннан бері құжат өзгермеген.", "После подписания документ не менялся.", "It has not been changed since it was signed.");
pub(crate) const VERIFY_UNCHANGED_NO: Text = text(
    "Бұл файл берілген құжатпен бірдей емес: ол өзгертілген немесе басқа файл таңдалған. Оған сенуге болмайды.",
    "Этот файл не совпадает с выданным документом: его изменили, или выбран другой файл. Доверять ему нельзя.",
    "This file is not the document that was issued: it was changed, or another file was chosen. Do not trust it.",
);
pub(crate) const VERIFY_FORCE: Text = text("Заңдық күші", "Юридическая сила", "Legal force");
pub(crate) const VERIFY_FORCE_TEST: Text = text(
    "Бұл – заңды күші жоқ сынақ құжаты.",
    "Это тестовый документ, не имеющий юридической силы.",
    "This is a test document without legal force.",
);
pub(crate) const VERIFY_FORCE_SEALED: Text = text(
    "Көрсетілетін қызметті берушінің ЭЦҚ мөрімен куәландырылған.",
    "Удостоверено печатью ЭЦП услугодателя.",
    "Certified by the EDS seal of the provider.",
);
pub(crate) const VERIFY_FORCE_PAPER_EQUAL: Text = text(
    "Қағаз жеткізгіштегі құжатпен бірдей: көрсетілетін қызметті берушінің ЭЦҚ мөрімен куәландырылған.",
    "Равнозначно документу на бумажном носителе: удостоверено печатью ЭЦП услугодателя.",
    "It equals a document on paper: it is certified by the EDS seal of the provider.",
);
pub(crate) const VERIFY_WITHDRAWN: Text = text("Кері қайтарып алынған ба?", "Отозвано ли оно?", "Is it withdrawn?");
pub(crate) const VERIFY_WITHDRAWN_NO: Text = text("Жоқ, кері қайтарып алынбаған.", "Нет, не отозвано.", "No, it is not withdrawn.");
pub(crate) const VERIFY_WITHDRAWN_YES: Text = text("Иә, кері қайтарып алынған.", "Да, отозвано.", "Yes, it is withdrawn.");
pub(crate) const VERIFY_UNKNOWN: Text = text("Мұндай хабарлама табылмады.", "Такое уведомление не найдено.", "No such notice was found.");
pub(crate) const VERIFY_KIND: Text = text("Хабарлама түрі", "Вид уведомления", "Kind of notice");
pub(crate) const VERIFY_DATE: Text = text("Берілген күні", "Дата выдачи", "Day of issue");
pub(crate) const VERIFY_PROVIDER: Text = text("Берген ұйым", "Кто выдал", "Issued by");
pub(crate) const VERIFY_CODE: Text = text("Хабарламаның коды", "Код уведомления", "Code of the notice");
pub(crate) const VERIFY_CODE_HINT: Text = text(
    "Хабарламадағы мекенжайдың соңында тұрған 26 әріп пен цифр",
    "26 букв и цифр в конце адреса, напечатанного в уведомлении",
    "The 26 letters and digits at the end of the address printed in the notice",
);
pub(crate) const VERIFY_SHA256: Text = text("Файлдың SHA-256 мәні", "SHA-256 файла", "SHA-256 of the file");
