//! The sheets of a document: what stands where on which page, and to which element of the structure it belongs.
//! First everything is set, so that the number of pages is known; then it is drawn and tagged.

use super::face::{Face, Run};
use super::paragraph;
use krilla::Document;
use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Point, Rect};
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, BBox, ContentTag, ListNumbering, SpanTag, Tag, TagGroup, TagTree};
use krilla::tagging::{Identifier, Node};
use std::num::NonZeroU16;

/// A4 in points, and its margins: 25 mm at the left for the binder, 20 mm at the right, 18 and 22 mm above and below.
const WIDTH: f32 = 595.28;
pub(super) const HEIGHT: f32 = 841.89;
pub(super) const LEFT: f32 = 70.87;
pub(super) const RIGHT: f32 = WIDTH - 56.69;
pub(super) const TOP: f32 = 51.02;
pub(super) const BOTTOM: f32 = HEIGHT - 62.36;
pub(super) const MEASURE: f32 = RIGHT - LEFT;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Colour(pub(super) u8, pub(super) u8, pub(super) u8);

/// A rectangle of a page in points, from its top left corner.
#[derive(Clone, Copy)]
pub(super) struct Area {
    pub(super) left: f32,
    pub(super) top: f32,
    pub(super) width: f32,
    pub(super) height: f32,
}

/// How a text is set: sizes and the distance of baselines in points.
#[derive(Clone, Copy)]
pub(super) struct Style {
    pub(super) face: &'static Face,
    pub(super) size: f32,
    pub(super) leading: f32,
    pub(super) colour: Colour,
}

impl Style {
    pub(super) fn lines(&self, text: &str, measure: f32) -> Vec<Run> {
        paragraph::lines(text, self.face, measure / self.size)
    }

    pub(super) fn balanced(&self, text: &str, measure: f32) -> Vec<Run> {
        paragraph::balanced(text, self.face, measure / self.size)
    }
}

/// An element of the structure, as assistive software reads it.
pub(super) enum Element {
    /// Of this level; it has no title of its own, its content is what is read.
    Heading(u16),
    Paragraph,
    List {
        is_numbered: bool,
    },
    Item,
    Label,
    Body,
    Figure {
        alt: String,
        page: usize,
        bounds: Rect,
    },
}

/// An element's place in `Sheets::elements`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct ElementId(usize);

struct Tagged {
    element: Element,
    parent: Option<ElementId>,
    content: Vec<Identifier>,
}

enum Mark {
    Text { at: Point, run: Run, style: Style, element: Option<ElementId> },
    Shape { path: Path, colour: Colour, element: Option<ElementId> },
}

/// Lines of one element, and what stands before the first of them: where, what, and of which element.
pub(super) struct Block {
    pub(super) left: f32,
    pub(super) lines: Vec<Run>,
    pub(super) style: Style,
    pub(super) element: ElementId,
    pub(super) marker: Option<(f32, Run, ElementId)>,
}

#[derive(Default)]
pub(super) struct Sheets {
    pages: Vec<Vec<Mark>>,
    elements: Vec<Tagged>,
    /// The distance from the top of the page to where the next thing may begin.
    pub(super) y: f32,
}

impl Sheets {
    pub(super) fn new() -> Self {
        Sheets { pages: vec![Vec::new()], elements: Vec::new(), y: TOP }
    }

    pub(super) fn pages(&self) -> usize {
        self.pages.len()
    }

    /// Opens an element inside another, or at the root.
    pub(super) fn open(&mut self, element: Element, parent: Option<ElementId>) -> ElementId {
        self.elements.push(Tagged { element, parent, content: Vec::new() });
        ElementId(self.elements.len() - 1)
    }

    /// Begins a new page unless this much height is left on this one.
    pub(super) fn keep(&mut self, height: f32) {
        if self.y + height > BOTTOM && self.y > TOP {
            self.pages.push(Vec::new());
            self.y = TOP;
        }
    }

    /// Sets lines below each other; neither the first nor the last line of a paragraph stands alone on a page.
    pub(super) fn lines(&mut self, left: f32, lines: Vec<Run>, style: Style, element: ElementId) {
        self.block(Block { left, lines, style, element, marker: None });
    }

    /// Sets lines with something at their left, on the baseline of the first.
    pub(super) fn block(&mut self, block: Block) {
        let Block { left, lines, style, element, marker } = block;
        let count = lines.len();
        let mut marker = marker;
        for (index, run) in lines.into_iter().enumerate() {
            let together = match (index, count - index) {
                (0, 1..=3) => count,
                (0, _) | (_, 2) => 2,
                (_, _) => 1,
            };
            self.keep(together as f32 * style.leading);
            self.y += style.leading;
            if let Some((x, label, id)) = marker.take() {
                self.text((x, self.y), label, style, id);
            }
            self.text((left, self.y), run, style, element);
        }
    }

    /// Sets a run on a baseline of the last page.
    pub(super) fn text(&mut self, at: (f32, f32), run: Run, style: Style, element: ElementId) {
        self.put(self.pages.len() - 1, at, (run, style), Some(element));
    }

