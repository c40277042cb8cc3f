//! The words of `docs/law.md` that stand in no row: headings, heads of tables, and how a demand is called.

use otinish_core::calendar::Week;
use otinish_core::law::Consequence;
use otinish_core::law::windows::DayOfYear;
use otinish_core::texts::{Language, text, written};

/// The words in one language.
#[derive(Clone, Copy)]
pub(super) struct Words(pub(super) Language);

impl Words {
    fn say(self, kk: &'static str, ru: &'static str, en: &'static str) -> &'static str {
        text(kk, ru, en).to(self.0)
    }

    fn fill(self, [kk, ru, en]: [&'static str; 3], values: &[(&str, &str)]) -> String {
        text(kk, ru, en).fill(self.0, values)
    }

    fn heads<const N: usize>(self, kk: [&'static str; N], ru: [&'static str; N], en: [&'static str; N]) -> [&'static str; N] {
        match self.0 {
            Language::Kk => kk,
            Language::Ru => ru,
            Language::En => en,
        }
    }

    pub(super) fn title(self) -> &'static str {
        self.say("Заң не сұрайды: жол-жолымен", "Чего требует закон: строка за строкой", "What the law asks, row by row")
    }

    pub(super) fn lead(self) -> &'static str {
        self.say("Төмендегі кестелер тексеру қолданатын жолдардан жазылған. Алдымен заң ашық қалдырған сұрақтар тұр: әрқайсысында уақытша не істелетіні және оны шешетін жол көрсетілген. Олардың ешқайсысы бас тартуға негіз болмайды. «Болжам» деп белгіленгені – қолымызда жоқ нысанға сүйенеді.", "Таблицы ниже написаны из тех же строк, по которым проверяется заявление. Сначала – вопросы, которые закон оставил открытыми: при каждом сказано, как поступаем пока и какая строка это решает. Ни один из них не бывает основанием для отказа. Помеченное словом «предположение» опирается на форму, которой у нас нет.", "The tables below are written from the rows by which an application is checked. First come the questions that the law leaves open, each with what is done meanwhile and the row that decides it. None of them is ever a ground to refuse. What is marked assumed rests on a form that is not in hand. Words of acts are our translation.")
    }

    pub(super) fn open(self) -> &'static str {
        self.say("Заң ашық қалдырған сұрақтар", "Вопросы, которые закон оставил открытыми", "Open questions")
    }

