//! How long a notice takes: `cargo run --release -p otinish-functions --example notice_speed`.
//! Prints the median and the 99th percentile of rendering and of sealing on one core; the budget for both together is 8 ms.

#[path = "../tests/notices/samples.rs"]
mod samples;

use chrono::{TimeZone, Utc};
use otinish_functions::pdf;
use otinish_functions::seal::{Provider, Seals, seal_pdf};
use otinish_functions::trust::TrustList;
use std::time::{Duration, Instant};

const ROUNDS: usize = 300;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::temp_dir().join(format!("otinish-notice-speed-{}", std::process::id()));
    let now = Utc.with_ymd_and_hms(2026, 11, 20, 6, 0, 0).single().ok_or("a day that is not there")?;
    let providers = [samples::COLLEGE, samples::UNIVERSITY].map(|(bin, name)| Provider { bin, name });
    let seals = Seals::in_folder(&folder, "", &providers, now);
    std::fs::remove_dir_all(&folder)?;
    let seals = seals?;
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;

    println!("{:<14} {:>6} {:>9} {:>17} {:>17} {:>17}", "notice", "pages", "bytes", "render p50/p99", "seal p50/p99", "both p50/p99");
    let samples = [
        ("receipt kk", samples::receipt_kk()),
        ("receipt ru", samples::receipt_ru()),
        ("refusal kk", samples::refusal_kk()),
        ("refusal ru", samples::refusal_ru()),
        ("long kk", samples::long_kk()),
    ];
    let mut slowest = Duration::ZERO;
    for (name, notice) in samples {
        let seal = seals.get(&notice.provider_bin).ok_or("a provider without a seal")?;
        let (mut rendering, mut sealing, mut both) = (Vec::new(), Vec::new(), Vec::new());
        let (mut bytes, mut pages) = (0, 0);
        for _ in 0..ROUNDS {
            let start = Instant::now();
            let unsigned = pdf::render(&notice)?;
            let rendered = start.elapsed();
            let sealed = runtime.block_on(seal_pdf(&unsigned, seal, &TrustList::national(), now))?;
            let total = start.elapsed();
            rendering.push(rendered);
            sealing.push(total - rendered);
            both.push(total);
            bytes = sealed.len();
            pages = lopdf::Document::load_mem(&sealed)?.get_pages().len();
        }
        both.sort_unstable();
        // An ordinary notice has a page or two.
        if pages <= 2 {
            slowest = slowest.max(both[ROUNDS / 2]);
        }
        let [rendering, sealing, both] = [rendering, sealing, both].map(summary);
        println!("{name:<14} {pages:>6} {bytes:>9} {rendering:>17} {sealing:>17} {both:>17}");
    }
    // For the table of budgets: the median of the slowest ordinary notice.
    println!("= notice ms {}", slowest.as_secs_f64() * 1_000.0);
    Ok(())
}

fn summary(mut times: Vec<Duration>) -> String {
    times.sort_unstable();
    let at = |part: f64| times[((times.len() - 1) as f64 * part) as usize].as_secs_f64() * 1_000.0;
    format!("{:.2} / {:.2} ms", at(0.5), at(0.99))
}
