//! Signing in by a code.

use otinish_core::texts::{Text, text};

pub(crate) const SIGN_IN_HEADING: Text = text("Жүйеге кіру", "Вход в систему", "Sign in");
pub(crate) const SIGN_IN_LEAD: Text = text(
    "Өтініш жіберу және оның жағдайын көру үшін кіріңіз.",
    "Войдите, чтобы отправить заявление и следить за ним.",
    "Sign in to send an application and to follow it.",
);
pub(crate) const SIGN_IN_IIN: Text = text("ЖСН", "ИИН", "IIN");
pub(crate) const SIGN_IN_IIN_HINT: Text = text("12 цифр", "12 цифр, без пробелов", "12 digits");
pub(crate) const SIGN_IN_PHONE: Text = text("Ұялы телефон нөмірі", "Номер мобильного телефона", "Mobile number");
pub(crate) const SIGN_IN_PHONE_HINT: Text = text(
    "Нөмір өз атыңызға тіркелген болуы керек. Үлгі: +7 700 000 00 00",
    "Номер должен быть зарегистрирован на Вас. Например: +7 700 000 00 00",
    "It must be registered to you. For example, +7 700 000 00 00",
);
pub(crate) const SIGN_IN_CODE: Text = text("Растау коды", "Код подтверждения", "Confirmation code");
pub(crate) const SIGN_IN_CODE_HINT: Text = text("SMS-те келген 6 цифр", "6 цифр из SMS", "The 6 digits from the SMS");
pub(crate) const SIGN_IN_NEVER_SHARE: Text = text(
    "Кодты ешкімге айтпаңыз. Біз оны ешқашан сұрамаймыз.",
    "Никому не называйте код. Мы никогда его не спрашиваем.",
    "Never tell the code to anybody. We never ask for it.",
);
pub(crate) const SIGN_IN_PEOPLE: Text = text("Ойдан шығарылған адамдар", "Вымышленные люди", "Invented people");
pub(crate) const SIGN_IN_PEOPLE_HINT: Text = text(
    "Бұл сынақ нұсқасына мына ойдан шығарылған адамдардың бірі болып кіре аласыз. SMS коды «Шығыс хабарламалар» бетінде көрінеді.",
    "В эту демонстрацию можно войти от имени одного из этих вымышленных людей. Код из SMS виден на странице «Исходящие».",
    "In this demonstration you can sign in as one of these invented people. The SMS code is shown on the page “Outbox”.",
);
pub(crate) const SIGN_IN_PEOPLE_USE: Text = text("{name} болып кіру", "Войти как {name}", "Sign in as {name}");
pub(crate) const SIGN_IN_OUTBOX: Text = text("Шығыс хабарламалар", "Исходящие", "Outbox");
pub(crate) const SIGN_IN_SLOW_DOWN: Text = text(
    "Код тым жиі сұратылды. {minutes} минуттан кейін қайталап көріңіз.",
    "Код запрашивали слишком часто. Попробуйте через {minutes} мин.",
    "Codes were asked for too often. Try again in {minutes} minutes.",
);
pub(crate) const SIGN_IN_SENT: Text = text(
    "Код мына нөмірге жіберілді: {phone}. Ол {minutes} минут бойы жарамды.",
    "Код отправлен на номер {phone}. Он действует {minutes} мин.",
    "The code was sent to {phone}. It is valid for {minutes} minutes.",
);
pub(crate) const SIGN_IN_UNCONFIRMED: Text = text(
    "{phone} нөміріне код жіберуге тапсырма берілді, бірақ SMS қызметі оны қабылдағанын растамады: SMS кешігуі немесе келмеуі мүмкін. Код {minutes} минут бойы жарамды; келмесе, жаңасын сұратыңыз.",
    "Код для номера {phone} передан на отправку, но служба SMS не подтвердила, что приняла его: SMS может задержаться или не прийти. Код действует {minutes} мин.; если он не придет, запросите новый.",
    "The code for {phone} was handed over, but the SMS service has not confirmed that it took it: the SMS may come late, or not at all. The code is valid for {minutes} minutes; if it does not come, ask for a new one.",
);
pub(crate) const SIGN_IN_WRONG: Text = text(
    "Код дұрыс емес. Қайта теріңіз; қалған әрекет саны: {n}.",
    "Код неверный. Введите его еще раз; осталось попыток: {n}.",
    "The code is wrong. Type it again; tries left: {n}.",
);
pub(crate) const SIGN_IN_EXPIRED: Text = text(
    "Бұл код енді жарамсыз: мерзімі өтті, пайдаланылды немесе тым көп рет қате терілді. Жаңа код сұратыңыз.",
    "Этот код больше не действует: срок истек, код использован или слишком много раз введен неверно. Запросите новый.",
    "This code is no longer good: its time is over, it was used, or it was typed wrong too often. Ask for a new one.",
);
pub(crate) const SIGN_IN_NOT_SENT: Text = text(
    "Код жіберілмеді. Бірнеше минуттан кейін қайталап көріңіз; бұрын келген код әлі жарамды болуы мүмкін.",
    "Код не отправлен. Попробуйте через несколько минут; код, пришедший раньше, может еще действовать.",
    "The code was not sent. Try again in a few minutes; a code that came before may still be good.",
);
pub(crate) const SIGN_IN_NOT_YOUR_NUMBER: Text = text(
    "Бұл нөмір көрсетілген ЖСН иесінің атына тіркелмеген. Өз атыңызға тіркелген нөмірді теріңіз.",
    "Этот номер не зарегистрирован на владельца указанного ИИН. Укажите номер, оформленный на Вас.",
    "This number is not registered to the owner of that IIN. Type a number that is registered to you.",
);
pub(crate) const SIGN_IN_CHECK_BOTH: Text = text(
    "ЖСН мен нөмірді тексеріңіз: ЖСН 12 цифрдан тұрады, нөмір «+77» деп басталады.",
    "Проверьте ИИН и номер: в ИИН 12 цифр, номер начинается с «+77».",
    "Check the IIN and the number: the IIN has 12 digits, the number begins with “+77”.",
);
pub(crate) const SIGN_IN_OUTBOX_NOTE: Text = text(
    "Бұл – сынақ нұсқасы: SMS жіберілмейді, код мына бетте көрінеді:",
    "Это демонстрация: SMS не отправляется, код виден на странице:",
    "This is a demonstration: no SMS is sent, the code is shown here:",
);
