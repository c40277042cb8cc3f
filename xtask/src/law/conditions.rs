//! Conditions in words: what `When` says of members and choices, said by their labels in one language.
//! A negation goes down to what it denies, so that no sentence begins with “it is not so that”.

use otinish_core::form::{Choice, Kind, Member};
use otinish_core::law::{Known, When};
use otinish_core::services::{Service, members};
use otinish_core::texts::{Language, Text, text};

/// The labels of a service's members and choices.
#[derive(Clone, Copy)]
pub(super) struct Labels {
    pub(super) service: &'static Service,
    pub(super) language: Language,
}

impl Labels {
    /// When a row holds, in words; empty where it always does.
    pub(super) fn when(self, when: &When) -> String {
        self.said(when, true, false)
    }

    /// What stands at a pointer: the member's label, else those of the members below it.
    pub(super) fn label(self, at: &str) -> String {
        if let Some(label) = self.own_label(at).or_else(|| self.member(at).map(|member| member.label)).filter(|label| !label.kk.is_empty())
        {
            return label.to(self.language).into();
        }
        let person = |member: &&Member| member.kind == Kind::Person;
        if self.member(at).filter(person).is_some() {
            return listed(members::PERSON.iter().take(3).map(|part| part.label.to(self.language).to_owned()), ", ");
        }
        let below = self.members().filter(|member| member.at.strip_prefix(at).is_some_and(|rest| rest.starts_with('/')));
        listed(below.filter(|member| !member.label.kk.is_empty()).map(|member| member.label.to(self.language).to_owned()), ", ")
    }

    /// The choices of a kind, each with the condition under which it may be chosen; empty where the kind has none.
    pub(super) fn choices(self, kind: &Kind) -> String {
        let (Kind::Choice(choices) | Kind::Choices(choices)) = kind else { return String::new() };
        let choice = |choice: &Choice| {
            let when = self.when(&choice.when);
            let label = choice.label.to(self.language);
            if when.is_empty() { label.to_owned() } else { format!("{label} ({when})") }
        };
        listed(choices.iter().map(choice), "; ")
    }

    pub(super) fn member(self, at: &str) -> Option<&'static Member> {
        self.members().find(|member| member.at == at)
    }

    fn members(self) -> impl Iterator<Item = &'static Member> {
        members::SHARED.iter().chain(self.service.members)
    }

    fn own_label(self, at: &str) -> Option<Text> {
        self.fields().find(|field| field.at == at && field.label.is_some())?.label
    }

    fn fields(self) -> impl Iterator<Item = &'static otinish_core::form::Field> {
        self.service.editions.iter().flat_map(|edition| edition.form).flat_map(|section| section.fields)
    }

    /// The label of a value of the choice at a pointer.
    fn chosen(self, at: &str, value: &str) -> String {
        let kinds = self.fields().filter(|field| field.at == at).filter_map(|field| field.judged);
        let mut kinds = kinds.chain(self.member(at).map(|member| member.kind));
        let of = |kind: Kind| {
            let (Kind::Choice(choices) | Kind::Choices(choices)) = kind else { return None };
            choices.iter().find(|choice| choice.value == value).map(|choice| choice.label)
        };
        kinds.find_map(of).map_or_else(|| value.to_owned(), |label| label.to(self.language).into())
    }

    fn quoted(self, at: &str, value: &str) -> String {
        let label = self.chosen(at, value);
        match self.language {
            Language::Kk | Language::Ru => format!("«{label}»"),
            Language::En => format!("“{label}”"),
        }
    }

    /// `so`: as it is, or denied. `inside`: within a longer sentence, where one of another kind stands in brackets.
    fn said(self, when: &When, so: bool, inside: bool) -> String {
        let fill = |yes: Text, no: Text, values: &[(&str, &str)]| (if so { yes } else { no }).fill(self.language, values);
        let of = |at: &str, yes: Text, no: Text| fill(yes, no, &[("label", &self.label(at))]);
        let marked = |at: &str| self.member(at).is_some_and(|member| matches!(member.kind, Kind::Flag | Kind::Group | Kind::Consent));
        match *when {
            When::Always | When::Never => {
                let holds = matches!(when, When::Always) == so;
                if holds { String::new() } else { NEVER.to(self.language).into() }
            }
            When::Is(at, value) => fill(IS, IS_NOT, &[("label", &self.label(at)), ("choice", &self.quoted(at, value))]),
            When::In(at, values) => {
                let choices = listed(values.iter().map(|value| self.quoted(at, value)), ", ");
                fill(IS_ONE, IS_NONE, &[("label", &self.label(at)), ("choice", &choices)])
            }
            When::True(at) => of(at, MARKED, NOT_MARKED),
            When::Given(at) if marked(at) => of(at, MARKED, NOT_MARKED),
            When::Given(at) => of(at, GIVEN, NOT_GIVEN),
            When::Younger { years, .. } => fill(YOUNGER, OF_AGE, &[("years", &years.to_string())]),
            When::EarlierYear(at) => of(at, EARLIER, NOT_EARLIER),
            When::Context(Known::Emergency) => fill(EMERGENCY, NO_EMERGENCY, &[]),
            When::Context(Known::EducationDocumentDigitised) => fill(DIGITISED, NOT_DIGITISED, &[]),
            When::Context(Known::ProviderLiquidated) => fill(LIQUIDATED, NOT_LIQUIDATED, &[]),
            When::Not(when) => self.said(when, !so, inside),
            When::All(parts) => self.joined(parts, so, inside, if so { AND } else { OR }),
            When::Any(parts) => self.joined(parts, so, inside, if so { OR } else { AND }),
        }
    }

    fn joined(self, parts: &[When], so: bool, inside: bool, with: Text) -> String {
        let said = listed(parts.iter().map(|part| self.said(part, so, true)), with.to(self.language));
        if inside && parts.len() > 1 { format!("({said})") } else { said }
    }
}

