//! Headings and labels that several services share.

use crate::texts::{Text, text};

pub const ORGANISATION: Text = text("Ұйым", "Организация", "Organisation");
pub const APPLICANT: Text = text("Өтініш беруші", "Заявитель", "Applicant");
pub const REPRESENTATIVE: Text = text("Өкіл", "Представитель", "Representative");
pub const REASON: Text = text("Себебі", "Причина", "Reason");
pub const EDUCATION_DOCUMENT: Text = text("Білім туралы құжат", "Документ об образовании", "Education document");
pub const CONSENT: Text = text("Келісім және растау", "Согласие и подтверждение", "Consent and certification");
pub const CONTACT: Text = text("Телефон немесе электрондық пошта", "Телефон или электронная почта", "Telephone or e-mail");
pub const STATE_THE_REASON: Text = text("себебін көрсету", "указать причину", "state the reason");
