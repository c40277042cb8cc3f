//! Where to ask for the archive of an organisation that has been liquidated: the list of education departments of TD-a3, joined to the regions of
//! today. The list is old: what has changed since it was made is said beside its rows, and nothing in it is guessed anew.

use crate::law::Clause;
use crate::texts::{Text, text};

/// Where the list stands.
pub const LIST: Clause = "TD-a3";

/// A row of the list, as it stands there. Two slips of its pen are mended: a street for the town of Kyzylorda, a Russian letter in Kostanay's.
#[derive(Debug, PartialEq, Eq)]
pub struct Department {
    /// The region as the list names it.
    pub region: Text,
    pub telephone: &'static str,
    pub address: Text,
    pub site: &'static str,
}

/// A region of today.
#[derive(Debug, PartialEq, Eq)]
pub struct Region {
    /// The first two digits of its code in the classifier of administrative units (KATO).
    pub code: &'static str,
    pub name: Text,
    pub department: &'static Department,
    /// What has changed since the list was made.
    pub since: Option<Text>,
}

/// The region whose code in the classifier begins with these two digits.
pub fn of_region(code: &str) -> Option<&'static Region> {
    REGIONS.iter().find(|region| region.code == code)
}

const fn same(code: &'static str, department: &'static Department) -> Region {
    Region { code, name: department.region, department, since: None }
}

const fn new(code: &'static str, name: Text, department: &'static Department, since: Text) -> Region {
    Region { code, name, department, since: Some(since) }
}

/// The regions in the order of their codes.
pub static REGIONS: [Region; 20] = [
    new(
        "10",
        text("Абай облысы", "область Абай", "Abai Region"),
        &EAST,
        text(
            "2022 жылғы 8 маусымда Шығыс Қазақстан облысынан бөлінді, тізімде сол облыс тұр",
            "образована 8 июня 2022 года из Восточно-Казахстанской области, в списке указана она",
            "formed on 8 June 2022 out of East Kazakhstan Region, which the list names",
        ),
    ),
    same("11", &AKMOLA),
    same("15", &AKTOBE),
    Region {
        since: Some(text(
            "облыс орталығы қазір Қонаев қаласы, тізімде Талдықорған тұр",
            "центр области теперь город Қонаев, в списке – Талдыкорган",
            "the centre is now Qonaev; the list has Taldykorgan",
        )),
        ..same("19", &ALMATY_REGION)
    },
    same("23", &ATYRAU),
    same("27", &WEST),
    same("31", &ZHAMBYL),
    new(
        "33",
        text("Жетісу облысы", "область Жетісу", "Zhetisu Region"),
        &ALMATY_REGION,
        text(
            "2022 жылғы 8 маусымда Алматы облысынан бөлінді, тізімде сол облыс тұр",
            "образована 8 июня 2022 года из Алматинской области, в списке указана она",
            "formed on 8 June 2022 out of Almaty Region, which the list names",
        ),
    ),
    same("35", &KARAGANDA),
    same("39", &KOSTANAY),
    same("43", &KYZYLORDA),
    same("47", &MANGYSTAU),
    same("55", &PAVLODAR),
    same("59", &NORTH),
    new(
        "61",
        text("Түркістан облысы", "Туркестанская область", "Turkistan Region"),
        &SOUTH,
        text(
            "2018 жылға дейін Оңтүстік Қазақстан облысы, тізімде бұрынғы атауы мен орталығы тұр",
            "до 2018 года Южно-Казахстанская область, в списке прежние название и центр",
            "until 2018 South Kazakhstan Region; the list has the former name and centre",
        ),
    ),
    new(
        "62",
        text("Ұлытау облысы", "область Ұлытау", "Ulytau Region"),
        &KARAGANDA,
        text(
            "2022 жылғы 8 маусымда Қарағанды облысынан бөлінді, тізімде сол облыс тұр",
            "образована 8 июня 2022 года из Карагандинской области, в списке указана она",
            "formed on 8 June 2022 out of Karaganda Region, which the list names",
        ),
    ),
    same("63", &EAST),
    same("71", &ASTANA),
    same("75", &ALMATY),
    new(
        "79",
        text("Шымкент қаласы", "город Шымкент", "City of Shymkent"),
        &SOUTH,
        text(
            "2018 жылдан бері республикалық маңызы бар қала, тізімде Оңтүстік Қазақстан облысының орталығы ретінде тұр",
            "с 2018 года город республиканского значения, в списке – центр Южно-Казахстанской области",
            "since 2018 a city of republican significance; in the list the centre of South Kazakhstan Region",
        ),
    ),
];

