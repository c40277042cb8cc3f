//! What the rules asked of an application when they last judged it, and what other rules ask now: for a draft that was begun before an
//! amendment. It compares demands alone: what registers know of the person changes from day to day, and is no change of the law.

use super::{Shown, plan};
use crate::application::{Application, Context, Input};
use crate::calendar::{Calendar, Count, Instant};
use crate::check::check;
use crate::check::facts::Facts;
use crate::form::document::Demand;
use crate::services::Service;
use crate::services::register::Register;
use chrono::NaiveDate;

/// What the rules asked of an application on some day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Demands {
    /// Digest of the rules.
    pub rules: String,
    /// The day since which the edition that judged is in force.
    pub edition: NaiveDate,
    pub term: Count,
    /// Pointers of the rows and documents that were asked for, and whether they were required.
    pub asked: Vec<(String, bool)>,
    /// Code and pointer of what was wrong.
    pub problems: Vec<(String, String)>,
}

impl Demands {
    /// What is asked of this application if it is filed now. `None` where it names no service of the register.
    pub fn of(register: &Register, calendar: &Calendar, application: &Application<'static>, filed_at: Instant) -> Option<Demands> {
        let (filed_on, context) = (filed_at.local().0, Context::default());
        let plan = plan(register, application, register.ruled_on(calendar, application, filed_at)?)?;
        let facts = Facts::new(application, &context, filed_on);
        let rows = plan.rows.iter().filter(|row| !row.judge.is_a_group() && facts.holds(&row.shown));
        let documents = plan.documents.iter().filter(|row| facts.holds(&row.when));
        let asked = rows.map(|row| (row.at.to_string(), facts.holds(&row.required)));
        let attached = documents.map(|row| (format!("/attachments/{}", row.kind.code), !matches!(row.demand, Demand::Asked(_))));
        let asked = asked.chain(attached).collect();
        let (edition, term) = (plan.edition.since, plan.edition.term.count);
        let report = check(register, calendar, &Input { filed_at, context, application: application.clone() }, None);
        let problems = report.problems.into_iter().map(|problem| (problem.code.into(), problem.at)).collect();
        Some(Demands { rules: register.rules().into(), edition, term, asked, problems })
    }

    /// Whether the same rules asked: then nothing that differs is a change of the law.
    pub fn are_of_the_rules_of(&self, other: &Demands) -> bool {
        (&self.rules, self.edition, self.term) == (&other.rules, other.edition, other.term)
    }

    /// Whether the rules that asked are those that are in force for a service on a day.
    pub fn are_of_the_rules_in_force(&self, register: &Register, service: &Service, on: NaiveDate) -> bool {
        let (edition, _) = service.on(on);
        (&*self.rules, self.edition, self.term) == (register.rules(), edition.since, edition.term.count)
    }

    fn asks(&self, is_it: impl Fn(&str) -> bool) -> bool {
        self.asked.iter().any(|(at, _)| is_it(at))
    }

    fn of_place(&self, at: &str) -> Option<bool> {
        self.asked.iter().find(|(asked, _)| asked == at).map(|(_, required)| *required)
    }
}

/// What is different under the rules of now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The day since which the rules of now are in force, where another edition judged before.
    pub since: Option<NaiveDate>,
    /// The term of before and that of now, where they differ.
    pub term: Option<(Count, Count)>,
    /// Each once.
    pub places: Vec<Place>,
}

/// A place of the application of which something else is asked now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// JSON Pointer within the application.
    pub at: String,
    pub label: String,
    pub now: Now,
}

/// What is asked of a place now, otherwise than before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Now {
    /// It is asked for, and was not.
    Asked,
    /// It may be filled in, and was not asked for.
    Offered,
    /// It is required, and was optional.
    Required,
    /// What stands there was right, and is not.
    Wrong,
    /// It is optional, and was required.
    Optional,
    /// It is not asked for any more.
    Gone,
}

impl Now {
    /// In the order in which they matter to whoever fills in the form.
    pub const ALL: [Now; 6] = [Now::Asked, Now::Required, Now::Wrong, Now::Offered, Now::Optional, Now::Gone];
}

