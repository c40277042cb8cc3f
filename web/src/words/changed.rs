//! What other rules ask of a draft than those under which it was begun.

use otinish_core::texts::{Text, text};

pub(crate) const CHANGED_TITLE: Text = text("Қағидалар өзгерді", "Правила изменились", "The rules have changed");
pub(crate) const CHANGED_KEPT: Text = text(
    "Қараламаны бастағаннан бері қағидалар өзгерді. Жазғаныңыз сақталды және жаңа қағидалар бойынша қайта тексерілді.",
    "С тех пор как Вы начали черновик, правила изменились. Все введенное сохранено и проверено заново по новым правилам.",
    "The rules have changed since you began the draft. All you typed is kept, and was checked again by the new rules.",
);
pub(crate) const CHANGED_TERM: Text = text(
    "Жауап беру мерзімі өзгерді. Бұрын – {before}, енді – {now}.",
    "Срок ответа изменился. Раньше – {before}, теперь – {now}.",
    "The term of the answer has changed. Before: {before}; now: {now}.",
);
pub(crate) const CHANGED_WORKING_DAYS: Text = text("{n} жұмыс күні", "рабочих дней: {n}", "working days: {n}");
pub(crate) const CHANGED_CALENDAR_DAYS: Text = text("{n} күнтізбелік күн", "календарных дней: {n}", "calendar days: {n}");
pub(crate) const CHANGED_ON_ACCEPTANCE: Text = text("құжаттар қабылданған күні", "в день приема", "on the day of acceptance");
pub(crate) const CHANGED_ASKED: Text = text("Енді мыналар да керек:", "Теперь нужно и это:", "This is needed now as well:");
pub(crate) const CHANGED_REQUIRED: Text = text(
    "Мыналар бұрын міндетті емес еді, енді міндетті:",
    "Раньше это было необязательно, теперь обязательно:",
    "This was optional and is required now:",
);
pub(crate) const CHANGED_WRONG: Text = text(
    "Жазғаныңыздың мына жері жаңа қағидаларға сай келмейді:",
    "Введенное здесь не подходит по новым правилам:",
    "What you typed here does not meet the new rules:",
);
pub(crate) const CHANGED_OFFERED: Text =
    text("Енді мыналарды да көрсетуге болады:", "Теперь можно указать и это:", "You may now give this as well:");
pub(crate) const CHANGED_OPTIONAL: Text = text(
    "Мыналар бұрын міндетті еді, енді міндетті емес:",
    "Раньше это было обязательно, теперь необязательно:",
    "This was required and is optional now:",
);
pub(crate) const CHANGED_GONE: Text = text("Мыналар енді сұралмайды:", "Это больше не спрашивают:", "This is not asked for any more:");
pub(crate) const CHANGED_ASIDE: Text = text(
    "Бұрын жазған мына мәліметтерге жаңа қағидаларда орын жоқ:",
    "Для этих введенных ранее сведений в новых правилах нет места:",
    "The new rules have no place for these particulars that you typed before:",
);
pub(crate) const CHANGED_NOTHING: Text = text(
    "Сіздің өтінішіңізден сұралатын нәрсе өзгерген жоқ.",
    "К Вашему заявлению требования не изменились.",
    "What is asked of your application has not changed.",
);
pub(crate) const CHANGED_SEEN: Text = text("Түсінікті", "Понятно", "Understood");
