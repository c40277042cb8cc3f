//! From checking the answers to the confirmation.

use otinish_core::texts::{Text, text};

pub(crate) const ANSWERS_HEADING: Text =
    text("Жібермес бұрын жауаптарыңызды тексеріңіз", "Проверьте ответы перед отправкой", "Check your answers before you send");
pub(crate) const ANSWERS_DECLARE: Text = text(
    "«Жіберу» батырмасын бассаңыз, өтінішіңіз ұйымға жіберіледі.",
    "Когда Вы нажмете «Отправить», заявление уйдет в организацию.",
    "When you press “Send”, the application goes to the organisation.",
);
pub(crate) const ANSWERS_SIGN_IN_FIRST: Text = text(
    "Толтыру үшін кірудің қажеті жоқ еді, ал жіберу үшін кіру керек. Жазғаныңыз сақталады.",
    "Заполнять можно без входа, но для отправки нужно войти. Все введенное сохранится.",
    "You could fill it in without signing in, but to send it you sign in. What you typed is kept.",
);
pub(crate) const ANSWERS_REMARKS: Text = text("Ескертпелер", "Замечания", "Remarks");
pub(crate) const ANSWERS_BLOCKED: Text = text("Алдымен мыналарды түзетіңіз", "Сначала исправьте это", "Mend these first");
pub(crate) const ANSWERS_SENDING: Text = text("Жіберіліп жатыр…", "Отправляется…", "Sending…");
pub(crate) const ANSWERS_TWICE: Text = text(
    "Батырманы қайта баспаңыз: өтініш екі рет тіркелмейді.",
    "Не нажимайте повторно: дважды заявление не зарегистрируется.",
    "No need to press again: an application is never registered twice.",
);
pub(crate) const AS_IS_HEADING_REMARKS: Text = text("Өтініште ескертпелер бар", "В заявлении есть замечания", "There are remarks");
pub(crate) const AS_IS_HEADING_REFUSABLE: Text =
    text("Ұйым бас тартуы мүмкін", "Организация может отказать", "The organisation may refuse");
pub(crate) const AS_IS_WHO_DECIDES: Text =
    text("Бас тарту туралы шешімді ұйым қабылдайды.", "Решение об отказе принимает организация.", "The organisation decides on a refusal.");
pub(crate) const AS_IS_HOW_TO_MEND: Text = text("Қалай түзетуге болады", "Как исправить", "How to mend it");
pub(crate) const CERTIFY_HEADING: Text =
    text("Өтінішті SMS кодымен растаңыз", "Подтвердите заявление кодом из SMS", "Certify the application with an SMS code");
pub(crate) const CERTIFY_WHAT: Text = text(
    "Бұл код тек осы өтініш үшін жарайды. Ол арқылы өтінішті өзіңіз беріп отырғаныңызды растайсыз.",
    "Этот код – только для этого заявления. Им Вы подтверждаете, что заявление подаете именно Вы.",
    "This code is for this application only. With it you certify that it is you who applies.",
);
pub(crate) const CONFIRMATION_HEADING: Text = text("Өтініш жіберілді", "Заявление отправлено", "Application sent");
pub(crate) const CONFIRMATION_NUMBER: Text = text("Өтініш нөмірі", "Номер заявления", "Number of the application");
pub(crate) const CONFIRMATION_FILED_AT: Text = text("Жіберілген уақыты", "Время отправки", "Sent at");
pub(crate) const CONFIRMATION_NEXT: Text = text("Енді не болады", "Что будет дальше", "What happens next");
pub(crate) const CONFIRMATION_NEXT_RECEIPT: Text = text(
    "Жеке кабинетіңізге мына хабарлама келеді, әдетте бірнеше минут ішінде: {notice}.",
    "В личный кабинет придет, обычно в течение нескольких минут: {notice}.",
    "This comes to your cabinet, usually within minutes: {notice}.",
);
pub(crate) const CONFIRMATION_NEXT_CHECKS: Text = text(
    "Ұйым мәліметтерді мұрағатпен салыстырады.",
    "Организация сверит сведения с архивом.",
    "The organisation compares the information with its archive.",
);
pub(crate) const CONFIRMATION_NEXT_ANSWER: Text =
    text("Жауапты {date} күнінен кешіктірмей аласыз.", "Вы получите ответ не позднее {date}.", "You will have the answer by {date}.");
