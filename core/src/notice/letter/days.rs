//! The term in a letter, and in one sentence the day of the answer and how it was counted.

use super::{Writer, words};
use crate::calendar::acts::{act, day_name};
use crate::calendar::{Count, Entry, Week};
use crate::law::place;
use crate::notice::Section;
use crate::texts::{Text, written};

impl Writer<'_> {
    /// The term and its clause, then in one sentence the day of the answer and how it was counted.
    pub(super) fn term(&self) -> Section {
        let term = self.plan.edition.term;
        let mut paragraphs = Vec::new();
        let how = match term.count {
            Count::WorkingDays(n) => Some((words::WORKING_DAYS, n)),
            Count::CalendarDays(n) => Some((words::CALENDAR_DAYS, n)),
            Count::OnAcceptance => None,
        };
        if let Some((sentence, n)) = how {
            let (n, clause) = (n.to_string(), place(term.clause, self.language));
            paragraphs.push(sentence.fill(self.language, &[("n", &n), ("clause", &clause)]));
        }
        paragraphs.push(self.due());
        Section { heading: self.say(words::TERM_HEADING), paragraphs, items: Vec::new() }
    }

    /// By which day the answer comes, and how that day was counted: from which day on, and which days are not as their weekday by which acts.
    fn due(&self) -> String {
        let Some(due_on) = self.report.due_on else { return self.say(words::UNKNOWN_DUE) };
        let fill = |words: Text, name, value: &str| words.fill(self.language, &[(name, value)]);
        let first = self.report.due_because.iter().find(|entry| entry.n == Some(1)).map(|entry| written(entry.day, self.language));
        let off = match self.plan.edition.term.count {
            Count::WorkingDays(_) => words::NOT_COUNTED,
            Count::CalendarDays(_) | Count::OnAcceptance => words::DAYS_OFF,
        };
        let lists = [(off, self.by_acts(false)), (words::WORKED, self.by_acts(true))].into_iter().filter(|(_, days)| !days.is_empty());
        let parts = first.map(|first| fill(words::COUNTED_FROM, "first", &first)).into_iter();
        let parts: Vec<String> = parts.chain(lists.map(|(words, days)| fill(words, "days", &days))).collect();
        let answer = fill(words::DUE, "date", &written(due_on, self.language));
        if parts.is_empty() { format!("{answer}.") } else { format!("{answer}: {}.", parts.join("; ")) }
    }

    /// The days of the derivation that are not as their weekday, those that are worked or those that are not, each act once after its days.
    fn by_acts(&self, worked: bool) -> String {
        let mut acts: Vec<(&str, Vec<String>)> = Vec::new();
        let of_kind = self.report.due_because.iter().filter(|entry| (entry.why == Some(words::MOVED_WORKING_DAY)) == worked);
        for (entry, source) in of_kind.filter_map(|entry| Some((entry, entry.source?))) {
            let day = self.named(entry);
            match acts.iter_mut().find(|(known, _)| *known == source) {
                Some((_, days)) => days.push(day),
                None => acts.push((source, vec![day])),
            }
        }
        let acts = acts.iter().map(|(source, days)| format!("{} – {}", days.join(", "), act(source, self.language)));
        acts.collect::<Vec<_>>().join("; ")
    }

    /// A day that differs from its weekday, with its name where the calendar has one in this language, and what kind of day it is.
    fn named(&self, entry: &Entry<'_>) -> String {
        let why = entry.why.unwrap_or_default();
        let kind = words::KINDS_OF_DAY.iter().find(|(known, _)| *known == why).map_or("", |(_, words)| words.to(self.language));
        let row = self.calendar.row(Week::FiveDays, entry.day);
        let name = row.and_then(|row| day_name(row, self.language)).map(|called| format!("{called}, "));
        format!("{} ({}{kind})", written(entry.day, self.language), name.unwrap_or_default())
    }
}
