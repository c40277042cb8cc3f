//! An application while it is filled in: everything as it was typed, right or wrong, and how it is kept and filled again.

use crate::desk::{Law, Server};
use crate::json::{Json, Writer};
use crate::parts::emergency::Emergency;
use chrono::NaiveDate;
use otinish_core::application::{Application, Context, Input};
use otinish_core::calendar::{Count, Instant, day, iso};
use otinish_core::check::{Problem, Report, check};
use otinish_core::page::changed::{Changed, Demands, changed};
use otinish_core::page::{self, Shown};
use otinish_core::services::Service;
use otinish_core::texts::Language;
use std::collections::BTreeSet;
use std::rc::Rc;

/// An application that somebody fills in.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) service: &'static Service,
    pub(crate) application: Application<'static>,
    /// The language of the notices.
    pub(crate) notices: Language,
    /// The rows that were left once: from then on their faults are shown.
    left: BTreeSet<String>,
    /// Whether it was tried to go on: from then on what is missing is shown too.
    pub(crate) tried: bool,
    /// Code and pointer of the problems with which the sender wants to hand it in.
    pub(crate) as_is: Vec<(String, String)>,
    /// What the rules asked when the store last got it from another page, until whoever fills it in has seen what other rules ask.
    seen: Option<Rc<Demands>>,
    /// What was typed before and has no place under the rules of now.
    pub(crate) aside: Vec<String>,
    /// Whether it came back from the store.
    pub(crate) restored: bool,
    /// Whether anything was typed since it is here.
    pub(crate) touched: bool,
}

/// What the rules say of a draft now.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Judged {
    pub(crate) sections: Vec<page::Section>,
    pub(crate) documents: Vec<page::Document>,
    /// What is declared where the applicant lives: why a document may come later.
    pub(crate) emergencies: Rc<[Emergency]>,
    pub(crate) report: Report<'static>,
    /// Whether it would be sent from here, or printed and handed in at a counter.
    pub(crate) is_sent: bool,
    law: Law,
    /// The day by which it was judged.
    pub(crate) today: NaiveDate,
    /// The day whose rules have judged it: mostly today.
    pub(crate) ruled_on: NaiveDate,
}

impl Draft {
    pub(crate) fn begin(law: Law, service: &'static Service, language: Language) -> Draft {
        let application = page::begin(law.register, service.code, language);
        Draft {
            service,
            application,
            notices: if language == Language::Ru { Language::Ru } else { Language::Kk },
            left: BTreeSet::new(),
            tried: false,
            as_is: Vec::new(),
            seen: None,
            aside: Vec::new(),
            restored: false,
            touched: false,
        }
    }

    /// Whether it is sent from here, or printed and handed in at a counter.
    pub(crate) fn is_sent(&self, law: Law) -> bool {
        page::is_sent(law.register, &self.application)
    }

    /// What is typed there now.
    pub(crate) fn at(&self, law: Law, at: &str) -> String {
        self.application.at(law.register, at).map(std::borrow::Cow::into_owned).unwrap_or_default()
    }

    pub(crate) fn len(&self, law: Law, list: &str) -> usize {
        self.application.len_at(law.register, list)
    }

    pub(crate) fn set(&mut self, law: Law, at: &str, typed: &str) {
        self.put(law, at, typed);
    }

    /// Answers whether there is such a place.
    fn put(&mut self, law: Law, at: &str, typed: &str) -> bool {
        let is_known = self.application.set(law.register, at, typed);
        self.touched = true;
        page::certify(law.register, &mut self.application);
        is_known
    }

    /// Takes an item out of a list; the rows of those behind it that were left move up with them.
    pub(crate) fn remove(&mut self, law: Law, list: &str, index: usize) {
        self.touched = true;
        if !self.application.remove(law.register, &format!("{list}/{index}")) {
            return;
        }
        // One by one: to collect them would bring a sort into the wasm.
        for at in std::mem::take(&mut self.left) {
            let Some(rest) = at.strip_prefix(list).and_then(|rest| rest.strip_prefix('/')) else {
                self.left.insert(at);
                continue;
            };
            let (number, name) = rest.split_once('/').unwrap_or((rest, ""));
            match number.parse::<usize>() {
                Ok(number) if number == index => {}
                Ok(number) if number > index => drop(self.left.insert(format!("{list}/{}/{name}", number - 1))),
                Ok(_) | Err(_) => drop(self.left.insert(at)),
            }
        }
    }

