//! What a regulation says beside the form: clauses, conditions, terms, grounds.
//! A draft becomes a rule only when it names its clause; what the law leaves to an officer's judgement is not here.

pub mod windows;

use crate::calendar::{Calendar, Count, FirstDay, LastDayOff, Reckoning, Week};
use crate::texts::{Language, Prose, Text, text};
use chrono::NaiveDate;
use serde::Serialize;

/// A clause's id, as the ledger `core/law/clauses.toml` has it.
pub type Clause = &'static str;

/// A day of the law; an impossible one stops the build.
pub const fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(day) => day,
        None => panic!("there is no such day"),
    }
}

/// What the server knows and the applicant does not type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Known {
    /// Restrictive measures or an emergency at the applicant's place.
    Emergency,
    EducationDocumentDigitised,
    ProviderLiquidated,
}

/// When a row holds. Pointers are those of members; a member that is not given makes `Is`, `In` and `True` false.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum When {
    Always,
    Never,
    /// The choice at the pointer is this one.
    Is(&'static str, &'static str),
    /// The choice at the pointer is one of these.
    In(&'static str, &'static [&'static str]),
    /// The flag at the pointer is set.
    True(&'static str),
    Given(&'static str),
    /// The applicant's age is known, and below this many years on the local filing date.
    Younger {
        years: u32,
        born: &'static str,
        iin: &'static str,
    },
    /// The year at the pointer is valid, and before the filing year.
    EarlierYear(&'static str),
    Context(Known),
    Not(&'static When),
    All(&'static [When]),
    Any(&'static [When]),
}

/// The acts that call themselves a standard of the service; the others are rules.
const STANDARDS: &[&str] = &["TD"];

/// Whether a clause is one of a standard.
pub fn is_standard(clause: &str) -> bool {
    STANDARDS.iter().any(|act| clause.split('-').next() == Some(act))
}

/// Where a clause stands, in words: `TC-p11` is paragraph 11 of the Rules, `HC-a2.r9.3` item 3) of row 9 of Annex 2.
pub fn place(clause: &str, language: Language) -> String {
    const PARAGRAPH: Text = text("Қағидалардың {n}-тармағы", "пункт {n} Правил", "paragraph {n} of the Rules");
    const OF_STANDARD: Text = text("Стандарттың {n}-тармағы", "пункт {n} Стандарта", "paragraph {n} of the Standard");
    const SOME_OF_STANDARD: Text = text("Стандарттың {n}-тармақтары", "пункты {n} Стандарта", "paragraphs {n} of the Standard");
    const TO_STANDARD: Text = text("Стандартқа {n}-қосымша", "приложение {n} к Стандарту", "Annex {n} to the Standard");
    const ANNEX: Text = text("Қағидаларға {n}-қосымша", "приложение {n} к Правилам", "Annex {n} to the Rules");
    const ANNEX_ROW: Text =
        text("Қағидаларға {n}-қосымшаның {row}-жолы", "строка {row} приложения {n} к Правилам", "row {row} of Annex {n} to the Rules");
    const ANNEX_ITEM: Text = text(
        "Қағидаларға {n}-қосымша {row}-жолының {item}) тармақшасы",
        "подпункт {item}) строки {row} приложения {n} к Правилам",
        "item {item}) of row {row} of Annex {n} to the Rules",
    );
    const ROW: Text = text("Тізбенің {row}-жолы", "строка {row} Перечня", "row {row} of the List");
    const ROW_ITEM: Text =
        text("Тізбе {row}-жолының {item}) тармақшасы", "подпункт {item}) строки {row} Перечня", "item {item}) of row {row} of the List");
    let is_standard = is_standard(clause);
    let number = |part: &str, letter: char| {
        part.strip_prefix(letter).filter(|rest| rest.starts_with(|digit: char| digit.is_ascii_digit())).map(String::from)
    };
    let parts: Vec<&str> = clause.split_once('-').map_or(clause, |(_, place)| place).split('.').collect();
    let at = |place: usize| parts.get(place).copied().unwrap_or_default();
    let item = |place: usize| Some(at(place)).filter(|item| item.parse::<u8>().is_ok());
    if let Some(n) = number(at(0), 'p') {
        let words = match (is_standard, n.contains('-')) {
            (true, true) => SOME_OF_STANDARD,
            (true, false) => OF_STANDARD,
            (false, _) => PARAGRAPH,
        };
        return words.fill(language, &[("n", &n)]);
    }
    if let Some(n) = number(at(0), 'a') {
        let Some(row) = number(at(1), 'r') else {
            return if is_standard { TO_STANDARD } else { ANNEX }.fill(language, &[("n", &n)]);
        };
        let values = [("n", n.as_str()), ("row", row.as_str()), ("item", item(2).unwrap_or_default())];
        return if item(2).is_some() { ANNEX_ITEM } else { ANNEX_ROW }.fill(language, &values);
    }
    if let Some(row) = number(at(0), 'r') {
        let values = [("row", row.as_str()), ("item", item(1).unwrap_or_default())];
        return if item(1).is_some() { ROW_ITEM } else { ROW }.fill(language, &values);
    }
    String::from(clause)
}

/// The clause of a rule: one for what comes through the portal, one for the rest, mostly the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Cite {
    pub portal: Clause,
    pub elsewhere: Clause,
}

impl Cite {
    pub const fn one(clause: Clause) -> Cite {
        Cite { portal: clause, elsewhere: clause }
    }

    pub const fn on(self, portal: bool) -> Clause {
        if portal { self.portal } else { self.elsewhere }
    }
}

/// The civil law's general rule, by which a term runs whose clause says its length and no more; and, which nobody says, in the five-day week.
pub const CIVIL_LAW: Reckoning = Reckoning { week: Week::FiveDays, first: FirstDay::AfterAcceptance, last_day_off: LastDayOff::Moves };

/// By when the answer comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Term {
    pub count: Count,
    pub clause: Clause,
    pub reckoning: Reckoning,
    /// Where, and by which clause, the regulation itself says that the day of acceptance is not counted.
    pub acceptance_by: Option<(When, Clause)>,
}

/// A term without its clause.
///
/// ```
/// # use otinish_core::law::{Term, working_days};
/// const TERM: Term = working_days(3).by("TC-p1");
/// ```
///
/// It is none yet:
///
/// ```compile_fail,E0308
/// # use otinish_core::law::{Term, working_days};
/// const TERM: Term = working_days(3);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct TermDraft(Count);

pub const fn working_days(n: u16) -> TermDraft {
    TermDraft(Count::WorkingDays(n))
}

pub const fn calendar_days(n: u16) -> TermDraft {
    TermDraft(Count::CalendarDays(n))
}

pub const fn on_acceptance() -> TermDraft {
    TermDraft(Count::OnAcceptance)
}

impl TermDraft {
    pub const fn by(self, clause: Clause) -> Term {
        Term { count: self.0, clause, reckoning: CIVIL_LAW, acceptance_by: None }
    }
}

impl Term {
    /// By this clause, where `when` holds, the day of acceptance is not counted.
    pub const fn not_counting_acceptance(self, when: When, clause: Clause) -> Term {
        Term { acceptance_by: Some((when, clause)), ..self }
    }

    /// Told otherwise than by the general rule.
    pub const fn reckoned(self, reckoning: Reckoning) -> Term {
        Term { reckoning, ..self }
    }
}

/// What follows where a ground is used: two notices, with two names and two consequences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum Consequence {
    /// The application is not accepted.
    RefusalToAccept,
    /// The service is refused.
    Refusal,
}

/// Which problems a ground covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Covers {
    /// Any problem at this pointer.
    At(&'static str),
    /// A document missing, or expired, of a kind of which nothing good was handed in.
    IncompleteOrExpired,
    /// A document missing, and no more.
    Incomplete,
    /// A document handed in as the rules do not allow, of a kind of which nothing good was handed in.
    DocumentNotAllowed,
    /// Whatever the form asks for and was not given, documents apart.
    Missing,
    /// What was not given at this pointer.
    MissingAt(&'static str),
    /// An invalid value at this pointer.
    InvalidAt(&'static str),
    /// Every problem of this code.
    Code(&'static str),
}

/// A clause on which the provider may refuse, and the problems that it covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ground {
    pub covers: Covers,
    pub when: When,
    pub consequence: Consequence,
    pub clause: Clause,
    /// What the clause says, for notices and pages.
    pub words: Prose,
}

/// A ground without its clause.
///
/// ```
/// # use otinish_core::law::{Covers, Ground, refuse};
/// # use otinish_core::texts::{Prose, prose};
/// const WORDS: Prose = prose("құжаттар толық емес", "документы неполны", "the documents are incomplete");
/// const GROUND: Ground = refuse(Covers::Incomplete).by("TC-p9", WORDS);
/// ```
///
/// It is none yet:
///
/// ```compile_fail,E0308
/// # use otinish_core::law::{Covers, Ground, refuse};
/// const GROUND: Ground = refuse(Covers::Incomplete);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct GroundDraft {
    covers: Covers,
    when: When,
    consequence: Consequence,
}

pub const fn refuse(covers: Covers) -> GroundDraft {
    GroundDraft { covers, when: When::Always, consequence: Consequence::Refusal }
}

pub const fn refuse_to_accept(covers: Covers) -> GroundDraft {
    GroundDraft { covers, when: When::Always, consequence: Consequence::RefusalToAccept }
}

impl GroundDraft {
    pub const fn when(self, when: When) -> GroundDraft {
        GroundDraft { when, ..self }
    }

    pub const fn by(self, clause: Clause, words: Prose) -> Ground {
        Ground { covers: self.covers, when: self.when, consequence: self.consequence, clause, words }
    }
}

/// A ground that only the provider can find, never the check: it is shown, and no problem carries it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct OfficersGround {
    pub clause: Clause,
    pub words: Prose,
}

/// By the edition of which day an application is judged, where the rules change between its filing and its acceptance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EditionOf {
    Filing,
    Acceptance,
}

/// A hearing before a refusal, as the Administrative Procedural and Process-Related Code has it (article 73). None of the regulations names it, and
/// the article's own words are not in hand: it is for the operator's lawyers to say whether it is held, and by when the provider calls to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Hearing {
    /// How many working days before the answer is due the provider has called the applicant to it.
    pub called_before: u16,
}

impl Hearing {
    /// The last day on which the provider can call to it; `None` where the term is too short for that, which is no longer for a hearing.
    pub fn call_by(&self, calendar: &Calendar, week: Week, accepted_on: NaiveDate, due_on: NaiveDate) -> Option<NaiveDate> {
        calendar.working_days_before(week, due_on, self.called_before).filter(|day| *day >= accepted_on)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_tells_its_place() {
        let check = |clause: &str, words: &str| assert_eq!(place(clause, Language::En), words);
        check("TC-p11", "paragraph 11 of the Rules");
        check("HC-a3", "Annex 3 to the Rules");
        check("TC-a2.r8", "row 8 of Annex 2 to the Rules");
        check("HC-a2.r9.3", "item 3) of row 9 of Annex 2 to the Rules");
        check("SD-r9.2", "item 2) of row 9 of the List");
        check("TD-p14-16", "paragraphs 14-16 of the Standard");
        check("TD-a2", "Annex 2 to the Standard");
        check("TA-a1.r8.portal", "row 8 of Annex 1 to the Rules");
    }
}
