//! Both sides of the edges: instants, days, texts and numbers as the contract draws them, and what a page does to an application.

mod days;
mod judged;
mod known;
mod moves;
mod open;
mod reading;
mod rows;
mod typed;
