//! The organisations that can be addressed: what they are called, who heads them, and whether a refusal of theirs is issued at once.
//! Found by typing a part of the name in Kazakh or Russian, or the BIN.

use crate::registers::{BadFile, PersonName, said};
use chrono::NaiveDate;
use otinish_core::departments;
use otinish_core::services::{ALL, Edition, Service};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// An organisation that provides services.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Organisation {
    pub bin: String,
    /// The code of its kind of provider, by which the services name who renders them.
    pub kind: String,
    pub name: Name,
    pub head: PersonName,
    /// When it is open, as OpenStreetMap writes opening hours.
    pub hours: String,
    /// The order by which prepared refusals of the named services are issued without a signatory.
    pub immediate_issue: Option<ImmediateIssue>,
    /// Who takes what comes in through the portal, where anybody is appointed: a name for receipts, and not for the list of organisations.
    #[serde(skip)]
    pub appointed: Option<Appointed>,
    pub liquidated: bool,
    /// The first two digits of the code of its region in the classifier of administrative units (KATO).
    pub region: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    pub kk: String,
    pub ru: String,
}

/// On record: which services, by which order, since when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ImmediateIssue {
    pub services: Vec<String>,
    pub order: String,
    pub since: NaiveDate,
}

/// On record: an employee who takes documents, by which order, since when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Appointed {
    pub name: PersonName,
    pub position: Name,
    pub contact: String,
    pub order: String,
    pub since: NaiveDate,
}

/// All of them; small enough to be looked through.
#[derive(Debug)]
pub struct Organisations {
    known: Vec<(Organisation, String)>,
}

/// More than a list that a thumb can go through helps nobody.
pub const MOST_FOUND: usize = 10;

const INVENTED: &str = include_str!("../data/organisations.csv");

impl Organisations {
    /// Those of `organisations.csv` in the data folder if it is there, else the invented ones of the demonstration.
    pub fn demonstration(data: &Path) -> Result<Organisations, BadFile> {
        let file = data.join("organisations.csv");
        let text = if file.is_file() { std::fs::read_to_string(file)? } else { INVENTED.to_owned() };
        Organisations::read(&text)
    }

    /// Those of this table.
    pub fn read(text: &str) -> Result<Organisations, BadFile> {
        let mut known = Vec::new();
        for (index, line) in csv::Reader::from_reader(text.as_bytes()).deserialize().enumerate() {
            let organisation = organisation(index + 2, line?)?;
            let words = folded(&format!("{} {} {}", organisation.name.kk, organisation.name.ru, organisation.bin));
            known.push((organisation, words));
        }
        Ok(Organisations { known })
    }

    /// These, if each is of a kind that renders one of these services or one of ours: a kind that is mistyped renders nothing, in silence.
    pub fn of_known_kinds(self, services: &[&'static Service]) -> Result<Organisations, BadFile> {
        let renders = |organisation: &Organisation| services.iter().chain(ALL).any(|service| organisation.renders(service));
        let mistyped = self.known.iter().position(|(organisation, _)| !renders(organisation));
        match mistyped {
            Some(index) => Err(BadFile::Value { line: index + 2, column: "kind", value: self.known[index].0.kind.clone() }),
            None => Ok(self),
        }
    }

    pub fn by_bin(&self, bin: &str) -> Option<&Organisation> {
        self.all().find(|organisation| organisation.bin == bin)
    }

    /// The one with this BIN, if it renders this service.
    pub fn that_renders(&self, service: &Service, bin: &str) -> Option<&Organisation> {
        self.by_bin(bin).filter(|organisation| organisation.renders(service))
    }

    /// Those in whose names (or BIN) every typed word begins some word, in the order of the list; of a service, those that render it.
    pub fn find(&self, typed: &str, service: Option<&Service>) -> Vec<&Organisation> {
        let typed = folded(typed);
        let begins = |words: &str, part: &str| words.split(' ').any(|word| word.starts_with(part));
        self.known
            .iter()
            .filter(|(_, words)| typed.split(' ').all(|part| begins(words, part)))
            .map(|(organisation, _)| organisation)
            .filter(|organisation| service.is_none_or(|service| organisation.renders(service)))
            .take(MOST_FOUND)
            .collect()
    }

    pub fn all(&self) -> impl Iterator<Item = &Organisation> {
        self.known.iter().map(|(organisation, _)| organisation)
    }
}

impl Organisation {
    /// Whether it is of the kind that renders the service.
    pub fn renders(&self, service: &Service) -> bool {
        self.kind == service.provider.code
    }

