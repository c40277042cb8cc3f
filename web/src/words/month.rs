//! A month as a calendar shows it: names of months and days, and marks that fit into a seventh of a phone.

use otinish_core::texts::{Text, text};

pub(crate) const MONTHS: [Text; 12] = [
    text("қаңтар", "январь", "January"),
    text("ақпан", "февраль", "February"),
    text("наурыз", "март", "March"),
    text("сәуір", "апрель", "April"),
    text("мамыр", "май", "May"),
    text("маусым", "июнь", "June"),
    text("шілде", "июль", "July"),
    text("тамыз", "август", "August"),
    text("қыркүйек", "сентябрь", "September"),
    text("қазан", "октябрь", "October"),
    text("қараша", "ноябрь", "November"),
    text("желтоқсан", "декабрь", "December"),
];

/// From Monday on.
pub(crate) const WEEKDAYS: [Text; 7] = [
    text("Дс", "пн", "Mo"),
    text("Сс", "вт", "Tu"),
    text("Ср", "ср", "We"),
    text("Бс", "чт", "Th"),
    text("Жм", "пт", "Fr"),
    text("Сб", "сб", "Sa"),
    text("Жс", "вс", "Su"),
];

pub(crate) const MARK_FILED: Text = text("өтініш", "сдано", "filed");
pub(crate) const MARK_ACCEPTED: Text = text("қабыл", "прием", "taken");
pub(crate) const MARK_COUNTED: Text = text("{n}-күн", "{n}-й", "day {n}");
pub(crate) const MARK_OFF: Text = text("–", "–", "–");
pub(crate) const MARK_DUE: Text = text("жауап", "ответ", "answer");
pub(crate) const DAYS_DUE: Text = text("Жауап берілетін соңғы күн", "Последний день ответа", "The last day for the answer");