pub(crate) const CONFIRMATION_NEXT_REFUSAL: Text = text(
    "Ұйым бас тартуы мүмкін. Олай болса, хабарламада себебі мен қағидалардың тармағы көрсетіледі.",
    "Организация может отказать. Тогда в уведомлении будут причина и пункт правил.",
    "The organisation may refuse. Then the notice names the reason and the clause.",
);
pub(crate) const CONFIRMATION_FOLLOW: Text =
    text("Өтініштің жағдайын қалай білуге болады", "Как следить за заявлением", "How to follow it");
pub(crate) const CONFIRMATION_FOLLOW_TEXT: Text = text(
    "Жағдайын жеке кабинеттен немесе 1414 нөмірі арқылы біле аласыз. Өтініш нөмірін сақтап қойыңыз.",
    "Статус можно узнать в личном кабинете или по номеру 1414. Сохраните номер заявления.",
    "See its status in your cabinet or call 1414. Keep the number.",
);
pub(crate) const AS_IS_GROUND: Text = text(
    "Бас тартуға негіз болуы мүмкін: {ground}.",
    "Возможное основание для отказа: {ground}.",
    "A possible ground for a refusal: {ground}.",
);
pub(crate) const AS_IS_NEXT: Text = text(
    "Бас тартылса, хабарламада себебі мен қағидалардың тармағы көрсетіледі. Сіз көрсетілген жерлерді түзетіп, өтінішті қайта бере аласыз.",
    "Если Вам откажут, в уведомлении будут указаны причина и пункт правил. Вы сможете исправить то, что указано, и подать заявление снова.",
    "If you are refused, the notice names the reason and the clause. You can then mend those places and apply again.",
);
pub(crate) const AS_IS_CONFIRM: Text = text(
    "Мұны түсіндім және өтінішті осы күйінде жіберемін.",
    "Мне это понятно, отправляю заявление как есть.",
    "I understand this and send the application as it is.",
);
pub(crate) const CERTIFY_CHANGED: Text = text(
    "Код жіберілгеннен кейін өтініш өзгерді. Өтінішті растау үшін жаңа код сұратыңыз.",
    "После отправки кода заявление изменилось. Чтобы подтвердить его, запросите новый код.",
    "The application was changed after the code was sent. Ask for a new code to certify it.",
);
pub(crate) const SEND_TOO_MANY: Text = text(
    "Бір тәулікте тым көп өтініш жіберілді. {minutes} минуттан кейін қайталап көріңіз; жазғаныңыз сақталды.",
    "За сутки отправлено слишком много заявлений. Попробуйте через {minutes} мин.; все введенное сохранено.",
    "Too many applications were sent within a day. Try again in {minutes} minutes; what you typed is kept.",
);
pub(crate) const CERTIFY_UPLOADING: Text = text("Файлдар жүктеліп жатыр…", "Файлы загружаются…", "Uploading the files…");
pub(crate) const SEND_FILE_LOST: Text = text(
    "«{name}» файлы браузерде де, серверде де жоқ. Өтінішке қайтып, оны қайта таңдаңыз.",
    "Файла «{name}» нет ни в браузере, ни на сервере. Вернитесь к заявлению и выберите его снова.",
    "The file “{name}” is neither in the browser nor on the server. Go back to the application and choose it again.",
);
pub(crate) const CERTIFY_NOT_YOURS: Text = text(
    "Өтінішті тек өз атыңыздан немесе өзіңіз өкілі болып табылатын адамның атынан бере аласыз.",
    "Вы можете подать заявление только от своего имени или от имени того, кого представляете.",
    "You can apply only for yourself or for the person whom you represent.",
);
pub(crate) const SENT_ACCEPTED: Text = text(
    "Өтініш қабылданды, нөмірі: {number}. Бұл шешім емес: жауап жеке кабинетке келеді.",
    "Заявление принято, номер: {number}. Это еще не решение: ответ придет в личный кабинет.",
    "The application has been accepted, number {number}. This is not a decision: the answer will come to your cabinet.",
);
pub(crate) const AS_IS_WHAT_THEN: Text = text("Бас тартылса, не болады", "Что будет в случае отказа", "What happens if it is refused");
pub(crate) const AS_IS_REFUSAL_TO_ACCEPT: Text = text(
    "Ұйым өтінішті қабылдаудан бас тартуы мүмкін: онда ол қаралмайды.",
    "Организация может отказать в приеме заявления: тогда его не рассматривают.",
    "The organisation may refuse to accept the application: then it is not considered.",
);
pub(crate) const AS_IS_REFUSAL: Text =
    text("Ұйым қызмет көрсетуден бас тартуы мүмкін.", "Организация может отказать в услуге.", "The organisation may refuse the service.");
pub(crate) const CONFIRMATION_OPEN: Text = text("Өтініштің барысын көру", "Следить за заявлением", "Follow the application");
