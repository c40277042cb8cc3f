//! What all pages share: the law, who is signed in, the draft on the desk, and where its files are. It changes in one way only.

use crate::api::Failed;
use crate::draft::{Draft, Judged};
use crate::json::Json;
use crate::parts::emergency::{Emergency, declared};
use crate::place::Page;
use crate::shell::remember_session;
use crate::store::Store;
use otinish_core::application::Context;
use otinish_core::calendar::{Calendar, Instant};
use otinish_core::page::known::{self, Holder, Person};
use otinish_core::services::register::Register;
use otinish_core::texts::Language;
use std::collections::{BTreeMap, BTreeSet};
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
#[derive(Clone, Debug)]
pub(crate) enum Upload {
    /// In per cent.
    Moving(u32),
    Done,
    Failed(Failed),
    /// It is neither here nor on the server.
    Lost,
}

/// What the store said when it was given the draft last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Kept {
    pub(crate) at: Instant,
    /// Whether it outlives the page.
    pub(crate) lasts: bool,
}

/// What the server knows and nobody types, and by how much its clock differs from this device's.
#[derive(Clone, Debug, Default)]
pub(crate) struct Server {
    pub(crate) ahead_ms: i64,
    pub(crate) context: Context,
    /// What makes the context's emergency, as the server declares it.
    pub(crate) emergencies: Rc<[Emergency]>,
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
    /// To the minute.
    pub(crate) kept: Option<Kept>,
    /// Digests of the picked files that do not outlive the page.
    pub(crate) fleeting: BTreeSet<String>,
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

/// The desk for those who act on it and are handed what they show: no change of it draws them anew. A handle reads what is there by now,
/// not what was there when it was given out, so that one is as good as the next.
#[derive(Clone)]
pub(crate) struct AtHand(pub(crate) Handle);

impl PartialEq for AtHand {
    fn eq(&self, _: &AtHand) -> bool {
        true
    }
}

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

/// Whoever is signed in no more, by what the server answered, is asked to sign in again by every page that needs it.
pub(crate) fn heed(desk: &UseReducerDispatcher<Desk>, failed: &Failed) {
    if failed.is_of_the_session() {
        remember_session(false);
        desk.dispatch(change(|desk| desk.signed = Signed::Out));
    }
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
            kept: None,
            fleeting: BTreeSet::new(),
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
        Some((draft, draft.judged(self.law, &self.server, self.now(), language)))
    }

    /// What the server has told of the draft's service, organisation and person, and the calendar by which it counts, if that is another one.
    /// Without an answer the device's own clock judges, and nothing is known beside what is typed: the server judges again.
    pub(crate) fn heard(&mut self, told: Option<&Json>, calendar: Option<&'static Calendar>) {
        let Some(told) = told else {
            self.server.context = Context::default();
            self.server.emergencies = Rc::default();
            return;
        };
        let known = told.get("context");
        let register = self.law.register;
        let kinds = known.list("obtained").into_iter().filter_map(|kind| register.document_kind(&kind.0.as_string()?));
        let context = Context {
            obtained: kinds.map(|kind| kind.code).collect(),
            emergency: known.is_true("emergency"),
            education_document_digitised: known.is_true("education_document_digitised"),
            provider_liquidated: known.is_true("provider_liquidated"),
        };
        let ahead_ms = Instant::parse(&told.text("filed_at")).map_or(0, |there| there.0 - now(0).0);
        let other_calendar = self.server.other_calendar || calendar.is_some();
        let other_rules = told.text("rules") != register.rules();
        self.law.calendar = calendar.unwrap_or(self.law.calendar);
        self.server = Server { ahead_ms, context, emergencies: declared(told), other_calendar, other_rules };
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

/// The desk for those who show something of it.
#[hook]
pub(crate) fn use_desk() -> Handle {
    use_context::<Handle>().expect("the shell stands around every page")
}

/// The desk for those who only act on it.
#[hook]
pub(crate) fn use_desk_at_hand() -> Handle {
    use_context::<AtHand>().expect("the shell stands around every page").0
}