/// Compares what was asked before with what is asked now, of one application. `None` where the same rules asked.
pub fn changed(before: &Demands, now: &Demands, shown: &Shown<'_>) -> Option<Changed> {
    if before.are_of_the_rules_of(now) {
        return None;
    }
    let mut places: Vec<Place> = Vec::new();
    let ruled_on = shown.ruled_on;
    let place = |at: &str, ruled_on: NaiveDate, now: Now| {
        let label = Shown { ruled_on, ..*shown }.label_at(at)?;
        Some(Place { label, at: at.into(), now })
    };
    for (code, at) in now.problems.iter().filter(|problem| !before.problems.contains(problem)) {
        let of_place = |asked: &str| at.strip_prefix(asked).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        // A want is told as what is asked otherwise; a group is told here, for no row of its own asks for it.
        if if code == "missing" { !now.asks(of_place) } else { before.asks(of_place) } {
            places.extend(place(at, ruled_on, Now::Wrong));
        }
    }
    for (at, required) in &now.asked {
        let asked = match (before.of_place(at), required) {
            (None, true) => Now::Asked,
            (None, false) => Now::Offered,
            (Some(false), true) => Now::Required,
            (Some(true), false) => Now::Optional,
            (Some(true), true) | (Some(false), false) => continue,
        };
        if !places.iter().any(|told| told.at == *at) {
            places.extend(place(at, ruled_on, asked));
        }
    }
    // What no rule of now knows has no label either; what was typed there is told by whoever kept it.
    let gone = before.asked.iter().filter(|(at, _)| now.of_place(at).is_none());
    places.extend(gone.filter_map(|(at, _)| place(at, before.edition, Now::Gone).or_else(|| place(at, ruled_on, Now::Gone))));
    Some(Changed {
        since: (before.edition != now.edition).then_some(now.edition),
        term: (before.term != now.term).then_some((before.term, now.term)),
        places,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::document::{Document, attach};
    use crate::form::{Section, ask, offer};
    use crate::law::{When, date, working_days};
    use crate::page::begin;
    use crate::services::{Edition, Service, hei_correction, members};
    use crate::texts::Language;

    // An invented amendment of 1 January 2027: another term, another row, another document, and a row less.
    const AMENDED: &[Section] = &[Section {
        title: hei_correction::SERVICE.name,
        fields: &[
            ask("/channel").shown(When::Never).by("XX-p1"),
            ask("/provider/name").by("XX-p1"),
            ask("/applicant/name").by("XX-p1"),
            ask("/applicant/iin").by("XX-p1"),
            ask("/applicant/address").by("XX-p2"),
            ask("/applicant/contact/email").by("XX-p2"),
            ask("/reason/kind").among(&[members::NAME_CHANGED]).by("XX-p2"),
            offer("/education/document/number").by("XX-p2"),
            ask("/certified_by").shown(When::Never).by("XX-p1"),
        ],
    }];
    const DOCUMENTS: &[Document] = &[attach("identity-document").by("XX-p3")];

    fn register() -> Register {
        let old = hei_correction::SERVICE.editions[0];
        let new = Edition { since: date(2027, 1, 1), term: working_days(5).by("XX-p4"), form: AMENDED, documents: DOCUMENTS, ..old };
        Register::new(&[Box::leak(Box::new(Service { editions: vec![old, new].leak(), ..hei_correction::SERVICE }))])
    }

    /// Whether the rules are newer, the term before and now, and each place with what is asked there now.
    type Told = (bool, Option<(Count, Count)>, Vec<(String, Now)>);

    /// What is told of a draft that was last judged on one day and is judged again on another.
    fn check_told(from: &str, to: &str, typed: &[(&str, &str)]) -> Option<Told> {
        let (register, calendar) = (register(), Calendar::built_in());
        let mut application = begin(&register, hei_correction::SERVICE.code, Language::En);
        for (at, value) in typed {
            assert!(application.set(&register, at, value), "{at}");
        }
        let on = |at: &str| Demands::of(&register, &calendar, &application, Instant::parse(at).unwrap()).unwrap();
        let (before, now) = (on(from), on(to));
        let filed_on = Instant::parse(to).unwrap().local().0;
        let (register, application, context) = (&register, &application, &Context::default());
        let told = changed(&before, &now, &Shown { register, application, context, filed_on, ruled_on: filed_on, language: Language::En })?;
        assert_eq!(told.since, (before.edition != now.edition).then_some(now.edition));
        Some((told.since.is_some(), told.term, told.places.into_iter().map(|place| (place.at, place.now)).collect()))
    }

    #[test]
    fn a_draft_under_the_same_rules_is_told_nothing() {
        assert_eq!(check_told("2026-03-02T10:00:00+05:00", "2026-12-31T23:59:59+05:00", &[]), None);
    }

    #[test]
    fn a_draft_begun_before_an_amendment_is_told_what_is_asked_otherwise() {
        let (is_newer, term, places) = check_told("2026-12-31T23:59:59+05:00", "2027-01-01T00:00:00+05:00", &[]).unwrap();
        assert!(is_newer);
        assert_eq!(term, Some((Count::WorkingDays(15), Count::WorkingDays(5))));
        let of = |at: &str| places.iter().find(|(place, _)| place == at).map(|(_, now)| *now);
        assert_eq!(of("/applicant/address"), Some(Now::Asked));
        assert_eq!(of("/applicant/contact/email"), Some(Now::Required));
        assert_eq!(of("/education/document/number"), Some(Now::Optional));
        assert_eq!(of("/attachments/identity-document"), Some(Now::Asked));
        assert_eq!(of("/attachments/education-document-copy"), Some(Now::Gone));
        assert_eq!(of("/education/document/series"), Some(Now::Gone));
        assert_eq!(of("/applicant/iin"), None);
        assert_eq!(of("/channel"), None);
    }

    #[test]
    fn what_was_right_before_and_is_wrong_now_is_told_once() {
        let told = |typed: &[(&str, &str)]| check_told("2026-12-31T23:59:59+05:00", "2027-01-01T00:00:00+05:00", typed).unwrap().2;
        let wrong =
            |typed: &[(&str, &str)]| told(typed).into_iter().filter(|(_, now)| *now == Now::Wrong).map(|(at, _)| at).collect::<Vec<_>>();
        // The amendment keeps one reason of four.
        assert_eq!(wrong(&[("/reason/kind", "name-changed")]), Vec::<String>::new());
        assert_eq!(wrong(&[("/reason/kind", "printed-with-error")]), ["/reason/kind"]);
        // A wrong control digit was wrong before, and what is newly asked is told as that alone.
        assert_eq!(wrong(&[("/applicant/iin", "980412499009"), ("/applicant/address", "\u{7}")]), Vec::<String>::new());
    }
}