fn listed(words: impl Iterator<Item = String>, between: &str) -> String {
    words.collect::<Vec<_>>().join(between)
}

const NEVER: Text = text("ешқашан", "никогда", "never");
const AND: Text = text(" және ", " и ", " and ");
const OR: Text = text(" немесе ", " или ", " or ");
const IS: Text = text("«{label}» – {choice}", "«{label}» – {choice}", "“{label}” is {choice}");
const IS_NOT: Text = text("«{label}» – {choice} емес", "«{label}» – не {choice}", "“{label}” is not {choice}");
const IS_ONE: Text = text("«{label}» – мыналардың бірі: {choice}", "«{label}» – одно из: {choice}", "“{label}” is one of {choice}");
const IS_NONE: Text =
    text("«{label}» – мыналардың ешқайсысы емес: {choice}", "«{label}» – ни одно из: {choice}", "“{label}” is none of {choice}");
const MARKED: Text = text("«{label}» белгіленген", "отмечено «{label}»", "“{label}” is marked");
const NOT_MARKED: Text = text("«{label}» белгіленбеген", "не отмечено «{label}»", "“{label}” is not marked");
const GIVEN: Text = text("«{label}» толтырылған", "заполнено «{label}»", "“{label}” is filled in");
const NOT_GIVEN: Text = text("«{label}» толтырылмаған", "не заполнено «{label}»", "“{label}” is not filled in");
const YOUNGER: Text = text("өтініш беруші {years} жасқа толмаған", "заявителю нет {years} лет", "the applicant is under {years}");
const OF_AGE: Text = text(
    "өтініш беруші {years} жасқа толған немесе жасы белгісіз",
    "заявителю есть {years} лет или возраст неизвестен",
    "the applicant is {years} or older, or the age is not known",
);
const EARLIER: Text =
    text("«{label}» – өтініш берілген жылдан бұрын", "«{label}» – раньше года подачи", "“{label}” is before the year of filing");
const NOT_EARLIER: Text = text(
    "«{label}» – өтініш берілген жылдан бұрын емес",
    "«{label}» – не раньше года подачи",
    "“{label}” is not before the year of filing",
);
const EMERGENCY: Text = text(
    "тұратын жерінде шектеу шаралары немесе төтенше жағдай бар",
    "по месту жительства действуют ограничительные меры или чрезвычайная ситуация",
    "there are restrictive measures or an emergency at the place",
);
const NO_EMERGENCY: Text = text(
    "тұратын жерінде шектеу шаралары да, төтенше жағдай да жоқ",
    "по месту жительства нет ни ограничительных мер, ни чрезвычайной ситуации",
    "there are neither restrictive measures nor an emergency at the place",
);
const DIGITISED: Text = text(
    "білім туралы құжат цифрлық форматқа ауыстырылған",
    "документ об образовании переведен в цифровой формат",
    "the education document has been digitised",
);
const NOT_DIGITISED: Text = text(
    "білім туралы құжат цифрлық форматқа ауыстырылмаған",
    "документ об образовании не переведен в цифровой формат",
    "the education document has not been digitised",
);
const LIQUIDATED: Text = text("ұйым таратылған", "организация ликвидирована", "the organisation has been liquidated");
const NOT_LIQUIDATED: Text = text("ұйым таратылмаған", "организация не ликвидирована", "the organisation has not been liquidated");

#[cfg(test)]
mod tests {
    use super::*;
    use otinish_core::services;

    /// By the conditions that stand in the rows themselves: a lawyer must be able to read each of them.
    #[test]
    fn a_condition_reads_as_a_sentence() {
        let service = services::ALL[0];
        let say = |when: &When| Labels { service, language: Language::En }.when(when);
        const PORTAL: When = members::PORTAL;
        const BOTH: When = When::All(&[members::PORTAL, members::REPRESENTED]);
        assert_eq!(say(&PORTAL), "“How to apply” is “On the portal eGov.kz”");
        assert_eq!(say(&When::Not(&PORTAL)), "“How to apply” is not “On the portal eGov.kz”");
        assert_eq!(say(&members::REPRESENTED), "“I am applying for somebody else” is marked");
        assert_eq!(
            say(&members::HOME_VISIT),
            "“Documents are to be taken at home” is marked and “How to apply” is “Through the State Corporation”"
        );
        assert_eq!(say(&When::Not(&members::MINOR)), "the applicant is 18 or older, or the age is not known");
        assert_eq!((say(&When::Always), say(&When::Never), say(&When::Not(&When::Never))), (String::new(), "never".into(), String::new()));
        assert_eq!(
            say(&When::Not(&BOTH)),
            "“How to apply” is not “On the portal eGov.kz” or “I am applying for somebody else” is not marked"
        );
    }

    #[test]
    fn every_condition_of_every_service_names_labels_and_no_pointers() {
        for service in services::ALL {
            for language in Language::ALL {
                let labels = Labels { service, language };
                for edition in service.editions {
                    let fields = edition.form.iter().flat_map(|section| section.fields).flat_map(|field| [field.required, field.shown]);
                    let all = fields.chain(edition.documents.iter().map(|document| document.when));
                    for when in
                        all.chain(edition.grounds.iter().map(|ground| ground.when)).chain(edition.rules.iter().map(|rule| rule.when))
                    {
                        let said = labels.when(&when);
                        assert!(!said.contains("«»") && !said.contains("“”") && !said.contains(['{', '_']), "{said}");
                    }
                }
            }
        }
    }
}
