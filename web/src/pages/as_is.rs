//! Handing in as it is: which clause the provider may refuse by, in its words, what happens then, and how to mend it; or, where no clause
//! makes it a ground, what the provider will see.

use crate::desk::{edit, use_desk, use_here};
use crate::draft::{Draft, Judged};
use crate::pages::answers::Answers;
use crate::parts::clause::Clause;
use crate::parts::heading::Heading;
use crate::parts::link::Link;
use crate::parts::verdict::{sentence, short};
use crate::place::Page;
use crate::told::{Told, use_told};
use crate::words::{sending, shell};
use otinish_core::check::{Problem, Verdict};
use otinish_core::law::{Consequence, place};
use otinish_core::texts::Language;
use yew::prelude::*;

#[component]
pub(crate) fn AsIs() -> Html {
    let (here, desk) = (use_here(), use_desk());
    let language = here.language;
    let understood = use_state(|| false);
    let tried = use_state(|| false);
    let told = use_told(language);
    let Some((draft, judged)) = desk.judged(language) else {
        return html! { <p class="govuk-body" role="status">{ shell::APP_LOADING.to(language) }</p> };
    };
    if !judged.is_sent {
        return html! { <Answers /> };
    }
    let service = draft.service;
    let (refusable, others): (Vec<&Problem>, Vec<&Problem>) = judged.report.problems.iter().partition(|problem| problem.ground.is_some());
    let title = match judged.report.verdict {
        Verdict::Refusable => sending::AS_IS_HEADING_REFUSABLE,
        Verdict::Remarks => sending::AS_IS_HEADING_REMARKS,
        // Nothing is to be sent as it is: whoever comes here is told how it stands.
        verdict @ (Verdict::Complete | Verdict::Blocked) => short(verdict),
    };
    let can_go = matches!(judged.report.verdict, Verdict::Refusable | Verdict::Remarks);
    let shown: Vec<(String, String)> = judged.report.problems.iter().map(|problem| (problem.code.into(), problem.at.clone())).collect();
    let go_on = {
        let (desk, here, understood, tried) = (desk.clone(), here.clone(), understood.clone(), tried.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if !*understood {
                tried.set(true);
                crate::parts::organisation::focus_soon("understood".into());
                return;
            }
            let shown = shown.clone();
            desk.dispatch(edit(move |draft, _| {
                draft.as_is = shown;
                draft.touched = true;
            }));
            here.to(Page::Answers(service));
        })
    };
    let tick = {
        let understood = understood.clone();
        Callback::from(move |_: Event| understood.set(!*understood))
    };
    let is_unsaid = *tried && !*understood;
    let group = classes!("govuk-form-group", is_unsaid.then_some("govuk-form-group--error"));
    html! {
        <>
            <Link class="govuk-back-link" to={Page::Form(service)}>{ shell::NAV_BACK.to(language) }</Link>
            <Heading text={title.to(language)} caption={service.name.to(language)} />
            <p class="govuk-body">{ sentence(judged.report.verdict, judged.is_sent).to(language) }</p>
            if can_go {
                { grounds(draft, &judged, &told, language) }
                if !others.is_empty() {
                    <h2 class="govuk-heading-m">{ sending::ANSWERS_REMARKS.to(language) }</h2>
                    <ul class="govuk-list govuk-list--bullet">
                        { for others.iter().map(|problem| html! { <li>{ &problem.message }<Clause clause={problem.clause} /></li> }) }
                    </ul>
                }
                if !refusable.is_empty() {
                    <h2 class="govuk-heading-m">{ sending::AS_IS_WHAT_THEN.to(language) }</h2>
                    <p class="govuk-body">{ sending::AS_IS_WHO_DECIDES.to(language) }</p>
                    <p class="govuk-body">{ sending::AS_IS_NEXT.to(language) }</p>
                }
                <h2 class="govuk-heading-m">{ sending::AS_IS_HOW_TO_MEND.to(language) }</h2>
                <p><Link class="govuk-button govuk-button--secondary" button=true to={Page::Form(service)}>{ shell::BUTTON_MEND.to(language) }</Link></p>
                <form novalidate=true onsubmit={go_on}>
                    <div class={group}>
                        if is_unsaid { <p class="govuk-error-message" id="understood-fault">{ sending::AS_IS_CONFIRM.to(language) }</p> }
                        <div class="govuk-checkboxes">
                            <div class="govuk-checkboxes__item">
                                <input class="govuk-checkboxes__input" id="understood" type="checkbox" checked={*understood} onchange={tick}
                                    aria-describedby={is_unsaid.then_some("understood-fault")} />
                                <label class="govuk-label govuk-checkboxes__label" for="understood">{ sending::AS_IS_CONFIRM.to(language) }</label>
                            </div>
                        </div>
                    </div>
                    <button class="govuk-button govuk-button--warning" type="submit">{ shell::BUTTON_SEND_AS_IS.to(language) }</button>
                </form>
            } else {
                <ul class="govuk-list govuk-list--bullet">
                    { for judged.report.problems.iter().map(|problem| html! { <li>{ &problem.message }<Clause clause={problem.clause} /></li> }) }
                </ul>
                <p><Link class="govuk-button" button=true to={Page::Form(service)}>{ shell::BUTTON_MEND.to(language) }</Link></p>
            }
        </>
    }
}

/// Each ground once, with its words, what follows, and the problems that stand under it.
fn grounds(draft: &Draft, judged: &Judged, told: &Told, language: Language) -> Html {
    let problems = &judged.report.problems;
    let mut clauses: Vec<&'static str> = Vec::new();
    for clause in problems.iter().filter_map(|problem| problem.ground) {
        if !clauses.contains(&clause) {
            clauses.push(clause);
        }
    }
    let (edition, _) = draft.service.on(judged.ruled_on);
    let words = told.of(draft.service, edition).map(|words| words.get("grounds"));
    let one = |clause: &&'static str| {
        let ground = edition.grounds.iter().find(|ground| ground.clause == *clause)?;
        let follows = match ground.consequence {
            Consequence::RefusalToAccept => sending::AS_IS_REFUSAL_TO_ACCEPT,
            Consequence::Refusal => sending::AS_IS_REFUSAL,
        };
        let problems = problems.iter().filter(|problem| problem.ground == Some(*clause));
        Some(html! {
            <div class="otinish-ground" key={*clause}>
                <h2 class="govuk-heading-m">{ sending::AS_IS_GROUND.fill(language, &[("ground", &place(clause, language))]) }</h2>
                if let Some(words) = &words {
                    <blockquote class="govuk-inset-text" cite={format!("#{clause}")}>{ words.text(clause) }</blockquote>
                } else {
                    { told.waiting() }
                }
                <p class="govuk-body">{ follows.to(language) }</p>
                <ul class="govuk-list govuk-list--bullet">{ for problems.map(|problem| html! { <li>{ &problem.message }</li> }) }</ul>
            </div>
        })
    };
    html! { <>{ for clauses.iter().filter_map(one) }</> }
}
