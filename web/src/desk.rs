//! What all pages share: the law, who is signed in, the draft on the desk, and where its files are. It changes in one way only.

use crate::draft::{Draft, Judged};
use crate::json::Json;
use crate::place::Page;
use crate::store::Store;
use otinish_core::application::Context;
use otinish_core::calendar::{Calendar, Instant};
use otinish_core::page::known::{self, Holder, Person};
use otinish_core::services::register::Register;
use otinish_core::texts::Language;
use std::collections::BTreeMap;
use std::rc::Rc;
use yew::prelude::*;

/// By what everything is judged.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Law {
    pub(crate) register: &'static Register,
    pub(crate) calendar: &'static Calendar,
}

impl PartialEq for Law {
    fn eq(&self, other: &Law) -> bool {
        std::ptr::eq(self.register, other.register) && std::ptr::eq(self.calendar, other.calendar)
    }
}

/// Who is signed in.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Signed {
    /// It is being asked.
    Unknown,
    Out,
    In(Rc<Account>),
}

/// An account as the registers know its person.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Account {
    pub(crate) iin: String,
    pub(crate) phone: String,
    pub(crate) person: Person,
}

impl Account {
    pub(crate) fn read(json: &Json) -> Account {
        Account { iin: json.text("iin"), phone: json.text("phone"), person: person(&json.get("name")) }
    }

    pub(crate) fn holder(&self) -> Holder<'_> {
        Holder { iin: &self.iin, person: &self.person, phone: &self.phone }
    }

    pub(crate) fn name(&self) -> String {
        [&*self.person.surname, &*self.person.given_name].join(" ").trim().into()
    }
}

/// A person as the API names one.
pub(crate) fn person(json: &Json) -> Person {
    Person { surname: json.text("surname"), given_name: json.text("given_name"), patronymic: json.some_text("patronymic") }
}

/// How far a picked file has come on its way to the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Upload {
    Moving(u32),
    Done,
    Failed(String),
}

/// What the server knows and nobody types, and by how much its clock differs from this device's.
#[derive(Clone, Debug, Default)]
pub(crate) struct Server {
    pub(crate) ahead_ms: i64,
    pub(crate) context: Context,
    /// Whether its calendar is another one than the pages came with; then they count by the server's.
    pub(crate) other_calendar: bool,
    /// Whether its rules are other ones.
    pub(crate) other_rules: bool,
}

#[derive(Clone, Debug)]
pub(crate) struct Desk {
    pub(crate) law: Law,
    pub(crate) store: Option<Store>,
    pub(crate) signed: Signed,
    pub(crate) draft: Option<Draft>,
    pub(crate) server: Server,
    /// By the digest of the file.
    pub(crate) uploads: BTreeMap<String, Upload>,
    /// Whether the store has the draft as it is.
    pub(crate) saved: Option<Instant>,
    /// Whether the store refused it.
    pub(crate) unsaved: bool,
    version: u32,
}

/// Counted, not compared: a desk changes by [`Change`] alone.
impl PartialEq for Desk {
    fn eq(&self, other: &Desk) -> bool {
        self.version == other.version
    }
}

/// A change of the desk.
pub(crate) struct Change(Box<dyn FnOnce(&mut Desk)>);

impl Reducible for Desk {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let mut desk = Rc::unwrap_or_clone(self);
        desk.version += 1;
        (change.0)(&mut desk);
        Rc::new(desk)
    }
}

pub(crate) type Handle = UseReducerHandle<Desk>;

/// Makes a change of the desk.
pub(crate) fn change(how: impl FnOnce(&mut Desk) + 'static) -> Change {
    Change(Box::new(how))
}

/// Makes a change of the draft, if there is one.
pub(crate) fn edit(how: impl FnOnce(&mut Draft, Law) + 'static) -> Change {
    change(move |desk| {
        let law = desk.law;
        if let Some(draft) = &mut desk.draft {
            how(draft, law);
        }
    })
}

impl Desk {
    pub(crate) fn new(law: Law) -> Desk {
        Desk {
            law,
            store: None,
            signed: Signed::Unknown,
            draft: None,
            server: Server::default(),
            uploads: BTreeMap::new(),
            saved: None,
            unsaved: false,
            version: 0,
        }
    }

    /// The instant by the server's clock.
    pub(crate) fn now(&self) -> Instant {
        now(self.server.ahead_ms)
    }

    pub(crate) fn account(&self) -> Option<&Rc<Account>> {
        if let Signed::In(account) = &self.signed { Some(account) } else { None }
    }

    pub(crate) fn judged(&self, language: Language) -> Option<(&Draft, Judged)> {
        let draft = self.draft.as_ref()?;
        Some((draft, draft.judged(self.law, &self.server.context, self.now(), language)))
    }

    /// Writes what the account knows into the draft, where nothing stands.
    pub(crate) fn fill_account(&mut self) {
        let (Signed::In(account), Some(draft)) = (&self.signed, &mut self.draft) else { return };
        known::fill_account(self.law.register, &mut draft.application, account.holder());
    }
}

/// This device's clock, and by how much the server's is ahead of it.
pub(crate) fn now(ahead_ms: i64) -> Instant {
    // Milliseconds of the next hundred thousand years are whole numbers.
    #[allow(clippy::cast_possible_truncation)]
    let here = js_sys::Date::now() as i64;
    Instant(here + ahead_ms)
}

/// Where we are, and how to get elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Here {
    pub(crate) language: Language,
    pub(crate) page: Page,
    /// Whether another page was shown before this one: then the heading takes the focus.
    pub(crate) moved: bool,
    pub(crate) go: Callback<(Language, Page)>,
}

impl Here {
    pub(crate) fn to(&self, page: Page) {
        self.go.emit((self.language, page));
    }
}

#[hook]
pub(crate) fn use_here() -> Here {
    use_context::<Here>().expect("the shell stands around every page")
}

#[hook]
pub(crate) fn use_desk() -> Handle {
    use_context::<Handle>().expect("the shell stands around every page")
}