    pub(super) fn readings(self) -> &'static str {
        self.say("Қалай оқимыз", "Как мы читаем", "Readings")
    }

    pub(super) fn ours(self) -> &'static str {
        self.say("Өз қағидаларымыз", "Наши собственные правила", "Rules of our own")
    }

    pub(super) fn term(self) -> &'static str {
        self.say("Мерзімі", "Срок", "Term")
    }

    pub(super) fn windows(self) -> &'static str {
        self.say(
            "Құжат қабылдау мерзімдері және нәтиже күндері",
            "Сроки приема документов и дни результатов",
            "Filing windows and days of results",
        )
    }

    pub(super) fn documents(self) -> &'static str {
        self.say("Құжаттар", "Документы", "Documents")
    }

    pub(super) fn form(self) -> &'static str {
        self.say("Өтініште не сұралады", "Что спрашивает заявление", "What the application asks")
    }

    pub(super) fn rules(self) -> &'static str {
        self.say("Бірнеше мәліметке ортақ қағидалар", "Правила о нескольких сведениях сразу", "Rules across members")
    }

    pub(super) fn grounds(self) -> &'static str {
        self.say("Тексеру табатын негіздер", "Основания, которые находит проверка", "Grounds that the check finds")
    }

    pub(super) fn officers_grounds(self) -> &'static str {
        self.say(
            "Тек ұйым таба алатын негіздер",
            "Основания, которые может найти только организация",
            "Grounds that only the provider can find",
        )
    }

    pub(super) fn notices(self) -> &'static str {
        self.say("Хабарламалар", "Уведомления", "Notices")
    }

    pub(super) fn required(self) -> &'static str {
        self.say("міндетті", "обязательно", "required")
    }

    pub(super) fn required_if(self) -> &'static str {
        self.say("міндетті, егер", "обязательно, если", "required if")
    }

    pub(super) fn optional(self) -> &'static str {
        self.say("қалауынша", "по желанию", "optional")
    }

    pub(super) fn not_asked(self) -> &'static str {
        self.say("сұралмайды; берілсе, тексеріледі", "не спрашивается; если дано, проверяется", "not asked; where given, it is judged")
    }

    pub(super) fn deferred(self) -> &'static str {
        self.say("кейін тапсырылады, егер", "сдается позже, если", "handed in later if")
    }

    pub(super) fn always(self) -> &'static str {
        self.say("әрқашан", "всегда", "always")
    }

    pub(super) fn assumed(self) -> &'static str {
        self.say("болжам", "предположение", "assumed")
    }

    /// What a printed application follows.
    pub(super) fn sheet(self) -> &'static str {
        self.say("Басып шығарылатын өтініш нысаны:", "Форма печатного заявления:", "The form of the printed application:")
    }

    pub(super) fn portal(self) -> &'static str {
        self.say("порталда", "на портале", "on the portal")
    }

    pub(super) fn elsewhere(self) -> &'static str {
        self.say("басқа жерде", "в остальных случаях", "elsewhere")
    }

    pub(super) fn own_rule(self) -> &'static str {
        self.say("өз қағидамыз", "наше правило", "a rule of our own")
    }

    pub(super) fn general_rule(self) -> &'static str {
        self.say("жалпы қағида", "общее правило", "general rule")
    }

    pub(super) fn general_law(self) -> &'static str {
        self.say(" (жалпы заңнама)", " (общее законодательство)", " (the general law)")
    }

    pub(super) fn on_acceptance(self) -> &'static str {
        self.say("жауап қабылдаумен бірге беріледі", "ответ дают вместе с приемом", "the answer comes with the acceptance")
    }

    pub(super) fn not_counted(self) -> &'static str {
        self.say("қабылданған күн есепке кірмейді, егер", "день приема не считается, если", "the day of acceptance is not counted if")
    }

    pub(super) fn first_day(self) -> &'static str {
        self.say(
            "мерзім қабылданған күннің ертеңінен басталады",
            "срок начинается на следующий день после приема",
            "the term begins on the day after acceptance",
        )
    }

    pub(super) fn last_day(self) -> &'static str {
        self.say(
            "соңғы күн жұмыс күні болмаса, келесі жұмыс күніне ауысады",
            "если последний день нерабочий, он переносится на следующий рабочий",
            "a last day that is no working day moves to the next one",
        )
    }

    pub(super) fn else_(self) -> &'static str {
        self.say("бұлардың ешқайсысы сай келмесе", "если ничто из этого не подходит", "where none of these fits")
    }

    pub(super) fn by_person_only(self) -> &'static str {
        self.say(
            "Бас тартуға әрқашан ұйымның уәкілетті тұлғасы қол қояды.",
            "Отказ всегда подписывает уполномоченное лицо организации.",
            "A refusal is always signed by an authorised person of the provider.",
        )
    }

    pub(super) fn incomplete_or_expired(self) -> &'static str {
        self.say("құжат қоса берілмеген немесе мерзімі өткен", "документ не приложен или просрочен", "a document is missing or has expired")
    }

    pub(super) fn incomplete(self) -> &'static str {
        self.say("құжат қоса берілмеген", "документ не приложен", "a document is missing")
    }

    pub(super) fn document_not_allowed(self) -> &'static str {
        self.say(
            "құжат қағидалар рұқсат етпейтін түрде берілген",
            "документ подан не так, как допускают правила",
            "a document is handed in as the rules do not allow",
        )
    }

    pub(super) fn missing(self) -> &'static str {
        self.say(
            "нысанда сұралған мәлімет толтырылмаған",
            "не заполнено то, что спрашивает форма",
            "something that the form asks for is not filled in",
        )
    }

    pub(super) fn working_days(self, n: u16) -> String {
        self.fill(["{n} жұмыс күні", "рабочих дней: {n}", "{n} working days"], &[("n", &n.to_string())])
    }

    pub(super) fn calendar_days(self, n: u16) -> String {
        self.fill(["{n} күнтізбелік күн", "календарных дней: {n}", "{n} calendar days"], &[("n", &n.to_string())])
    }

    pub(super) fn results(self, day: &str) -> String {
        self.fill(["конкурс нәтижесі: {day}", "результаты конкурса: {day}", "results of the competition: {day}"], &[("day", day)])
    }

    pub(super) fn warning(self, code: &str) -> String {
        self.fill(["ескерту `{code}`", "предупреждение `{code}`", "warning `{code}`"], &[("code", code)])
    }

    pub(super) fn problem(self, code: &str) -> String {
        self.fill(["ескертпе `{code}`", "замечание `{code}`", "problem `{code}`"], &[("code", code)])
    }

    pub(super) fn any_at(self, label: &str) -> String {
        self.fill(["«{label}» бойынша кез келген қате", "любая ошибка в «{label}»", "any fault of “{label}”"], &[("label", label)])
    }

    pub(super) fn missing_at(self, label: &str) -> String {
        self.fill(["«{label}» толтырылмаған", "не заполнено «{label}»", "“{label}” is not filled in"], &[("label", label)])
    }

    pub(super) fn invalid_at(self, label: &str) -> String {
        self.fill(["«{label}» қате толтырылған", "неверно заполнено «{label}»", "“{label}” is filled in wrongly"], &[("label", label)])
    }

    pub(super) fn question_heads(self) -> [&'static str; 4] {
        self.heads(
            ["сұрақ", "уақытша", "тармақ", "шешетін жол"],
            ["вопрос", "пока", "пункт", "решает строка"],
            ["question", "meanwhile", "clause", "decided by"],
        )
    }

    pub(super) fn term_heads(self) -> [&'static str; 2] {
        self.heads(["мерзім", "негізі"], ["срок", "основание"], ["term", "clause"])
    }

    pub(super) fn window_heads(self) -> [&'static str; 3] {
        self.heads(["кімге", "қашан", "негізі"], ["кому", "когда", "основание"], ["for whom", "when", "clause"])
    }

    pub(super) fn document_heads(self) -> [&'static str; 4] {
        self.heads(
            ["құжат", "қашан", "талап", "негізі"],
            ["документ", "когда", "требование", "основание"],
            ["document", "when", "demand", "clause"],
        )
    }

    pub(super) fn form_heads(self) -> [&'static str; 4] {
        self.heads(
            ["не", "талап", "таңдау", "негізі"],
            ["что", "требование", "варианты", "основание"],
            ["what", "demand", "choices", "clause"],
        )
    }

    pub(super) fn rule_heads(self) -> [&'static str; 4] {
        self.heads(
            ["қашан", "не", "не айтылады", "негізі"],
            ["когда", "что", "что говорится", "основание"],
            ["when", "what", "what is said", "clause"],
        )
    }

    pub(super) fn ground_heads(self) -> [&'static str; 5] {
        self.heads(
            ["тармақ", "сөздері", "нені қамтиды", "қашан", "салдары"],
            ["пункт", "слова", "что охватывает", "когда", "последствие"],
            ["clause", "words", "what it covers", "when", "consequence"],
        )
    }

    pub(super) fn officers_heads(self) -> [&'static str; 2] {
        self.heads(["тармақ", "сөздері"], ["пункт", "слова"], ["clause", "words"])
    }

    pub(super) fn notice_heads(self) -> [&'static str; 3] {
        self.heads(
            ["хабарлама", "белгіленген сөздер (тек сенімді мөрмен)", "негізі"],
            ["уведомление", "предписанные слова (только под доверенной печатью)", "основание"],
            ["notice", "prescribed words (only under a trusted seal)", "clause"],
        )
    }

    pub(super) fn consequence(self, consequence: Consequence) -> &'static str {
        match consequence {
            Consequence::RefusalToAccept => self.say("өтініш қабылдаудан бас тарту", "отказ в приеме заявления", "refusal to accept"),
            Consequence::Refusal => self.say("қызмет көрсетуден бас тарту", "отказ в оказании услуги", "refusal of the service"),
        }
    }

    /// A day of any year, written out.
    pub(super) fn day(self, day: DayOfYear) -> String {
        let whole = day.of(2001).map_or_else(String::new, |day| written(day, self.0));
        ["2001 жылғы ", " 2001 года", " 2001"].into_iter().fold(whole, |left, year| left.replace(year, ""))
    }

    pub(super) fn between(self, from: &str, to: &str) -> String {
        self.fill(["{from} – {to}", "{from} – {to}", "{from} to {to}"], &[("from", from), ("to", to)])
    }

    pub(super) fn since(self, day: &str, assumed: bool) -> String {
        let said = self.fill(["Күшіне енген күні: {day}.", "Редакция: с {day}.", "Edition: since {day}."], &[("day", day)]);
        if assumed { format!("{} **{}**.", said.trim_end_matches('.'), self.assumed()) } else { said }
    }

    /// Who renders it, and in which week.
    pub(super) fn provider(self, name: &str, week: Week) -> String {
        let week = match week {
            Week::FiveDays => self.say("бес күндік апта", "пятидневная неделя", "five-day week"),
            Week::SixDays => self.say("алты күндік апта", "шестидневная неделя", "six-day week"),
        };
        self.fill(["Ұйым: {name}; {week}", "Организация: {name}; {week}", "Provider: {name}; {week}"], &[("name", name), ("week", week)])
    }

    /// Until when what comes through the portal is accepted on the same day.
    pub(super) fn closes(self, at: &str) -> String {
        self.fill(
            [
                "жабылу уақыты – {at}: одан бұрын порталдан келгені сол күні қабылданады",
                "закрывается в {at}: поданное через портал раньше принимают в тот же день",
                "closes at {at}: what comes through the portal before is accepted the same day",
            ],
            &[("at", at)],
        )
    }
}