    /// Who takes documents for this organisation on that day.
    pub fn takes_documents(&self, day: NaiveDate) -> Option<&Appointed> {
        self.appointed.as_ref().filter(|appointed| appointed.since <= day)
    }

    /// The order under which this organisation's prepared refusals of the service are issued at once, if there is one on that day
    /// and the rules by which the application was judged neither want a person to sign nor the applicant to be heard before.
    pub fn issues_at_once(&self, service: &Service, edition: &Edition, day: NaiveDate) -> Option<&ImmediateIssue> {
        let order = self.immediate_issue.as_ref().filter(|_| edition.refused_by_person.is_none() && edition.hearing.is_none());
        order.filter(|order| order.since <= day && order.services.iter().any(|named| named == service.code))
    }
}

/// Words as they are compared: lower case, Kazakh letters as the Russian ones that a Russian keyboard gives for them, and nothing but letters and digits.
fn folded(text: &str) -> String {
    let plain: String = text
        .chars()
        .flat_map(char::to_lowercase)
        .map(|letter| match letter {
            'ә' => 'а',
            'ғ' => 'г',
            'қ' => 'к',
            'ң' => 'н',
            'ө' => 'о',
            'ұ' | 'ү' => 'у',
            'һ' => 'х',
            'і' | 'i' => 'и',
            'ё' => 'е',
            'й' => 'и',
            other if other.is_alphanumeric() => other,
            _ => ' ',
        })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A line of the file: the columns of immediate issue are all given, or none, and so are those of the employee but for the parts of a name.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    bin: String,
    kind: String,
    name_kk: String,
    name_ru: String,
    region: String,
    head_surname: String,
    head_given_name: Option<String>,
    head_patronymic: Option<String>,
    hours: String,
    immediate_services: Option<String>,
    immediate_order: Option<String>,
    immediate_since: Option<NaiveDate>,
    appointed_surname: Option<String>,
    appointed_given_name: Option<String>,
    appointed_patronymic: Option<String>,
    appointed_position_kk: Option<String>,
    appointed_position_ru: Option<String>,
    appointed_contact: Option<String>,
    appointed_order: Option<String>,
    appointed_since: Option<NaiveDate>,
    liquidated: String,
}

fn organisation(row: usize, mut line: Line) -> Result<Organisation, BadFile> {
    let appointed = appointed(row, &mut line)?;
    if departments::of_region(&line.region).is_none() {
        return Err(BadFile::Value { line: row, column: "region", value: line.region });
    }
    let immediate_issue = match (line.immediate_services, line.immediate_order, line.immediate_since) {
        (Some(services), Some(order), Some(since)) => {
            Some(ImmediateIssue { services: services.split_whitespace().map(str::to_owned).collect(), order, since })
        }
        (None, None, None) => None,
        (services, ..) => {
            return Err(BadFile::Value { line: row, column: "immediate_services", value: services.unwrap_or_default() });
        }
    };
    Ok(Organisation {
        bin: line.bin,
        kind: line.kind,
        name: Name { kk: line.name_kk, ru: line.name_ru },
        head: PersonName {
            surname: line.head_surname,
            single_name: line.head_given_name.is_none(),
            given_name: line.head_given_name,
            patronymic: line.head_patronymic,
        },
        hours: line.hours,
        immediate_issue,
        appointed,
        liquidated: said(row, "liquidated", &line.liquidated)?,
        region: line.region,
    })
}

fn appointed(row: usize, line: &mut Line) -> Result<Option<Appointed>, BadFile> {
    let Some(surname) = line.appointed_surname.take() else {
        let alone = [&line.appointed_position_kk, &line.appointed_contact, &line.appointed_order].into_iter().flatten().next();
        return match alone {
            Some(value) => Err(BadFile::Value { line: row, column: "appointed_surname", value: value.clone() }),
            None => Ok(None),
        };
    };
    let whole = (
        line.appointed_position_kk.take(),
        line.appointed_position_ru.take(),
        line.appointed_contact.take(),
        line.appointed_order.take(),
        line.appointed_since,
    );
    let (Some(kk), Some(ru), Some(contact), Some(order), Some(since)) = whole else {
        return Err(BadFile::Value { line: row, column: "appointed_surname", value: surname });
    };
    let given_name = line.appointed_given_name.take();
    let name = PersonName { surname, single_name: given_name.is_none(), given_name, patronymic: line.appointed_patronymic.take() };
    Ok(Some(Appointed { name, position: Name { kk, ru }, contact, order, since }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registers::control_digit_is_right;
    use otinish_core::law::Hearing;
    use otinish_core::services::{hei_correction, school_duplicate, tve_correction};

    fn check(typed: &str, bins: &[&str]) {
        let organisations = Organisations::read(INVENTED).unwrap();
        let found: Vec<&str> = organisations.find(typed, None).iter().map(|organisation| organisation.bin.as_str()).collect();
        assert_eq!(found, bins, "{typed}");
    }

    #[test]
    fn three_schools_five_colleges_and_four_universities_have_right_bins() {
        let organisations = Organisations::read(INVENTED).unwrap();
        let of = |service| organisations.all().filter(|organisation| organisation.renders(service)).count();
        let counted = (of(&school_duplicate::SERVICE), of(&tve_correction::SERVICE), of(&hei_correction::SERVICE));
        assert_eq!((counted, organisations.all().count()), ((3, 5, 4), 12));
        for organisation in organisations.all() {
            assert!(control_digit_is_right(&organisation.bin), "{}", organisation.bin);
            assert!(matches!(&organisation.bin[4..5], "4" | "5" | "6"), "{}", organisation.bin);
        }
    }

    #[test]
    fn one_college_issues_at_once_since_the_day_of_an_order_that_is_plainly_a_demonstration() {
        let organisations = Organisations::read(INVENTED).unwrap();
        let with: Vec<&Organisation> = organisations.all().filter(|organisation| organisation.immediate_issue.is_some()).collect();
        let [college] = with[..] else { panic!("{with:?}") };
        let order = college.immediate_issue.as_ref().unwrap();
        assert!(college.renders(&tve_correction::SERVICE) && order.order.contains("демонстрационный приказ"));
        let service = &tve_correction::SERVICE;
        let edition = &service.editions[0];
        assert!(college.issues_at_once(service, edition, order.since).is_some());
        assert!(college.issues_at_once(service, edition, order.since.pred_opt().unwrap()).is_none());
        let heard_first = Edition { hearing: Some(Hearing { called_before: 3 }), ..*edition };
        assert!(college.issues_at_once(service, &heard_first, order.since).is_none());
        let other = &hei_correction::SERVICE;
        assert!(college.issues_at_once(other, &other.editions[0], order.since).is_none());
    }

    #[test]
    fn an_employee_takes_documents_from_the_day_of_the_appointment_on() {
        let organisations = Organisations::read(INVENTED).unwrap();
        let college = organisations.by_bin("051140990017").unwrap();
        let appointed = college.appointed.as_ref().unwrap();
        assert_eq!(college.takes_documents(appointed.since), Some(appointed));
        assert_eq!(college.takes_documents(appointed.since.pred_opt().unwrap()), None);
        assert_eq!(organisations.by_bin("981040990037").unwrap().appointed, None);
    }

    #[test]
    fn a_table_with_a_kind_a_region_or_an_appointment_that_cannot_be_is_refused_with_its_line() {
        let check = |from: &str, to: &str, column: &str| {
            let changed = INVENTED.replacen(from, to, 1);
            assert_ne!(changed, INVENTED);
            let refused = Organisations::read(&changed).and_then(|read| read.of_known_kinds(&[])).unwrap_err().to_string();
            assert!(refused.contains("line 2") && refused.contains(column), "{refused}");
        };
        check(",tve,", ",tvet,", "kind");
        check(",35,", ",36,", "region");
        check(",ДЕМО-11,2026-01-05", ",,2026-01-05", "appointed_surname");
        check(",Бекмұратова,Жанар", ",,Жанар", "appointed_surname");
    }

    #[test]
    fn one_types_in_kazakh_or_russian_with_either_keyboard() {
        check("Үлгі поли", &["051140990017"]);
        check("улги  ПОЛИ", &["051140990017"]);
        check("примерный пол", &["051140990017"]);
        check("0511409", &["051140990017"]);
        check("сынақ", &["120340990027", "010940990066", "971040990104"]);
        check("«Халыкаралык»", &["100540990080"]);
        check("поли-нет", &[]);
        check("литехнический", &[]);
    }
}
