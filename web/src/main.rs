//! Starts the pages with the services that this version knows.

use otinish_core::calendar::Calendar;
use otinish_core::services::ALL;
use otinish_core::services::register::Register;

fn main() {
    otinish_web::start(Register::new(ALL), Calendar::built_in());
}
