//! The registers door: who a person is, which numbers are theirs, whom they may represent, and what the registers hold about them already.
//! It confirms and fills in; it keeps nothing. What people claim of themselves is never believed where this door can answer.

use crate::gateway::{self, Broken, Gateway};
use chrono::NaiveDate;
use otinish_core::calendar::Fault;
use otinish_core::departments;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::path::Path;

/// A person as the registers know them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    pub iin: String,
    pub name: PersonName,
    pub birth_date: NaiveDate,
    /// As the application's own enumeration has it.
    pub citizenship_status: String,
    pub address: Option<String>,
    /// The first two digits of the code of the region where they live, in the classifier of administrative units (KATO), where it is known.
    pub region: Option<String>,
    /// The subscriber numbers registered to this IIN, `+7` and ten digits.
    pub phones: Vec<String>,
    /// The kinds of document that information systems hold already.
    pub obtained: Vec<String>,
    pub education_document_digitised: bool,
    pub represents: Vec<Represents>,
}

/// The parts of a name; a person with one name only has it in `surname`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonName {
    pub surname: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given_name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub patronymic: Option<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub single_name: bool,
}

/// A proved authority to act for somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Represents {
    pub relation: String,
    pub iin: String,
}

/// The real things that can stand behind the door.
#[derive(Debug)]
pub enum Registers {
    /// A file of people: the demonstration's are invented.
    Csv { people: Vec<Person> },
    /// The registers' gateway, as `functions/doors/registers.json` describes it.
    Http(Gateway),
}