    /// Ticks or clears a choice of a list of choices.
    pub(crate) fn toggle(&mut self, law: Law, list: &str, value: &str) {
        let count = self.len(law, list);
        match (0..count).find(|index| self.at(law, &format!("{list}/{index}")) == value) {
            Some(index) => self.remove(law, list, index),
            None => self.set(law, &format!("{list}/{count}"), value),
        }
    }

    /// Says that a kind of document will be brought on paper, or takes it back.
    pub(crate) fn bring_on_paper(&mut self, law: Law, kind: &str, is_brought: bool) {
        page::files::bring_on_paper(law.register, &mut self.application, kind, is_brought);
        self.touched = true;
    }

    pub(crate) fn leave(&mut self, at: &str) {
        self.left.insert(at.into());
    }

    pub(crate) fn is_left(&self, at: &str) -> bool {
        self.left.contains(at)
    }

    pub(crate) fn speak(&mut self, law: Law, language: Language) {
        self.notices = language;
        page::speak(law.register, &mut self.application, language);
        self.touched = true;
    }

    /// The day whose rules judge it if it is sent at `at`.
    fn ruled_on(&self, law: Law, at: Instant) -> NaiveDate {
        law.register.ruled_on(law.calendar, &self.application, at).unwrap_or(at.local().0)
    }

    /// What the rules of `filed_at` ask of it.
    fn demands(&self, law: Law, filed_at: Instant) -> Option<Demands> {
        Demands::of(law.register, law.calendar, &self.application, filed_at)
    }

    /// By what other rules than those of `filed_at` it was judged before, and whoever fills it in has not seen that yet: those with which
    /// it came from the store, or those of `kept`, the instant at which this page gave it to the store.
    fn before(&self, law: Law, kept: Option<Instant>, filed_at: Instant) -> Option<Rc<Demands>> {
        let holds = |demands: &Demands, at: Instant| demands.are_of_the_rules_in_force(law.register, self.service, self.ruled_on(law, at));
        let since = |at: Instant| self.service.on(self.ruled_on(law, at)).0.since;
        let here = kept.filter(|kept| since(*kept) != since(filed_at));
        match (&self.seen, here) {
            // What was typed since then was judged by the same rules.
            (Some(seen), Some(kept)) if holds(seen, kept) => self.demands(law, kept).map(Rc::new),
            (Some(seen), _) => (!holds(seen, filed_at)).then(|| seen.clone()),
            (None, kept) => self.demands(law, kept?).map(Rc::new),
        }
    }

    /// Whoever fills it in has seen what the rules of now ask.
    pub(crate) fn has_seen(&mut self) {
        self.seen = None;
        self.aside.clear();
        self.touched = true;
    }

    /// What the rules ask otherwise than when they last judged it.
    pub(crate) fn changed(&self, law: Law, kept: Option<Instant>, filed_at: Instant, language: Language) -> Option<Changed> {
        let (before, now) = (self.before(law, kept, filed_at)?, self.demands(law, filed_at)?);
        let (register, application, context) = (law.register, &self.application, &Context::default());
        let (filed_on, ruled_on) = (filed_at.local().0, self.ruled_on(law, filed_at));
        changed(&before, &now, &Shown { register, application, context, filed_on, ruled_on, language })
    }

    /// How the store keeps it.
    pub(crate) fn kept(&self, law: Law, kept: Option<Instant>, filed_at: Instant) -> String {
        let seen = self.before(law, kept, filed_at).or_else(|| self.demands(law, filed_at).map(Rc::new));
        let typed = self.application.typed(law.register);
        Writer::default()
            .raw("seen", &seen.map_or_else(|| "null".into(), |seen| written(&seen)))
            .text("notices", self.notices.code())
            .pairs("typed", typed.iter().map(|(at, typed)| (&**at, &**typed)))
            .pairs("aside", self.aside.iter().map(|typed| (&**typed, "")))
            .pairs("as_is", self.as_is.iter().map(|(code, at)| (&**code, &**at)))
            .written()
    }

    /// Fills a draft again from what the store kept: place by place, so that other rules lose nothing but what they have no place for.
    pub(crate) fn restore(law: Law, service: &'static Service, kept: &str) -> Option<Draft> {
        let kept = Json::parse(kept)?;
        let mut draft = Draft::begin(law, service, Language::of(&kept.text("notices")).unwrap_or_default());
        draft.aside = kept.list("aside").iter().filter_map(pair).map(|(typed, _)| typed).collect();
        for (at, typed) in kept.list("typed").iter().filter_map(pair) {
            if !draft.put(law, &at, &typed) && !typed.is_empty() && typed != "true" {
                draft.aside.push(typed);
            }
        }
        draft.as_is = kept.list("as_is").iter().filter_map(pair).collect();
        draft.seen = read(&kept.get("seen")).map(Rc::new);
        draft.restored = true;
        draft.touched = false;
        Some(draft)
    }

