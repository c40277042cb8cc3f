//! An application put into the form of its annex, for printing: every line in words, and behind them whatever else was answered, so that
//! nothing that was filled in is lost on paper. What has no answer stays blank.

use crate::form::sheet::{Line, Sheet};
use crate::law::Clause;
use crate::page::Shown;
use crate::page::answers::{Answer, answers};
use crate::page::files::attached;
use crate::texts::{Language, Text, text};

/// An application on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    pub clause: Clause,
    /// Whether the form of the annex is not in hand.
    pub assumed: bool,
    pub language: Language,
    pub head: Vec<Filled>,
    pub title: &'static str,
    pub body: Vec<Filled>,
    /// The words of the consent, where it is given.
    pub consent: Option<&'static str>,
    /// Blanks for the day and for the signature.
    pub date: &'static str,
    pub signature: &'static str,
    pub rest_heading: &'static str,
    /// What the form has no place for; a box that was ticked has no value.
    pub rest: Vec<(String, Option<String>)>,
    pub enclosed_heading: &'static str,
    /// The documents that go with it, each kind once.
    pub enclosed: Vec<&'static str>,
}

/// A line of the form with what stands in its place, if anything does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    pub before: &'static str,
    pub value: Option<String>,
    pub after: &'static str,
    pub caption: &'static str,
}

/// Puts the application into its form, by the rules of its day.
pub fn of(shown: &Shown<'_>) -> Option<Printed> {
    let Shown { register, application, ruled_on, language, .. } = *shown;
    let (plan, _) = register.plan(application.service()?, ruled_on)?;
    let sheet: &Sheet = &plan.edition.sheet;
    let answers = answers(shown);
    let answers: Vec<Answer> = answers.into_iter().flat_map(|(_, answers)| answers).filter(is_given).collect();
    let filled = |lines: &'static [Line]| -> Vec<Filled> {
        let lines = lines.iter().map(|line| (line, value(&answers, line, language)));
        let lines = lines.filter(|(line, value)| value.is_some() || !line.if_given);
        let fill = |(line, value): (&'static Line, Option<String>)| Filled {
            before: line.before.to(language),
            value,
            after: line.after.to(language),
            caption: line.caption.to(language),
        };
        lines.map(fill).collect()
    };
    let placed = || sheet.head.iter().chain(sheet.body).flat_map(|line| line.at).chain(&[CONSENT]);
    let rest = answers.iter().filter(|answer| !placed().any(|at| stands_in(answer, at)));
    let documents = shown.documents();
    let mut enclosed: Vec<(&str, &'static str)> = Vec::new();
    for file in attached(register, application) {
        if enclosed.iter().all(|(kind, _)| *kind != file.kind) {
            // What is not asked for goes along all the same, under the kind's own name.
            let asked = documents.iter().find(|document| document.kind == file.kind).map(|document| document.label);
            enclosed.push((file.kind, asked.unwrap_or(file.label.to(language))));
        }
    }
    Some(Printed {
        clause: sheet.clause,
        assumed: sheet.assumed,
        language,
        head: filled(sheet.head),
        title: TITLE.to(language),
        body: filled(sheet.body),
        consent: answers.iter().any(|answer| answer.at == CONSENT).then(|| sheet.consent.to(language)),
        date: DATE.to(language),
        signature: SIGNATURE.to(language),
        rest_heading: REST.to(language),
        rest: rest.map(|answer| (answer.label.clone(), answer.value.clone().filter(|_| !answer.is_flag))).collect(),
        enclosed_heading: ENCLOSED.to(language),
        enclosed: enclosed.into_iter().map(|(_, label)| label).collect(),
    })
}

const CONSENT: &str = "/consent";

const TITLE: Text = text("Өтініш", "Заявление", "Application");
const DATE: Text = text("20___ ж. «____» ____________________", "«____» ____________________ 20___ г.", "____ ____________________ 20___");
const SIGNATURE: Text = text("(қолы)", "(подпись)", "(signature)");
const REST: Text = text("Өтініштегі өзге мәліметтер", "Другие сведения из заявления", "What else the application says");

const ENCLOSED: Text = text("Өтінішке қоса беріледі", "К заявлению прилагается", "Enclosed with the application");

fn is_given(answer: &Answer) -> bool {
    let value = answer.value.as_deref().map_or("", str::trim);
    if answer.is_flag { value == "true" } else { !value.is_empty() }
}

fn stands_in(answer: &Answer, at: &str) -> bool {
    answer.at.strip_prefix(at).is_some_and(|below| below.is_empty() || below.starts_with('/'))
}

/// What stands in the place of a line: the members in the annex's order, the parts of a name as one.
fn value(answers: &[Answer], line: &Line, language: Language) -> Option<String> {
    let member = |at: &&str| {
        let parts = answers.iter().filter(|answer| !answer.is_flag && stands_in(answer, at)).filter_map(|answer| answer.value.as_deref());
        parts.map(str::trim).collect::<Vec<_>>().join(" ")
    };
    let members: Vec<String> = line.at.iter().map(member).filter(|words| !words.is_empty()).collect();
    let said = members.join(", ");
    // The annex's own words end the sentence.
    let said = if line.after.to(language).is_empty() { &said } else { said.trim_end_matches('.') };
    (!said.is_empty()).then(|| said.into())
}