/// A file of people that cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum BadFile {
    #[error("cannot read {0}")]
    Io(#[from] std::io::Error),
    #[error("{0}")]
    Csv(#[from] csv::Error),
    #[error(transparent)]
    Text(#[from] Fault),
    #[error("line {line}: {column} says {value:?}")]
    Value { line: usize, column: &'static str, value: String },
}

const INVENTED: &str = include_str!("../data/people.csv");

impl Registers {
    /// The people of `people.csv` in the data folder if it is there, else the ten invented ones of the demonstration.
    pub fn demonstration(data: &Path) -> Result<Registers, BadFile> {
        let file = data.join("people.csv");
        let text = if file.is_file() { std::fs::read_to_string(file)? } else { INVENTED.to_owned() };
        Ok(Registers::Csv { people: people(&text)? })
    }

    /// The gateway at this address; the token goes as a bearer's.
    pub fn http(url: &str, token: Option<String>) -> Result<Registers, Broken> {
        Gateway::new(url, token, gateway::DEADLINE).map(Registers::Http)
    }

    /// The person of this IIN, if the registers know one. The number travels in the body: it stands in no address and no log.
    pub async fn person(&self, iin: &str) -> Result<Option<Person>, Broken> {
        match self {
            Registers::Csv { people } => Ok(people.iter().find(|person| person.iin == iin).cloned()),
            Registers::Http(gateway) => {
                let answer = gateway.post("/person", &[], &json!({ "iin": iin })).await?;
                match answer.status().as_u16() {
                    200 => Ok(Some(answer.json().await.map_err(reqwest::Error::without_url)?)),
                    404 => Ok(None),
                    other => Err(Broken::Status(other)),
                }
            }
        }
    }

    /// The invented people that the sign-in page names; nobody where the register is a real one.
    pub fn invented(&self) -> &[Person] {
        match self {
            Registers::Csv { people } => people,
            Registers::Http(_) => &[],
        }
    }
}

impl Person {
    pub fn has_phone(&self, phone: &str) -> bool {
        self.phones.iter().any(|known| known == phone)
    }

    /// Whether the registers prove that this person acts for that one in that relation.
    pub fn may_represent(&self, iin: &str, relation: &str) -> bool {
        self.represents.iter().any(|known| known.iin == iin && known.relation == relation)
    }
}

/// A line of the file: lists are separated by spaces, yes and no are words.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    iin: String,
    surname: String,
    given_name: Option<String>,
    patronymic: Option<String>,
    single_name: String,
    birth_date: NaiveDate,
    citizenship_status: String,
    address: Option<String>,
    region: Option<String>,
    phones: String,
    obtained: String,
    education_document_digitised: String,
    represents: String,
}

fn people(text: &str) -> Result<Vec<Person>, BadFile> {
    let mut people = Vec::new();
    for (index, line) in csv::Reader::from_reader(text.as_bytes()).deserialize().enumerate() {
        let line: Line = line?;
        let row = index + 2;
        if let Some(region) = line.region.as_ref().filter(|region| departments::of_region(region).is_none()) {
            return Err(BadFile::Value { line: row, column: "region", value: region.clone() });
        }
        people.push(Person {
            name: PersonName {
                surname: line.surname,
                given_name: line.given_name,
                patronymic: line.patronymic,
                single_name: said(row, "single_name", &line.single_name)?,
            },
            iin: line.iin,
            birth_date: line.birth_date,
            citizenship_status: line.citizenship_status,
            address: line.address,
            region: line.region,
            phones: words(&line.phones),
            obtained: words(&line.obtained),
            education_document_digitised: said(row, "education_document_digitised", &line.education_document_digitised)?,
            represents: represents(row, &line.represents)?,
        });
    }
    Ok(people)
}

fn words(list: &str) -> Vec<String> {
    list.split_whitespace().map(str::to_owned).collect()
}

fn represents(line: usize, list: &str) -> Result<Vec<Represents>, BadFile> {
    list.split_whitespace()
        .map(|pair| match pair.split_once(':') {
            Some((relation, iin)) => Ok(Represents { relation: relation.to_owned(), iin: iin.to_owned() }),
            None => Err(BadFile::Value { line, column: "represents", value: pair.to_owned() }),
        })
        .collect()
}

/// What `yes` or `no` says in a file.
pub(crate) fn said(line: usize, column: &'static str, word: &str) -> Result<bool, BadFile> {
    match word {
        "yes" => Ok(true),
        "no" => Ok(false),
        other => Err(BadFile::Value { line, column, value: other.to_owned() }),
    }
}

/// Whether the last digit of a 12-digit number of a person or an organisation is right.
#[cfg(test)]
pub(crate) fn control_digit_is_right(number: &str) -> bool {
    let digits: Vec<u32> = number.chars().filter_map(|digit| digit.to_digit(10)).collect();
    let sum = |weights: [u32; 11]| digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum::<u32>() % 11;
    let first = sum([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    let control = if first == 10 { sum([3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]) } else { first };
    number.len() == 12 && digits.len() == 12 && control == digits[11]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn invented() -> Vec<Person> {
        people(INVENTED).unwrap()
    }

    #[test]
    fn the_ten_invented_people_have_right_iins_and_numbers_of_their_own() {
        let people = invented();
        assert_eq!(people.len(), 10);
        let mut phones: Vec<&str> = people.iter().flat_map(|person| &person.phones).map(String::as_str).collect();
        for person in &people {
            assert!(control_digit_is_right(&person.iin), "{}", person.iin);
            let day = person.birth_date.format("%y%m%d").to_string();
            assert!(person.iin.starts_with(&day), "{} was not born on {day}", person.iin);
        }
        assert!(phones.iter().all(|phone| phone.starts_with("+7700000") && phone.len() == 12));
        let count = phones.len();
        phones.sort_unstable();
        phones.dedup();
        assert_eq!(phones.len(), count);
    }

    #[test]
    fn a_parent_may_act_for_the_child_and_not_the_other_way_round() {
        let people = invented();
        let child = people.iter().find(|person| person.birth_date.format("%Y").to_string().as_str() > "2008").unwrap();
        let parent = people.iter().find(|person| person.may_represent(&child.iin, "parent")).unwrap();
        assert!(!parent.may_represent(&child.iin, "proxy"));
        assert!(!child.may_represent(&parent.iin, "parent"));
    }

    #[test]
    fn a_file_with_a_wrong_word_or_region_names_its_line() {
        let check = |from, to, why: &str| assert_eq!(people(&INVENTED.replacen(from, to, 1)).unwrap_err().to_string(), why);
        check(",yes,", ",maybe,", "line 2: education_document_digitised says \"maybe\"");
        check(",35,", ",36,", "line 2: region says \"36\"");
    }

    #[test]
    fn nobodys_region_has_to_be_known_and_an_older_file_tells_of_none() {
        assert!(people(&INVENTED.replacen(",35,", ",,", 1)).unwrap()[0].region.is_none());
        let (heading, row) = INVENTED.split_once('\n').unwrap();
        let older = format!("{}\n{}", heading.replace(",region", ""), row.lines().next().unwrap().replace(",35,", ","));
        assert_eq!(people(&older).unwrap()[0].region, None);
    }
}
