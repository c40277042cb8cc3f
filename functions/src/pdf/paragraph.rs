//! How a paragraph becomes lines: filled from the left, broken at spaces, never justified, with the good manners of print
//! (no dash at the beginning of a line, no one-letter word or № at its end). What is longer than a line is broken anywhere.

use super::face::{Face, Run};

/// A piece that is not broken, and whether a space stands before it.
struct Atom {
    run: Run,
    after_space: bool,
}

/// The lines of a text for a measure in ems; a line that is broken at a space ends with it, so that words stay apart for machines.
pub(super) fn lines(text: &str, face: &Face, measure: f32) -> Vec<Run> {
    filled(&typed_lines(text, face), face, measure)
}

/// As many lines as `lines` has, but of about the same length: no heading ends with a lonely word.
pub(super) fn balanced(text: &str, face: &Face, measure: f32) -> Vec<Run> {
    let typed = typed_lines(text, face);
    let mut best = filled(&typed, face, measure);
    let count = best.len();
    let widest = typed.iter().flatten().map(|atom| atom.run.width).fold(0.0, f32::max);
    if count == typed.len() || widest > measure {
        return best;
    }
    let (mut narrow, mut wide) = (widest, measure);
    // Eight halvings come within a point or two of the narrowest measure.
    for _ in 0..8 {
        let between = (narrow + wide) / 2.0;
        let tried = filled(&typed, face, between);
        if tried.len() == count {
            (best, wide) = (tried, between);
        } else {
            narrow = between;
        }
    }
    best
}

fn typed_lines(text: &str, face: &Face) -> Vec<Vec<Atom>> {
    text.split('\n').map(|line| atoms(&face.visible(line), face)).collect()
}

fn filled(typed: &[Vec<Atom>], face: &Face, measure: f32) -> Vec<Run> {
    let space = face.shape(" ");
    let mut lines = Vec::new();
    for (index, atoms) in typed.iter().enumerate() {
        let mut current = Run::default();
        for atom in atoms {
            let gap = if atom.after_space { space.width } else { 0.0 };
            if !current.glyphs.is_empty() && current.width + gap + atom.run.width > measure {
                if atom.after_space {
                    current.append(&space);
                }
                lines.push(std::mem::take(&mut current));
            } else if !current.glyphs.is_empty() && atom.after_space {
                current.append(&space);
            }
            if atom.run.width <= measure {
                current.append(&atom.run);
                continue;
            }
            let mut pieces = broken(&atom.run, face, measure);
            current = pieces.pop().unwrap_or_default();
            lines.extend(pieces);
        }
        // A break that the writer typed separates words just as a space does.
        if index + 1 < typed.len() && !current.glyphs.is_empty() {
            current.append(&space);
        }
        lines.push(current);
    }
    lines
}

fn atoms(line: &str, face: &Face) -> Vec<Atom> {
    let mut atoms: Vec<Atom> = Vec::new();
    let mut held = String::new();
    let mut words = line.split(' ').filter(|word| !word.is_empty()).peekable();
    while let Some(word) = words.next() {
        if !held.is_empty() {
            held.push(' ');
        }
        held.push_str(word);
        if words.peek().is_some_and(|next| is_tied_to_next(word) || is_dash(next)) {
            continue;
        }
        for (index, piece) in pieces(&held).into_iter().enumerate() {
            atoms.push(Atom { run: face.shape(piece), after_space: index == 0 && !atoms.is_empty() });
        }
        held.clear();
    }
    atoms
}

/// The places inside a word where a line may end: after a slash of an address. Never after a hyphen: programs that take the text
/// out of the document would take it for one of ours, and join the two halves of a double name.
fn pieces(word: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    if word.contains("://") {
        for (at, _) in word.match_indices('/') {
            if !word[at + 1..].starts_with('/') && at + 1 < word.len() {
                pieces.push(&word[start..=at]);
                start = at + 1;
            }
        }
    }
    pieces.push(&word[start..]);
    pieces
}

fn is_dash(word: &str) -> bool {
    matches!(word, "–" | "—" | "-")
}

/// № and one-letter words (в, и, с, к, о, у, а, я) lean on what follows them.
fn is_tied_to_next(word: &str) -> bool {
    let mut characters = word.trim_start_matches(['(', '«', '"']).chars();
    match (characters.next(), characters.next()) {
        (Some(only), None) => only == '№' || only == '§' || only.is_lowercase(),
        (Some(_), Some(_)) | (None, _) => false,
    }
}

/// A run cut wherever the measure ends, but never inside a cluster (a letter and its marks).
fn broken(run: &Run, face: &Face, measure: f32) -> Vec<Run> {
    let mut pieces = Vec::new();
    let (mut start, mut width) = (0, 0.0);
    for (index, glyph) in run.glyphs.iter().enumerate() {
        let is_cluster_start = index == 0 || run.glyphs[index - 1].text_range != glyph.text_range;
        if is_cluster_start && width + glyph.x_advance > measure && glyph.text_range.start > start {
            pieces.push(face.shape(&run.text[start..glyph.text_range.start]));
            start = glyph.text_range.start;
            width = 0.0;
        }
        width += glyph.x_advance;
    }
    pieces.push(face.shape(&run.text[start..]));
    pieces
}

#[cfg(test)]
mod tests {
    use super::super::face::REGULAR;
    use super::*;

    fn check(text: &str, measure: f32, picture: &[&str]) {
        let lines = lines(text, &REGULAR, measure);
        assert_eq!(lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>(), picture);
        assert!(lines.iter().all(|line| line.width <= measure + 0.3), "a line is wider than the measure");
    }

    #[test]
    fn a_text_is_filled_word_by_word() {
        check("Өтініш қабылданды және тіркелді", 8.0, &["Өтініш ", "қабылданды ", "және тіркелді"]);
    }

    #[test]
    fn a_heading_is_balanced_over_its_lines() {
        let text = "Дәлелді бас тарту туралы хабарлама бір";
        let words = |lines: Vec<Run>| lines.into_iter().map(|line| line.text).collect::<Vec<_>>();
        assert_eq!(words(lines(text, &REGULAR, 18.5)), ["Дәлелді бас тарту туралы хабарлама ", "бір"]);
        assert_eq!(words(balanced(text, &REGULAR, 18.5)), ["Дәлелді бас тарту ", "туралы хабарлама бір"]);
    }

    #[test]
    fn a_dash_stays_with_the_word_before_it_and_a_preposition_with_the_word_after() {
        check("Срок — десять дней", 5.2, &["Срок — ", "десять ", "дней"]);
        check("Указано в приказе № 39", 7.0, &["Указано ", "в приказе ", "№ 39"]);
    }

    #[test]
    fn what_is_longer_than_a_line_is_broken_anywhere() {
        check("0123456789abcdef", 5.0, &["01234567", "89abcdef"]);
    }

    #[test]
    fn a_slash_of_an_address_may_end_a_line_and_a_hyphen_may_not() {
        check("ол Абай-Құнанбай", 8.0, &["ол ", "Абай-Құнанбай"]);
        check("8-800-080-7777", 5.0, &["8-800-080-", "7777"]);
        check("https://a.kz/v/q", 6.3, &["https://a.kz/", "v/q"]);
    }

    #[test]
    fn a_typed_break_begins_a_line_and_still_parts_words() {
        check("бір\nекі", 20.0, &["бір ", "екі"]);
    }
}