    /// Sets a run on a baseline of the page with this index as an ornament, which is not read aloud.
    pub(super) fn ornament_on(&mut self, page: usize, at: (f32, f32), run: Run, style: Style) {
        self.put(page, at, (run, style), None);
    }

    fn put(&mut self, page: usize, (x, baseline): (f32, f32), (run, style): (Run, Style), element: Option<ElementId>) {
        if !run.glyphs.is_empty() {
            // A quarter of the leading lies under the baseline.
            let at = Point::from_xy(x, baseline - style.leading * 0.25);
            self.pages[page].push(Mark::Text { at, run, style, element });
        }
    }

    /// Fills an area of the page with this index: rules and frames, never read aloud.
    pub(super) fn bar_on(&mut self, page: usize, area: Area, colour: Colour) {
        let mut path = PathBuilder::new();
        if let Some(rect) = Rect::from_xywh(area.left, area.top, area.width, area.height) {
            path.push_rect(rect);
        }
        if let Some(path) = path.finish() {
            self.pages[page].push(Mark::Shape { path, colour, element: None });
        }
    }

    /// Fills an area of the last page.
    pub(super) fn bar(&mut self, area: Area, colour: Colour) {
        self.bar_on(self.pages.len() - 1, area, colour);
    }

    /// A line across the measure of the page with this index.
    pub(super) fn rule_on(&mut self, page: usize, top: f32, height: f32, colour: Colour) {
        self.bar_on(page, Area { left: LEFT, top, width: MEASURE, height }, colour);
    }

    pub(super) fn rule(&mut self, top: f32, height: f32, colour: Colour) {
        self.rule_on(self.pages.len() - 1, top, height, colour);
    }

    pub(super) fn figure(&mut self, path: Path, colour: Colour, element: ElementId) {
        let page = self.pages.len() - 1;
        self.pages[page].push(Mark::Shape { path, colour, element: Some(element) });
    }

    /// Draws every page and gives the document its structure.
    pub(super) fn draw(mut self, document: &mut Document, language: &str) {
        for marks in std::mem::take(&mut self.pages) {
            let settings = PageSettings::from_wh(WIDTH, HEIGHT).expect("A4 has a size");
            let mut page = document.start_page_with(settings);
            let mut surface = page.surface();
            for mark in marks {
                self.draw_mark(&mut surface, mark);
            }
            surface.finish();
            page.finish();
        }
        document.set_tag_tree(self.tree(language));
    }

    fn draw_mark(&mut self, surface: &mut Surface<'_>, mark: Mark) {
        let (element, colour) = match &mark {
            Mark::Text { element, style, .. } => (*element, style.colour),
            Mark::Shape { element, colour, .. } => (*element, *colour),
        };
        surface.set_fill(Some(Fill {
            paint: rgb::Color::new(colour.0, colour.1, colour.2).into(),
            opacity: NormalizedF32::ONE,
            rule: Default::default(),
        }));
        let tag = match (element, &mark) {
            (None, Mark::Text { .. }) => ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther)),
            (None, Mark::Shape { .. }) => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)),
            (Some(_), Mark::Text { .. }) => ContentTag::Span(SpanTag::empty()),
            (Some(_), Mark::Shape { .. }) => ContentTag::Other,
        };
        let identifier = surface.start_tagged(tag);
        match mark {
            Mark::Text { at, run, style, .. } => {
                surface.draw_glyphs(at, &run.glyphs, style.face.font.clone(), &run.text, style.size, false);
            }
            Mark::Shape { path, .. } => surface.draw_path(&path),
        }
        surface.end_tagged();
        if let Some(ElementId(index)) = element {
            self.elements[index].content.push(identifier);
        }
    }

    fn tree(self, language: &str) -> TagTree {
        let mut groups: Vec<(Option<ElementId>, TagGroup)> = self
            .elements
            .into_iter()
            .map(|tagged| {
                let content = tagged.content.into_iter().map(Node::from).collect();
                (tagged.parent, group(tagged.element, content))
            })
            .collect();
        // Children come after their parents, so taking from the end finds every group complete; they are put in front to keep the order.
        let mut tree = TagTree::new().with_lang(Some(language.to_owned()));
        while let Some((parent, group)) = groups.pop() {
            match parent {
                Some(ElementId(index)) => groups[index].1.children.insert(0, group.into()),
                None => tree.children.insert(0, group.into()),
            }
        }
        tree
    }
}

fn group(element: Element, content: Vec<Node>) -> TagGroup {
    match element {
        Element::Heading(level) => TagGroup::with_children(Tag::Hn(NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN), None), content),
        Element::Paragraph => TagGroup::with_children(Tag::P, content),
        Element::List { is_numbered: true } => TagGroup::with_children(Tag::L(ListNumbering::Decimal), content),
        Element::List { is_numbered: false } => TagGroup::with_children(Tag::L(ListNumbering::None), content),
        Element::Item => TagGroup::with_children(Tag::LI, content),
        Element::Label => TagGroup::with_children(Tag::Lbl, content),
        Element::Body => TagGroup::with_children(Tag::LBody, content),
        Element::Figure { alt, page, bounds } => {
            TagGroup::with_children(Tag::Figure(Some(alt)).with_bbox(Some(BBox::new(page, bounds))), content)
        }
    }
}
