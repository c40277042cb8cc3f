//! The contract's cases, by the service that they are about, for every test that goes through all of them.

pub(crate) const CASES: [(&str, &str); 5] = [
    ("tve-correction", include_str!("cases/tve-correction.json")),
    ("school-duplicate", include_str!("cases/school-duplicate.json")),
    ("hei-correction", include_str!("cases/hei-correction.json")),
    ("tve-duplicate", include_str!("cases/tve-duplicate.json")),
    ("tve-admission", include_str!("cases/tve-admission.json")),
];
