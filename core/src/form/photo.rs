//! The shape of a photo, and the part of a picture that has it: what a page cuts out before it hashes and keeps anything.

/// Whether a picture is as wide to its height as three to four, two in a hundred more or less: what the check asks of a photo.
pub fn is_three_by_four(width: i64, height: i64) -> bool {
    height > 0 && (4 * width - 3 * height).abs() * 50 <= 3 * height
}

/// A part of a picture, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    pub left: u32,
    pub top: u32,
    pub width: u32,
    pub height: u32,
}

/// The largest part of exactly three by four around the middle of a picture. `None` where the picture has no such part.
pub fn middle(width: u32, height: u32) -> Option<Part> {
    let unit = (width / 3).min(height / 4);
    let part = Part { left: (width - 3 * unit) / 2, top: (height - 4 * unit) / 2, width: 3 * unit, height: 4 * unit };
    (unit > 0).then_some(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Left, top, width and height of the middle.
    fn check_middle(width: u32, height: u32) -> Option<[u32; 4]> {
        middle(width, height).map(|part| [part.left, part.top, part.width, part.height])
    }

    #[test]
    fn the_middle_is_three_by_four_and_never_outside() {
        assert_eq!(check_middle(1600, 800), Some([500, 0, 600, 800]));
        assert_eq!(check_middle(300, 1000), Some([0, 300, 300, 400]));
        assert_eq!(check_middle(354, 472), Some([0, 0, 354, 472]));
        assert_eq!(check_middle(3, 4), Some([0, 0, 3, 4]));
        assert_eq!(check_middle(2, 4), None);
        assert_eq!(check_middle(3, 3), None);
        for (width, height) in [(4032, 3024), (3024, 4032), (5, 1001), (1001, 7)] {
            let part = middle(width, height).unwrap();
            assert!(part.left + part.width <= width && part.top + part.height <= height);
            assert!(is_three_by_four(part.width.into(), part.height.into()));
        }
    }

    #[test]
    fn two_in_a_hundred_are_let_pass_on_either_side() {
        assert!(is_three_by_four(300, 400));
        assert!(is_three_by_four(306, 400) && !is_three_by_four(307, 400));
        assert!(is_three_by_four(294, 400) && !is_three_by_four(293, 400));
        assert!(!is_three_by_four(0, 0));
    }
}