static AKMOLA: Department = Department {
    region: text("Ақмола облысы", "Акмолинская область", "Akmola Region"),
    telephone: "8(7162)401402",
    address: text(
        "020000, Көкшетау қаласы, Абай көшесі, 89А",
        "020000, город Кокшетау, улица Абая, 89А",
        "020000, Kokshetau, Abai Street 89A",
    ),
    site: "www.akmo.kz",
};
static AKTOBE: Department = Department {
    region: text("Ақтөбе облысы", "Актюбинская область", "Aktobe Region"),
    telephone: "8(7132)560474",
    address: text(
        "030010, Ақтөбе қаласы, Әбілхайыр хан көшесі, 40",
        "030010, город Актобе, улица Абилкайыр хана, 40",
        "030010, Aktobe, Abilkaiyr Khan Street 40",
    ),
    site: "www.akto.kz",
};
static ATYRAU: Department = Department {
    region: text("Атырау облысы", "Атырауская область", "Atyrau Region"),
    telephone: "8(7122)354965",
    address: text(
        "060010, Атырау қаласы, Әйтеке би көшесі, 77",
        "060010, город Атырау, улица Айтеке би, 77",
        "060010, Atyrau, Aiteke Bi Street 77",
    ),
    site: "www.atyrauobl.kz",
};
static ALMATY_REGION: Department = Department {
    region: text("Алматы облысы", "Алматинская область", "Almaty Region"),
    telephone: "8(7282)272731",
    address: text(
        "040000, Талдықорған қаласы, Қабанбай батыр көшесі, 26",
        "040000, город Талдыкорган, улица Кабанбай батыра, 26",
        "040000, Taldykorgan, Kabanbai Batyr Street 26",
    ),
    site: "www.almaty-reg.kz",
};
static EAST: Department = Department {
    region: text("Шығыс Қазақстан облысы", "Восточно-Казахстанская область", "East Kazakhstan Region"),
    telephone: "8(7232)570151",
    address: text(
        "070019, Өскемен қаласы, К.Либкнехт көшесі, 19",
        "070019, город Усть-Каменогорск, улица К. Либкнехта, 19",
        "070019, Oskemen, K. Liebknecht Street 19",
    ),
    site: "www.akimvko.gov.kz",
};
static ZHAMBYL: Department = Department {
    region: text("Жамбыл облысы", "Жамбылская область", "Zhambyl Region"),
    telephone: "8(7262)431552",
    address: text("080008, Тараз қаласы, Абай көшесі, 125", "080008, город Тараз, улица Абая, 125", "080008, Taraz, Abai Street 125"),
    site: "www.zhambyl.kz",
};
static WEST: Department = Department {
    region: text("Батыс Қазақстан облысы", "Западно-Казахстанская область", "West Kazakhstan Region"),
    telephone: "8(7112)260468",
    address: text(
        "090000, Орал қаласы, Почиталин көшесі, 72",
        "090000, город Уральск, улица Почиталина, 72",
        "090000, Oral, Pochitalin Street 72",
    ),
    site: "www.western.kz",
};
static KARAGANDA: Department = Department {
    region: text("Қарағанды облысы", "Карагандинская область", "Karaganda Region"),
    telephone: "8(7212)425443",
    address: text(
        "100012, Қарағанды қаласы, Әлихан көшесі, 19",
        "100012, город Караганда, улица Алихана, 19",
        "100012, Karaganda, Alikhan Street 19",
    ),
    site: "www.karaganda-region.kz",
};
static KYZYLORDA: Department = Department {
    region: text("Қызылорда облысы", "Кызылординская область", "Kyzylorda Region"),
    telephone: "8(7242)272934",
    address: text(
        "120003, Қызылорда қаласы, Абай көшесі, 48",
        "120003, город Кызылорда, улица Абая, 48",
        "120003, Kyzylorda, Abai Street 48",
    ),
    site: "www.kyzylorda.kz",
};
static KOSTANAY: Department = Department {
    region: text("Қостанай облысы", "Костанайская область", "Kostanay Region"),
    telephone: "8(7142)575310",
    address: text(
        "110000, Қостанай қаласы, Әль-Фараби көшесі, 56",
        "110000, город Костанай, улица Аль-Фараби, 56",
        "110000, Kostanay, Al-Farabi Street 56",
    ),
    site: "www.kostanay.kz",
};
static MANGYSTAU: Department = Department {
    region: text("Маңғыстау облысы", "Мангистауская область", "Mangystau Region"),
    telephone: "8(7292)435100",
    address: text(
        "130000, Ақтау қаласы, 13 шағын ауд./47",
        "130000, город Актау, 13-й микрорайон, 47",
        "130000, Aktau, Microdistrict 13, 47",
    ),
    site: "www.mangystau.kz",
};
static PAVLODAR: Department = Department {
    region: text("Павлодар облысы", "Павлодарская область", "Pavlodar Region"),
    telephone: "8(7182)320965",
    address: text(
        "140009, Павлодар қаласы, Қайырбаев көшесі, 32",
        "140009, город Павлодар, улица Каирбаева, 32",
        "140009, Pavlodar, Kairbaev Street 32",
    ),
    site: "www.pavlodar.kz",
};
static NORTH: Department = Department {
    region: text("Солтүстік Қазақстан облысы", "Северо-Казахстанская область", "North Kazakhstan Region"),
    telephone: "8(7152)463288",
    address: text(
        "150011, Петропавл қаласы, Конституция көшесі, 58",
        "150011, город Петропавловск, улица Конституции, 58",
        "150011, Petropavl, Constitution Street 58",
    ),
    site: "www.akimat-sko.kz",
};
static SOUTH: Department = Department {
    region: text("Оңтүстік Қазақстан облысы", "Южно-Казахстанская область", "South Kazakhstan Region"),
    telephone: "8(7252)563247",
    address: text(
        "160007, Шымкент қаласы, Республика даңғылы, 12 А",
        "160007, город Шымкент, проспект Республики, 12 А",
        "160007, Shymkent, Republic Avenue 12 A",
    ),
    site: "www.ontustik.gov.kz",
};
static ASTANA: Department = Department {
    region: text("Астана қаласы", "город Астана", "City of Astana"),
    telephone: "8(7172)556851",
    address: text(
        "010000, Астана қаласы, Бейбітшілік көшесі, 11",
        "010000, город Астана, улица Бейбитшилик, 11",
        "010000, Astana, Beibitshilik Street 11",
    ),
    site: "www.astana.kz",
};
static ALMATY: Department = Department {
    region: text("Алматы қаласы", "город Алматы", "City of Almaty"),
    telephone: "8(727)2716509",
    address: text(
        "050001, Алматы қаласы, Республика алаңы, 4",
        "050001, город Алматы, площадь Республики, 4",
        "050001, Almaty, Republic Square 4",
    ),
    site: "www.almaty.kz",
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::Language;

    const SEED: &str = include_str!("../law/seeds/003_65f9bf74b1822dca.txt");

    #[test]
    fn every_row_stands_in_the_list_and_every_row_of_the_list_is_somebodys() {
        let plain = |words: &str| words.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
        let seed =
            plain(SEED).replace("Қызылордакөшесі", "Қызылордақаласы").replace("г.Петропавл", "Петропавл").replace("Костанайқ", "Қостанайқ");
        let list = &seed[seed.rfind("Өңірдіңатауы").unwrap()..];
        let mut telephones: Vec<&str> = REGIONS.iter().map(|region| region.department.telephone).collect();
        for Region { department, .. } in &REGIONS {
            for words in [department.region.to(Language::Kk), department.telephone, department.address.to(Language::Kk), department.site] {
                assert!(list.contains(&plain(words)), "{words}");
            }
        }
        telephones.sort_unstable();
        telephones.dedup();
        assert_eq!((telephones.len(), list.matches("8(7").count()), (16, 16));
    }

    #[test]
    fn a_region_that_the_list_does_not_know_says_what_has_changed() {
        assert!(REGIONS.is_sorted_by_key(|region| region.code));
        let unlike: Vec<&str> = REGIONS.iter().filter(|region| region.name != region.department.region).map(|region| region.code).collect();
        assert_eq!(unlike, ["10", "33", "61", "62", "79"]);
        assert!(unlike.iter().all(|code| of_region(code).unwrap().since.is_some()));
        assert_eq!(of_region("36"), None);
    }
}
