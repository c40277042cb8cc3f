//! When an application is accepted and on which day it is answered, day by day with the reason for each. How the days of a term are told it is
//! given: by a clause, or by the reckoning of the term's row.

use super::{Calendar, Count, Counting, Days, Entry, GENERAL_RULE, Hours, Instant, Is, LastDayOff, Reckoning, Week};
use chrono::{Days as Later, NaiveDate, NaiveTime};

impl Calendar {
    /// The days of an application that came in at `filed`: accepted when, due when, and why.
    pub fn days(&self, filed: Instant, Counting { week, hours, count, reckoning, by }: Counting) -> Days<'_> {
        let (filed_on, _) = filed.local();
        let mut days = Days { accepted_on: None, due_on: None, because: Vec::new(), estimated: false };
        let Some(open) = self.open(week, filed_on) else { return days };
        let Some(accepted_on) = self.accepted_on(filed, week, hours) else { return days };
        days.accepted_on = Some(accepted_on);
        if accepted_on != filed_on {
            days.because.push(self.entry(week, filed_on, Is::Filed, open));
            let between = filed_on.iter_days().skip(1).take_while(|day| *day < accepted_on);
            days.because.extend(between.map(|day| self.entry(week, day, Is::Closed, false)));
        }
        let accepted = Entry { by, ..self.entry(week, accepted_on, Is::Accepted, true) };
        days.because.push(accepted);
        days.due_on = match count {
            Count::WorkingDays(n) => self.working_days(n, reckoning.week, &mut days.because),
            Count::CalendarDays(n) => self.calendar_days(n, reckoning, &mut days.because),
            Count::OnAcceptance => Some(accepted_on),
        };
        match days.due_on {
            Some(due_on) => days.estimated = self.estimated(filed_on, due_on),
            None => days.because.clear(),
        }
        days
    }

    /// The day on which it counts as accepted by a provider that works in this week; `None` outside the calendar's years.
    pub fn accepted_on(&self, filed: Instant, week: Week, hours: Option<Hours>) -> Option<NaiveDate> {
        let (filed_on, time) = filed.local();
        let open = self.open(week, filed_on)?;
        let Some(hours) = hours else { return Some(filed_on) };
        let closes_at = NaiveTime::from_num_seconds_from_midnight_opt(u32::from(hours.closes_at_minute) * 60, 0)?;
        if open && time < closes_at {
            return Some(filed_on);
        }
        self.next_open(hours.week, filed_on)
    }

    /// The day that lies this many working days before `day`; `None` outside the calendar's years.
    pub fn working_days_before(&self, week: Week, day: NaiveDate, number: u16) -> Option<NaiveDate> {
        let known = std::iter::successors(day.pred_opt(), NaiveDate::pred_opt).map_while(|day| Some((day, self.open(week, day)?)));
        known.filter_map(|(day, open)| open.then_some(day)).nth(usize::from(number.checked_sub(1)?))
    }

    /// The first day after `day` that is worked in `week`.
    fn next_open(&self, week: Week, day: NaiveDate) -> Option<NaiveDate> {
        let known = day.iter_days().skip(1).map_while(|day| Some((day, self.open(week, day)?)));
        known.into_iter().find_map(|(day, open)| open.then_some(day))
    }

    /// Counts on from the last entry, the day of acceptance.
    fn working_days<'c>(&'c self, term: u16, week: Week, because: &mut Vec<Entry<'c>>) -> Option<NaiveDate> {
        because.reserve(usize::from(term) * 2);
        let accepted_on = because.last()?.day;
        let mut n = if self.open(week, accepted_on)? { count_acceptance(because) } else { 0 };
        if n == term {
            return Some(accepted_on);
        }
        for day in accepted_on.iter_days().skip(1) {
            let open = self.open(week, day)?;
            n += u16::from(open);
            let is = if open { Is::Counted } else { Is::Skipped };
            because.push(Entry { n: open.then_some(n), ..self.entry(week, day, is, open) });
            if n == term {
                return Some(day);
            }
        }
        None
    }

    /// The same by calendar days.
    fn calendar_days<'c>(&'c self, term: u16, reckoning: Reckoning, because: &mut Vec<Entry<'c>>) -> Option<NaiveDate> {
        let (accepted_on, week, counted) = (because.last()?.day, reckoning.week, count_acceptance(because));
        let last = accepted_on.checked_add_days(Later::new(u64::from(term - counted)))?;
        for (n, day) in (counted + 1..=term).zip(accepted_on.iter_days().skip(1)) {
            self.open(week, day)?;
            because.push(Entry { n: Some(n), ..Entry::plain(day, Is::Counted) });
        }
        if self.open(week, last)? {
            return Some(last);
        }
        if let Some(of_last) = because.last_mut() {
            *of_last = Entry { n: of_last.n, ..self.entry(week, last, Is::Counted, false) };
        }
        if reckoning.last_day_off == LastDayOff::Stays {
            return Some(last);
        }
        let moved_to = self.next_open(week, last)?;
        let between = last.iter_days().skip(1).take_while(|day| *day < moved_to);
        because.extend(between.map(|day| self.entry(week, day, Is::Skipped, false)));
        because.push(Entry { by: Some(GENERAL_RULE), ..self.entry(week, moved_to, Is::MovedTo, true) });
        Some(moved_to)
    }

    fn estimated(&self, from: NaiveDate, to: NaiveDate) -> bool {
        let start = self.rows.partition_point(|row| row.day < from);
        self.rows[start..].iter().take_while(|row| row.day <= to).any(|row| row.estimate)
    }

    /// The entry of a day with its reason: of a closed day why it is closed, of an open one the row that opens it.
    fn entry(&self, week: Week, day: NaiveDate, is: Is, open: bool) -> Entry<'_> {
        let row = self.row(week, day).filter(|row| row.working == self.open(week, day).unwrap_or(open));
        let closed = match is {
            Is::Filed | Is::Closed | Is::Skipped => true,
            Is::Counted => !open,
            Is::Accepted | Is::MovedTo => false,
        };
        let (why, source) = match (row, closed) {
            (_, true) if is == Is::Filed && open => (Some("after-hours"), None),
            (Some(row), _) if row.working != closed => (Some(row.kind.as_str()), Some(row.source.as_str())),
            (_, true) => (Some("weekend"), None),
            (_, false) => (None, None),
        };
        Entry { why, source, ..Entry::plain(day, is) }
    }
}

/// Counts the day of acceptance, the last entry, as the first where nothing says that it is not counted; answers how many days that makes.
fn count_acceptance(because: &mut [Entry<'_>]) -> u16 {
    match because.last_mut() {
        Some(accepted) if accepted.by.is_none() => {
            accepted.n = Some(1);
            1
        }
        Some(_) | None => 0,
    }
}
