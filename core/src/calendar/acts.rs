//! The acts that make a day other than its weekday, and the holidays, in words. What nobody here has put into words is named as the calendar
//! names it, or not at all: a newer calendar may come at any time, and its acts stand in it as people would cite them.

use super::Row;
use crate::texts::{Language, Text, text};

/// What the calendar calls an act, and its name.
const ACTS: [(&str, Text); 6] = [
    (
        "Z010000267_",
        text(
            "«Қазақстан Республикасындағы мерекелер туралы» 2001 жылғы 13 желтоқсандағы № 267 Заң",
            "Закон «О праздниках в Республике Казахстан» от 13 декабря 2001 года № 267",
            "Law No 267 of 13 December 2001 on holidays",
        ),
    ),
    (
        "Z010000267_ art. 5",
        text(
            "«Қазақстан Республикасындағы мерекелер туралы» 2001 жылғы 13 желтоқсандағы № 267 Заңның 5-бабы",
            "статья 5 Закона «О праздниках в Республике Казахстан» от 13 декабря 2001 года № 267",
            "article 5 of Law No 267 of 13 December 2001 on holidays",
        ),
    ),
    (
        "Labour Code 84(5)",
        text("Еңбек кодексінің 84-бабының 5-тармағы", "пункт 5 статьи 84 Трудового кодекса", "article 84(5) of the Labour Code"),
    ),
    (
        "Government move of 2022",
        text("Үкіметтің 2022 жылғы шешімі", "решение Правительства 2022 года", "a decision of the Government of 2022"),
    ),
    (
        "P2300000326",
        text("Үкіметтің 2023 жылғы № 326 қаулысы", "постановление Правительства 2023 года № 326", "Government decree No 326 of 2023"),
    ),
    (
        "G24G0000109",
        text(
            "Еңбек министрлігінің 2024 жылғы 17 сәуірдегі бұйрығы (G24G0000109)",
            "приказ Министерства труда от 17 апреля 2024 года (G24G0000109)",
            "order of the Ministry of Labour of 17 April 2024 (G24G0000109)",
        ),
    ),
];

/// The act of this `source` of a row, in words.
pub fn act(source: &str, language: Language) -> &str {
    ACTS.iter().find(|(known, _)| *known == source).map_or(source, |(_, words)| words.to(language))
}

/// The holidays of the calendar in Russian, as the Law on holidays and the Labour Code name them.
const HOLIDAYS: [(&str, &str); 12] = [
    ("Жаңа жыл", "Новый год"),
    ("Православиелік Рождество", "православное Рождество"),
    ("Халықаралық әйелдер күні", "Международный женский день"),
    ("Наурыз мейрамы", "Наурыз мейрамы"),
    ("Қазақстан халқының бірлігі мерекесі", "Праздник единства народа Казахстана"),
    ("Отан қорғаушы күні", "День защитника Отечества"),
    ("Жеңіс күні", "День Победы"),
    ("Астана күні", "День столицы"),
    ("Құрбан айт 1-күні", "1-й день Курбан-айта"),
    ("Конституция күні", "День Конституции"),
    ("Республика күні", "День Республики"),
    ("Тәуелсіздік күні", "День Независимости"),
];

/// What the day of this row is called; nothing where it has no name, or none in that language.
pub fn day_name(row: &Row, language: Language) -> Option<&str> {
    let name = match language {
        Language::Kk => &row.name_kk,
        Language::Ru => return HOLIDAYS.iter().find(|(known, _)| *known == row.name_kk).map(|(_, name)| *name),
        Language::En => &row.name_en,
    };
    (!name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::super::Calendar;
    use super::*;

    #[test]
    fn an_act_is_named_in_words_or_as_the_calendar_names_it() {
        assert_eq!(act("Labour Code 84(5)", Language::Ru), "пункт 5 статьи 84 Трудового кодекса");
        assert_eq!(act("G24G0000436", Language::Kk), "G24G0000436");
    }

    #[test]
    fn every_named_day_of_the_calendar_has_a_name_in_russian_too() {
        let calendar = Calendar::built_in();
        let named: Vec<_> = calendar.rows().iter().filter(|row| !row.name_kk.is_empty()).collect();
        assert!(named.iter().all(|row| day_name(row, Language::Ru).is_some()) && named.len() > 100);
        assert!(HOLIDAYS.iter().all(|(kk, _)| named.iter().any(|row| row.name_kk == *kk)));
    }

    #[test]
    fn every_act_in_words_stands_in_the_calendar() {
        let calendar = Calendar::built_in();
        let unused: Vec<_> = ACTS.iter().filter(|(source, _)| calendar.rows().iter().all(|row| row.source != *source)).collect();
        assert!(unused.is_empty(), "{unused:?}");
    }
}
