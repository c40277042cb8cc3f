//! Where to turn when an organisation has been liquidated: the archive at its place, and the education department of the region, which can
//! tell where that is. The list of departments is old, and the page says so before it shows a line of it.

use crate::api;
use crate::desk::{use_desk, use_here};
use crate::json::Json;
use crate::parts::clause::Clause;
use crate::parts::heading::Heading;
use crate::parts::link::Link;
use crate::place::Page;
use crate::words::{closed, shell};
use otinish_core::departments;
use otinish_core::page;
use otinish_core::texts::Language;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

#[component]
pub(crate) fn Closed() -> Html {
    let (here, desk) = (use_here(), use_desk());
    let language = here.language;
    let Some(draft) = &desk.draft else {
        return html! { <p class="govuk-body" role="status">{ shell::APP_LOADING.to(language) }</p> };
    };
    let service = draft.service;
    let clause = page::archive_clause(service, desk.now().local().0);
    // Only of an organisation that is known to be no more is the region known too.
    let (bin, name) = page::known::organisation(desk.law.register, &draft.application);
    let bin = bin.filter(|_| desk.server.context.provider_liquidated);
    let name = name.filter(|_| bin.is_some());
    html! {
        <>
            <Link class="govuk-back-link" to={Page::Form(service)}>{ shell::NAV_BACK.to(language) }</Link>
            <Heading text={closed::CLOSED_HEADING.to(language)} caption={service.name.to(language)} />
            if let Some(name) = name { <p class="govuk-body-l">{ name }</p> }
            <p class="govuk-body"><strong>{ closed::CLOSED_ARCHIVE.to(language) }</strong></p>
            if let Some(clause) = clause { <Clause {clause} /> }
            <p class="govuk-body">{ closed::CLOSED_WHICH.to(language) }</p>
            <Departments {bin} />
        </>
    }
}

#[derive(PartialEq, Properties)]
struct DepartmentsProps {
    /// The organisation's; without it all regions are shown.
    bin: Option<String>,
}

#[component]
fn Departments(props: &DepartmentsProps) -> Html {
    let language = use_here().language;
    let all = use_state(|| false);
    let departments = use_state(|| None::<Result<Vec<Json>, api::Failed>>);
    let bin = props.bin.clone().filter(|_| !*all);
    use_effect_with(bin.clone(), {
        let departments = departments.setter();
        move |bin| {
            let path = bin.as_ref().map_or_else(|| "/api/departments".into(), |bin| format!("/api/departments?bin={bin}"));
            spawn_local(async move {
                let told = api::get(&path).await;
                departments.set(Some(told.map(|told| told.list("departments"))));
            });
        }
    });
    let show_all = {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(true))
    };
    let title = if bin.is_some() { closed::CLOSED_DEPARTMENT } else { closed::CLOSED_DEPARTMENTS };
    html! {
        <section aria-labelledby="departments-title" id="departments">
            <h2 class="govuk-heading-m" id="departments-title">{ title.to(language) }</h2>
            <div class="govuk-inset-text" id="dated">{ closed::CLOSED_DATED.to(language) }<Clause clause={departments::LIST} /></div>
            { match &*departments {
                None => html! { <p class="govuk-body" role="status">{ shell::APP_LOADING.to(language) }</p> },
                Some(Err(failed)) => html! { <p class="govuk-body" role="alert">{ failed.told(language) }</p> },
                Some(Ok(departments)) if departments.is_empty() => html! { <p class="govuk-body" id="none">{ closed::CLOSED_NONE.to(language) }</p> },
                Some(Ok(departments)) => html! {
                    <ul class="govuk-list otinish-departments">{ for departments.iter().map(|department| one(department, language)) }</ul>
                },
            } }
            if bin.is_some() {
                <button type="button" class="otinish-link-button" onclick={show_all}>{ closed::CLOSED_ALL.to(language) }</button>
            }
        </section>
    }
}

/// A department by the region of today, as the list has it.
fn one(department: &Json, language: Language) -> Html {
    let said = |member: &str| department.get(member).text(language.code());
    let (region, listed) = (said("region"), said("listed"));
    let fact = |what: &'static str, value: String| html! { <div><dt>{ what }</dt><dd>{ value }</dd></div> };
    html! {
        <li class="otinish-department" key={department.text("code")}>
            <h3 class="govuk-heading-s">{ &region }</h3>
            <dl class="otinish-facts">
                if listed != region { { fact(closed::CLOSED_LISTED.to(language), listed) } }
                { fact(closed::CLOSED_ADDRESS.to(language), said("address")) }
                { fact(closed::CLOSED_TELEPHONE.to(language), department.text("telephone")) }
                { fact(closed::CLOSED_SITE.to(language), department.text("site")) }
                if let Some(since) = department.get("since").some_text(language.code()) {
                    { fact(closed::CLOSED_SINCE.to(language), since) }
                }
            </dl>
        </li>
    }
}
