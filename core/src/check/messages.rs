//! The sentences of the check, in three languages. What a row or a document calls itself comes in as the label.

use crate::texts::{Text, text};

pub(super) const MISSING: Text = text("«{label}» өрісін толтырыңыз.", "Заполните поле «{label}».", "Fill in “{label}”.");
pub(super) const MISSING_CHOICE: Text =
    text("Бір нұсқаны таңдаңыз: «{label}».", "Выберите один вариант: «{label}».", "Choose one: “{label}”.");
pub(super) const MISSING_DOCUMENT: Text = text(
    "Құжат жетіспейді: «{label}». Файлды жүктеңіз.",
    "Не хватает документа: «{label}». Загрузите файл.",
    "A document is missing: “{label}”. Upload the file.",
);
pub(super) const MISSING_EITHER: Text = text(
    "Құжат жетіспейді: «{label}». Файлды жүктеңіз немесе қағаз түрінде әкелетініңізді белгілеңіз.",
    "Не хватает документа: «{label}». Загрузите файл или отметьте, что принесете документ на бумаге.",
    "A document is missing: “{label}”. Upload the file, or say that you will bring it on paper.",
);
pub(super) const MISSING_PAPER: Text = text(
    "Құжат жетіспейді: «{label}». Қағаз түпнұсқасын тапсырыңыз.",
    "Не хватает документа: «{label}». Сдайте подлинник на бумаге.",
    "A document is missing: “{label}”. Hand in the original on paper.",
);
pub(super) const MISSING_CONSENT: Text = text(
    "Деректеріңізді пайдалануға келісетініңізді белгілеңіз.",
    "Отметьте, что Вы согласны на использование Ваших данных.",
    "Tick that you consent to the use of your data.",
);
pub(super) const MISSING_REPRESENTATIVE: Text = text(
    "Өтініш беруші 18 жасқа толмаған: өтінішті ата-анасының бірі немесе заңды өкілі береді. Өкіл туралы мәліметтерді толтырыңыз.",
    "Заявителю нет 18 лет: заявление подает один из родителей или законный представитель. Заполните сведения о представителе.",
    "The applicant is under 18: a parent or a legal representative applies. Fill in who represents the applicant.",
);
pub(super) const INVALID: Text = text(
    "«{label}» өрісі дұрыс толтырылмаған. {hint}",
    "Поле «{label}» заполнено неправильно. {hint}",
    "“{label}” is not filled in correctly. {hint}",
);
pub(super) const INVALID_IIN: Text = text(
    "ЖСН дұрыс емес. Ол 12 цифрдан тұрады: жеке куәлікке немесе туу туралы куәлікке қарап, қайта теріңіз. Құжатта да дәл осылай жазылған болса, 1414 нөміріне хабарласыңыз.",
    "ИИН указан неверно. В нем 12 цифр: сверьте его с удостоверением личности или свидетельством о рождении и введите еще раз. Если в документе написано так же, позвоните по номеру 1414.",
    "The IIN is not right. It has 12 digits: compare it with the identity card or the birth certificate and type it again. If the document says the same, call 1414.",
);
pub(super) const BIN_AS_IIN: Text = text(
    "Бұл – БСН, ол ұйымдарға беріледі. Мұнда адамның жеке сәйкестендіру нөмірін (ЖСН) теріңіз.",
    "Это БИН, его присваивают организациям. Укажите здесь индивидуальный идентификационный номер человека (ИИН).",
    "This is a BIN, which organisations have. Type the person's individual identification number (IIN) here.",
);
pub(super) const INVALID_NAME: Text = text(
    "«{label}» өрісінде тек әріп, бос орын, дефис, апостроф және нүкте болуы мүмкін. Бірінші таңба әріп болуы керек.",
    "В поле «{label}» могут быть только буквы, пробелы, дефисы, апострофы и точки. Первой должна стоять буква.",
    "“{label}” may hold only letters, spaces, hyphens, apostrophes and full stops. It begins with a letter.",
);
pub(super) const INVALID_PHONE: Text = text(
    "Телефон нөмірін тексеріңіз. Үлгі: +7 7__ ___ __ __",
    "Проверьте номер телефона. Образец: +7 7__ ___ __ __",
    "Check the telephone number. Example: +7 7__ ___ __ __",
);
pub(super) const INVALID_MOBILE: Text = text(
    "SMS коды тек Қазақстанның ұялы байланыс нөміріне жіберіледі. «+77» деп басталатын нөмірді теріңіз.",
    "SMS с кодом приходит только на мобильный номер Казахстана. Укажите номер, который начинается с «+77».",
    "The SMS code goes to mobile numbers of Kazakhstan only. Type a number that begins with “+77”.",
);
pub(super) const INVALID_EMAIL: Text = text(
    "Электрондық пошта мекенжайын тексеріңіз. Үлгі: name@example.kz",
    "Проверьте адрес электронной почты. Образец: name@example.kz",
    "Check the e-mail address. Example: name@example.kz",
);
pub(super) const INVALID_DATE: Text = text(
    "Күнді тексеріңіз: мұндай күн жоқ немесе ол әлі келген жоқ.",
    "Проверьте дату: такой даты нет или она еще не наступила.",
    "Check the date: there is no such day, or it is still to come.",
);
pub(super) const INVALID_YEAR: Text = text(
    "«{label}» өрісінде 1900 жылдан биылғы жылға дейінгі жыл төрт цифрмен жазылады.",
    "В поле «{label}» нужен год четырьмя цифрами, от 1900 до текущего.",
    "“{label}” is a year of four digits, from 1900 to this one.",
);
pub(super) const INVALID_SERIES: Text = text(
    "Өз үлгісіндегі құжаттарда мұндай серия жоқ. Мыналардың бірін теріңіз: {list}.",
    "У документов собственного образца такой серии нет. Укажите одну из этих: {list}.",
    "Own-model documents have no such series. Type one of these: {list}.",
);
pub(super) const TOO_LONG: Text = text(
    "Мәтін тым ұзын. Оны қысқартыңыз: ең көбі {max} таңба.",
    "Текст слишком длинный. Сократите его: не более {max} знаков.",
    "The text is too long. Shorten it: {max} characters at most.",
);
pub(super) const HIDDEN_LETTERS: Text = text(
    "«{label}» өрісінде көрінбейтін таңбалар бар. Мәтінді қайта теріңіз.",
    "В поле «{label}» есть невидимые знаки. Наберите текст заново.",
    "“{label}” holds invisible characters. Type the text again.",
);
pub(super) const INVALID_FILE: Text = text(
    "Файл жарамайды: «{label}». PDF, JPEG немесе PNG файлын жүктеңіз, ең көбі 10 МБ.",
    "Файл не подходит: «{label}». Загрузите файл PDF, JPEG или PNG размером не больше 10 МБ.",
    "The file will not do: “{label}”. Upload a PDF, JPEG or PNG file of 10 MB at most.",
);
pub(super) const INVALID_PHOTO: Text = text(
    "Фотосурет 3×4 пішімінде болуы керек (ені мен биіктігінің қатынасы 3:4), JPEG немесе PNG. Суретті қиып, қайта жүктеңіз.",
    "Нужна фотография 3×4 (ширина относится к высоте как 3:4), JPEG или PNG. Обрежьте снимок и загрузите его снова.",
    "The photo must be 3×4 (width to height as 3 to 4), JPEG or PNG. Crop it and upload it again.",
);
pub(super) const INVALID_UNTIL: Text = text(
    "Құжаттың қай күнге дейін жарамды екенін тексеріңіз: мұндай күн жоқ («{label}»).",
    "Проверьте, до какого дня действует документ: такой даты нет («{label}»).",
    "Check until when the document is valid: there is no such day (“{label}”).",
);
pub(super) const EXPIRED: Text = text(
    "Құжаттың қолданылу мерзімі {date} күні аяқталған: «{label}». Қолданыстағы құжатты жүктеңіз.",
    "Срок действия документа истек {date}: «{label}». Загрузите действующий документ.",
    "The document expired on {date}: “{label}”. Upload one that is valid.",
);
pub(super) const INCONSISTENT: Text = text(
    "Құжатта жазылғаны мен дұрысы бірдей көрсетілген. Нені түзету керек екенін жазыңыз.",
    "Напечатанное и правильное значения совпадают. Укажите, что нужно исправить.",
    "The printed and the right value are the same. Say what is to be corrected.",
);
pub(super) const NOT_ALLOWED: Text = text(
    "Таңдалған нұсқа бұл өтінішке сәйкес келмейді: «{label}». Басқасын таңдаңыз.",
    "Выбранный вариант не подходит к этому заявлению: «{label}». Выберите другой.",
    "The chosen answer does not fit this application: “{label}”. Choose another.",
);
pub(super) const DOCUMENT_NOT_ALLOWED: Text = text(
    "Құжат бұл тәсілмен қабылданбайды: «{label}». Оны басқаша тапсырыңыз.",
    "В таком виде документ не принимают: «{label}». Сдайте его иначе.",
    "The document is not accepted in this way: “{label}”. Hand it in otherwise.",
);
pub(super) const OUTSIDE_WINDOW: Text = text(
    "Бұл бағдарлама бойынша құжаттар {from} – {to} аралығында қабылданады. Қазір өтініш беруге болмайды.",
    "Документы на эту программу принимают с {from} по {to}. Сейчас подать заявление нельзя.",
    "Documents for this programme are accepted from {from} to {to}. It is not possible to apply now.",
);

