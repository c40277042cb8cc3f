//! What a request still owes: the documents that an emergency let follow later, with what was declared at the applicant's place when it was filed.
//! Nothing here settles a debt: the documents are handed in at the organisation itself.

use super::Api;
use super::check::Known;
use crate::emergencies::Emergency;
use otinish_core::check::{DocumentState, Report};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// What is kept of it with the request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Debt {
    /// By their kinds.
    documents: Vec<String>,
    /// Where the applicant lives, by which it is known whether the emergency is over.
    region: Option<String>,
    emergencies: Vec<Emergency>,
}

impl Debt {
    /// The debt with which a request begins, if it begins with one.
    pub(super) fn of(report: &Report<'_>, known: &Known) -> Option<Debt> {
        let deferred = report.documents.iter().filter(|listed| listed.state == DocumentState::Deferred);
        let documents: Vec<String> = deferred.map(|listed| listed.kind.to_owned()).collect();
        let Known { region, emergencies, .. } = known.clone();
        (!documents.is_empty()).then_some(Debt { documents, region, emergencies })
    }

    /// As its request shows it: what is owed, by which acts it may follow later, and whether none is declared there any more.
    pub(super) fn shown(&self, api: &Api) -> Value {
        let emergencies = &api.doors.emergencies;
        // A file that cannot be taken tells of no end.
        let is_over = emergencies.refused().is_none() && emergencies.at(self.region.as_deref(), api.doors.clock.now()).is_empty();
        json!({ "documents": self.documents, "emergencies": self.emergencies, "over": is_over })
    }
}
