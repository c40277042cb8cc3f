//! The correction of a college diploma as a newer release judges it, which no regulation knows: its answer takes longer, and what was optional is
//! required. Whoever began under the product's rules is told so.

use otinish_core::form::{Section, ask};
use otinish_core::law::working_days;
use otinish_core::services::{Edition, Service, tve_correction};

const OLDER: &Edition = &tve_correction::SERVICE.editions[0];

pub const SERVICE: Service = Service { editions: &[NEWER], ..tve_correction::SERVICE };

// 2. The decision is taken within five working days.
const NEWER: Edition = Edition { term: working_days(5).by("XX-p2"), form: FORM, ..*OLDER };

const FORM: &[Section] = &[
    OLDER.form[0],
    OLDER.form[1],
    OLDER.form[2],
    Section {
        title: OLDER.form[3].title,
        fields: &[
            OLDER.form[3].fields[0],
            OLDER.form[3].fields[1],
            // 4. The applicant states the year of graduation.
            ask("/education/graduation_year").by("XX-p4"),
            OLDER.form[3].fields[3],
            OLDER.form[3].fields[4],
        ],
    },
    OLDER.form[4],
    OLDER.form[5],
];