    /// Judges it as it would be judged if it were sent at `filed_at`.
    pub(crate) fn judged(&self, law: Law, server: &Server, filed_at: Instant, language: Language) -> Judged {
        let (today, ruled_on) = (filed_at.local().0, self.ruled_on(law, filed_at));
        let context = &server.context;
        let shown = Shown { register: law.register, application: &self.application, context, filed_on: today, ruled_on, language };
        let (sections, documents) = (shown.sections(), shown.documents());
        let input = Input { filed_at, context: context.clone(), application: self.application.clone() };
        let report = check(law.register, law.calendar, &input, Some(language));
        let emergencies = server.emergencies.clone();
        Judged { sections, documents, emergencies, report, is_sent: self.is_sent(law), law, today, ruled_on }
    }
}

/// Demands as the store keeps them.
fn written(demands: &Demands) -> String {
    let (unit, n) = match demands.term {
        Count::WorkingDays(n) => (WORKING_DAYS, n),
        Count::CalendarDays(n) => (CALENDAR_DAYS, n),
        Count::OnAcceptance => (ON_ACCEPTANCE, 0),
    };
    let asked = demands.asked.iter().map(|(at, required)| (&**at, if *required { REQUIRED } else { "" }));
    Writer::default()
        .text("rules", &demands.rules)
        .text("edition", std::str::from_utf8(&iso(demands.edition)).unwrap_or_default())
        .text("unit", unit)
        .text("n", &n.to_string())
        .pairs("asked", asked)
        .pairs("problems", demands.problems.iter().map(|(code, at)| (&**code, &**at)))
        .written()
}

const WORKING_DAYS: &str = "working-days";
const CALENDAR_DAYS: &str = "calendar-days";
const ON_ACCEPTANCE: &str = "on-acceptance";
const REQUIRED: &str = "required";

/// Demands that the store kept; a draft that was kept without them is told nothing.
fn read(kept: &Json) -> Option<Demands> {
    let n = kept.text("n").parse().ok()?;
    let term = match &*kept.text("unit") {
        WORKING_DAYS => Count::WorkingDays(n),
        CALENDAR_DAYS => Count::CalendarDays(n),
        ON_ACCEPTANCE => Count::OnAcceptance,
        _ => return None,
    };
    let asked = kept.list("asked").iter().filter_map(pair).map(|(at, demand)| (at, demand == REQUIRED)).collect();
    let problems = kept.list("problems").iter().filter_map(pair).collect();
    Some(Demands { rules: kept.text("rules"), edition: day(&kept.text("edition"))?, term, asked, problems })
}

fn pair(pair: &Json) -> Option<(String, String)> {
    let pair = pair.items();
    Some((pair.first()?.0.as_string()?, pair.get(1)?.0.as_string()?))
}

impl Judged {
    /// What stands at a pointer, by its label: of an item of a list, with its number.
    pub(crate) fn label(&self, draft: &Draft, at: &str, language: Language) -> String {
        let (application, context) = (&draft.application, &Context::default());
        let shown = Shown { register: self.law.register, application, context, filed_on: self.today, ruled_on: self.ruled_on, language };
        let label = shown.label_at(at).unwrap_or_default();
        let number = at.split('/').find_map(|part| part.parse::<usize>().ok());
        match number {
            Some(number) => format!("{}. {label}", number + 1),
            None => label,
        }
    }

    /// What the places of the problems are called, in their order. What is no row's, as a window that is closed, has no label: its message
    /// says what it is.
    pub(crate) fn names(&self, draft: &Draft, language: Language) -> Vec<String> {
        let name = |problem: &Problem| Some(self.label(draft, &problem.at, language)).filter(|label| !label.is_empty());
        self.report.problems.iter().map(|problem| name(problem).unwrap_or_else(|| problem.message.clone())).collect()
    }

    /// The fault to show at a row: what is wrong once it was left, what is missing once it was tried to go on.
    pub(crate) fn fault(&self, draft: &Draft, at: &str) -> Option<String> {
        let problem = self.report.problems.iter().find(|problem| problem.at == at)?;
        let is_due = draft.tried || (draft.is_left(at) && problem.code != "missing");
        is_due.then(|| problem.message.clone())
    }

    /// What is worth a look at a row, once it was left.
    pub(crate) fn warning(&self, draft: &Draft, at: &str) -> Option<String> {
        let warned = self.report.warnings.iter().find(|warned| warned.at == at)?;
        (draft.tried || draft.is_left(at)).then(|| warned.message.clone())
    }
}
