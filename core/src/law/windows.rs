//! When in a year a service takes applications, and on which day the results of its competition are published: days of any year, each for whom
//! it fits.

use super::{Clause, When};
use chrono::{Datelike, NaiveDate};

/// The filing windows of a service. Where several last days fit, the rules leave in doubt what is filed between the earliest and the latest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Windows {
    /// Where the problem stands.
    pub at: &'static str,
    pub opens: DayOfYear,
    /// Which of several last days decides.
    pub of_several: OfSeveral,
    /// What has to lie within the window.
    pub within: Within,
    /// Judged only where all of these are given.
    pub needs: &'static [&'static str],
    pub last_days: &'static [LastDay],
    /// For those whom none of `last_days` fits.
    pub otherwise: &'static [LastDay],
}

/// Which of several last days decides where the rules do not say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OfSeveral {
    /// With a warning to whoever files after the earliest.
    Latest,
    Earliest,
}

/// What has to lie within a filing window where the rules do not say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Within {
    /// With a warning to whoever is accepted after it.
    Filing,
    Acceptance,
}

/// The last day of a filing window, for whom it fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LastDay {
    pub when: When,
    pub on: DayOfYear,
    pub clause: Clause,
}

/// From the first day of the windows to the last that fits anybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Season {
    pub opens: NaiveDate,
    pub closes: NaiveDate,
    /// By which the last day is the last.
    pub clause: Clause,
}

impl Windows {
    /// The next season, where on that day nobody's window is open.
    pub fn out_of_season(&self, day: NaiveDate) -> Option<Season> {
        let last = self.last_days.iter().chain(self.otherwise).max_by_key(|last| last.on)?;
        let of = |year| Some(Season { opens: self.opens.of(year)?, closes: last.on.of(year)?, clause: last.clause });
        let this = of(day.year())?;
        if day > this.closes { of(day.year() + 1) } else { Some(this).filter(|season| day < season.opens) }
    }
}

/// The day on which results are published, for whom it fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ResultsDay {
    pub when: When,
    pub on: DayOfYear,
    pub clause: Clause,
}

/// A day of any year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DayOfYear {
    pub month: u32,
    pub day: u32,
}

pub const fn every(month: u32, day: u32) -> DayOfYear {
    assert!(NaiveDate::from_ymd_opt(2001, month, day).is_some(), "there is no such day in an ordinary year");
    DayOfYear { month, day }
}

impl DayOfYear {
    /// That day of `year`.
    pub fn of(self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn out_of_season_is_every_day_on_which_nobody_can_file() {
        const WINDOWS: Windows = Windows {
            at: "",
            opens: every(6, 25),
            of_several: OfSeveral::Latest,
            within: Within::Filing,
            needs: &[],
            last_days: &[LastDay { when: When::Always, on: every(9, 20), clause: "XX-p2" }],
            otherwise: &[LastDay { when: When::Always, on: every(8, 18), clause: "XX-p3" }],
        };
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
        let check = |today, opens: Option<NaiveDate>| {
            let season = WINDOWS.out_of_season(today);
            assert_eq!(season.map(|season| season.opens), opens, "{today}");
            assert!(season.is_none_or(|season| season.closes > season.opens && season.clause == "XX-p2"));
        };
        check(day(2026, 6, 24), Some(day(2026, 6, 25)));
        check(day(2026, 6, 25), None);
        check(day(2026, 8, 19), None);
        check(day(2026, 9, 20), None);
        check(day(2026, 9, 21), Some(day(2027, 6, 25)));
        check(day(2026, 12, 31), Some(day(2027, 6, 25)));
        check(day(2027, 1, 1), Some(day(2027, 6, 25)));
    }
}