pub(super) const WINDOW_DOUBTFUL: Text = text(
    "Сізге бірнеше мерзім сәйкес келеді: ең ертесі – {earliest}, ең кеші – {latest}. Қағидаларда қайсысы қолданылатыны жазылмаған, сондықтан біз ең кешін алдық; ұйымнан анықтап алыңыз.",
    "Вам подходят несколько сроков: самый ранний – {earliest}, самый поздний – {latest}. Правила не говорят, какой из них действует, поэтому мы взяли самый поздний; уточните в организации.",
    "Several last days fit you: the earliest is {earliest}, the latest {latest}. The rules do not say which holds, so we took the latest; ask the organisation.",
);
pub(super) const ACCEPTED_AFTER_WINDOW: Text = text(
    "Сіз өтінішті мерзімінде жібердіңіз, бірақ ол {date} күні, яғни құжат қабылдау мерзімі аяқталғаннан кейін қабылданған болып есептеледі. Біз оны мерзімінде берілген деп санаймыз.",
    "Вы отправили заявление в срок, но принятым оно будет считаться {date}, уже после окончания приема документов. Мы исходим из того, что срок не пропущен.",
    "You sent the application in time, but it counts as accepted on {date}, after the window has closed. We take it to be in time.",
);
pub(super) const MIXED_SCRIPT: Text = text(
    "«{label}» өрісінде кирилл және латын әріптері араласқан. Әріптерді тексеріңіз.",
    "В поле «{label}» смешаны кириллические и латинские буквы. Проверьте написание.",
    "“{label}” mixes Cyrillic and Latin letters. Check the spelling.",
);
pub(super) const IIN_DATE: Text = text(
    "ЖСН цифрлары бойынша туған күнді анықтау мүмкін болмады. Құжатпен салыстырыңыз: дәл осылай жазылған болса, өзгертпеңіз.",
    "По цифрам ИИН дату рождения определить не удалось. Сверьте с документом: если там так же, ничего не меняйте.",
    "The digits of the IIN do not tell a date of birth. Compare with the document: if it says the same, change nothing.",
);
pub(super) const BIRTH_DATE_DIFFERS: Text = text(
    "Туған күн ЖСН бойынша анықталған күннен өзгеше. Екеуін де тексеріңіз; екеуі де дұрыс болса, өзгертпеңіз.",
    "Дата рождения отличается от той, что следует из ИИН. Проверьте обе; если все верно, ничего не меняйте.",
    "The date of birth differs from the one in the IIN. Check both; if both are right, change nothing.",
);
pub(super) const UNUSUAL_YEAR: Text = text(
    "Бітірген жылы тым ерте көрсетілген. Дұрыстығын тексеріңіз.",
    "Указан слишком ранний год окончания. Проверьте, верно ли это.",
    "The year of graduation is very early. Check that it is right.",
);
pub(super) const UNUSUAL_NUMBER: Text = text(
    "Құжат нөмірі әдеттегіден өзгеше: әдетте онда 6–12 цифр болады. Құжатпен салыстырыңыз.",
    "Номер документа необычный: как правило, в нем от 6 до 12 цифр. Сверьте его с документом.",
    "The number of the document is unusual: as a rule it has 6 to 12 digits. Compare it with the document.",
);
pub(super) const SMALL_PHOTO: Text = text(
    "Фотосурет кішкентай, басып шығарғанда анық болмауы мүмкін. Өлшемі кемінде 354 × 472 пиксель болғаны дұрыс.",
    "Фотография маленькая, при печати она может выйти нечеткой. Лучше не меньше 354 × 472 пикселей.",
    "The photo is small and may be unclear in print. At least 354 × 472 pixels are better.",
);
pub(super) const CALENDAR_UNPUBLISHED: Text = text(
    "Бұл күндердің жұмыс күнтізбесі бізде жоқ. Сондықтан жауап күнін есептей алмадық.",
    "Рабочего календаря на эти дни у нас нет. Поэтому рассчитать день ответа не удалось.",
    "We have no calendar of working days for this time. So the day of the answer could not be counted.",
);
pub(super) const CALENDAR_ESTIMATED: Text = text(
    "Осы мерзім ішіндегі бір демалыс күні әлі расталмаған. Жауап күні өзгеруі мүмкін.",
    "Один из нерабочих дней этого срока пока не подтвержден. День ответа может сдвинуться.",
    "One of the days off in this time is not confirmed yet. The day of the answer may move.",
);
pub(super) const BEFORE_FIRST_EDITION: Text = text(
    "Өтініш қағидалар күшіне енгенге дейін берілген. Біз оны қағидалардың бірінші редакциясы бойынша тексердік.",
    "Заявление подано до вступления правил в силу. Мы проверили его по их первой редакции.",
    "The application was filed before the rules came into force. We judged it by their first edition.",
);
