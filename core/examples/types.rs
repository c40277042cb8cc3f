//! Prints the TypeScript declarations of the package `@otinish/core`.

fn main() {
    print!("{}", otinish_core::js::types::declarations());
}
