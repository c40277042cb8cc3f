//! The API from end to end: the real router over the real embedded table and folder of files, one story a file.
//! Every answer of every story is compared with the OpenAPI document: a status or a type that is not documented fails the story.

mod bucket;
mod desk;
mod documented;
mod gateways;
mod inputs;
mod known;
mod notices;
mod outside;
mod portal;
mod sign_in;
mod submit;
mod uploads;
