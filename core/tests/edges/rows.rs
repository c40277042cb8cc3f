//! What the draft of a row makes of what it is told.

use otinish_core::form::{Filler, Kind, accept, ask, expect, member, offer};
use otinish_core::law::When;
use otinish_core::services::members;
use otinish_core::texts::Text;

#[test]
fn a_draft_of_a_row_says_when_it_is_asked() {
    let warning = members::HEAD_UNKNOWN;
    let (word, asked) = (Text::NONE, When::Is("/channel", "portal"));
    let row = ask("/a").when(asked).by("X-p1");
    assert_eq!((row.required, row.shown, row.warned), (asked, asked, None));
    let row = expect("/a", warning).when(asked).by("X-p1");
    assert_eq!((row.required, row.shown, row.warned), (When::Never, When::Always, Some((warning, asked))));
    let row = ask("/a").when(asked).or_warn(warning, When::Never).by("X-p1");
    assert_eq!((row.required, row.shown, row.warned), (asked, When::Always, Some((warning, When::Never))));
    assert_eq!(
        (offer("/a").by("X-p1").shown, offer("/a").shown(asked).by("X-p1").shown, accept("/a").by("X-p1").shown),
        (When::Always, asked, When::Never)
    );
    assert_eq!((ask("/a").by("X-p1").assumed, ask("/a").assumed().by("X-p1").assumed), (false, true));
    let hinted = member("/a", Kind::Flag, word).hint(word).filled_by(Filler::Account);
    assert_eq!((hinted.hint, hinted.filler, member("/a", Kind::Flag, word).hint), (Some(word), Filler::Account, None));
}
