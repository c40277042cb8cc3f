//! Files, and the list of documents.

use otinish_core::texts::{Text, text};

pub(crate) const UPLOAD_DROP: Text =
    text("Файлды осы жерге сүйреп әкеліңіз немесе таңдаңыз", "Перетащите файл сюда или выберите его", "Drag a file here or choose one");
pub(crate) const UPLOAD_LIMITS: Text =
    text("PDF, JPEG немесе PNG. Көлемі 10 МБ-тан аспауы керек.", "PDF, JPEG или PNG. Не больше 10 МБ.", "PDF, JPEG or PNG. At most 10 MB.");
pub(crate) const UPLOAD_LIMITS_PHOTO: Text =
    text("JPEG немесе PNG. Көлемі 10 МБ-тан аспауы керек.", "JPEG или PNG. Не больше 10 МБ.", "JPEG or PNG. At most 10 MB.");
pub(crate) const BUTTON_PICK: Text = text("Файл таңдау", "Выбрать файл", "Choose a file");
pub(crate) const UPLOAD_HASHING: Text = text("Файл тексеріліп жатыр…", "Файл проверяется…", "Checking the file…");
pub(crate) const UPLOAD_PROGRESS: Text = text("Жүктелуде: {percent} %", "Загружается: {percent} %", "Uploading: {percent}%");
pub(crate) const UPLOAD_FILES: Text = text("Таңдалған файлдар", "Выбранные файлы", "Chosen files");
pub(crate) const UPLOAD_BRING_PAPER: Text = text("Қағаз түрінде өзім әкелемін", "Принесу на бумаге", "I will bring it on paper");
pub(crate) const UPLOAD_BRING_PAPER_HINT: Text = text(
    "Құжатты өтінішпен бірге көрсетесіз, файл жүктеудің қажеті жоқ.",
    "Документ покажете вместе с заявлением, загружать файл не нужно.",
    "You show the document together with the application; no file is needed.",
);
pub(crate) const UPLOAD_ON_PAPER: Text = text("Қағаз түрінде", "На бумаге", "On paper");
pub(crate) const CHECKLIST_NONE: Text = text(
    "Бұл өтінішке құжат қоса берудің қажеті жоқ.",
    "К этому заявлению не нужно прилагать документы.",
    "This application needs no documents.",
);
pub(crate) const CHECKLIST_OBTAINED: Text = text("Жүйеден алынды", "Получен из системы", "Obtained from a register");
pub(crate) const CHECKLIST_OBTAINED_WHY: Text = text(
    "Бұл құжат мемлекеттік ақпараттық жүйеден алынады, оны қоса берудің қажеті жоқ.",
    "Этот документ берут из государственной информационной системы, прилагать его не нужно.",
    "This document is taken from a state information system; you need not attach it.",
);
pub(crate) const CHECKLIST_PRESENT: Text = text("Қоса берілді", "Приложен", "Attached");
pub(crate) const CHECKLIST_BROUGHT: Text = text("Қағаз түрінде әкелінеді", "Принесете на бумаге", "You bring it on paper");
pub(crate) const CHECKLIST_DEFERRED: Text = text("Кейін тапсырылады", "Сдается позже", "Handed in later");
pub(crate) const EMERGENCY_UNTIL: Text = text("Соңғы күні – {date}.", "Последний день – {date}.", "The last day is {date}.");
pub(crate) const EMERGENCY_UNTIL_LIFTED: Text =
    text("Алынып тасталғанға дейін қолданылады.", "Действует до отмены.", "It is in force until it is lifted.");
pub(crate) const CHECKLIST_MISSING: Text = text("Жетіспейді", "Не хватает", "Missing");
pub(crate) const CHECKLIST_NOT_ATTACHED: Text =
    text("Қоса берілмеді, міндетті емес", "Не приложен, необязательно", "Not attached, optional");
pub(crate) const CHECKLIST_EXPIRED: Text = text("Мерзімі өтіп кеткен", "Срок действия истек", "Expired");
pub(crate) const CHECKLIST_INVALID: Text = text("Файл жарамайды", "Файл не подходит", "The file will not do");
pub(crate) const UPLOAD_TYPE: Text = text(
    "Мұндай түрдегі файл қабылданбайды. Мына түрлердің бірін таңдаңыз: {types}.",
    "Файлы этого типа не принимаются. Выберите один из этих типов: {types}.",
    "Files of this type are not accepted. Choose one of these: {types}.",
);
pub(crate) const UPLOAD_SIZE: Text = text(
    "Файл тым үлкен: {size}. Ең көбі {max} болуы керек.",
    "Файл слишком большой: {size}. Допускается не больше {max}.",
    "The file is too large: {size}. At most {max} is accepted.",
);
pub(crate) const UPLOAD_EMPTY: Text = text(
    "Файл бос немесе ашылмайды. Басқа файлды таңдаңыз.",
    "Файл пустой или не открывается. Выберите другой файл.",
    "The file is empty or cannot be opened. Choose another one.",
);
pub(crate) const UPLOAD_PHOTO_SHAPE: Text = text(
    "Фотосурет 3×4 пішімінде болуы керек (ені мен биіктігінің қатынасы 3:4). Суретті қиып, қайта жүктеңіз.",
    "Нужна фотография 3×4 (ширина относится к высоте как 3:4). Обрежьте снимок и загрузите его снова.",
    "The photo must be 3×4 (width to height as 3 to 4). Crop it and upload it again.",
);
pub(crate) const UPLOAD_FAILED: Text = text(
    "Файл жүктелмеді. Интернет байланысын тексеріп, қайталап көріңіз.",
    "Файл не загрузился. Проверьте связь с интернетом и попробуйте еще раз.",
    "The file was not uploaded. Check the connection and try again.",
);
pub(crate) const UPLOAD_MEGABYTES: Text = text("{n} МБ", "{n} МБ", "{n} MB");
pub(crate) const UPLOAD_KILOBYTES: Text = text("{n} КБ", "{n} КБ", "{n} KB");
pub(crate) const UPLOAD_ON_SERVER: Text = text("Жүктелді", "Загружен", "Uploaded");
pub(crate) const UPLOAD_HERE: Text = text(
    "Осы құрылғыда сақтаулы, жіберерде жүктеледі",
    "Хранится на этом устройстве, загрузится при отправке",
    "Kept on this device; it is uploaded when you send",
);
pub(crate) const UPLOAD_FLEETING: Text = text(
    "Браузер бұл файлды сақтамады: бетті жапсаңыз, оны қайта таңдау керек болады",
    "Браузер не сохранил этот файл: если закрыть страницу, его придется выбрать снова",
    "The browser did not keep this file: if you close the page, you choose it again",
);
pub(crate) const UPLOAD_LOST: Text = text(
    "Бұл файл браузерде де, серверде де жоқ. Оны өшіріп, қайта таңдаңыз.",
    "Этого файла нет ни в браузере, ни на сервере. Удалите его и выберите снова.",
    "This file is neither in the browser nor on the server. Remove it and choose it again.",
);
pub(crate) const UPLOAD_CUT: Text = text(
    "Сурет 3×4 пішімінде емес еді, сондықтан оның ортасынан 3×4 бөлігін қиып алдық. Бетіңіз толық көрініп тұрса, осы суретті алыңыз.",
    "Снимок был не 3×4, поэтому мы вырезали его середину 3×4. Если лицо видно целиком, возьмите этот снимок.",
    "The picture was not 3×4, so we cut out its middle, 3×4. If the whole face is seen, take this picture.",
);
pub(crate) const UPLOAD_CUT_SIZE: Text =
    text("Өлшемі: {width} × {height} пиксель.", "Размер: {width} × {height} пикселей.", "Size: {width} × {height} pixels.");
pub(crate) const UPLOAD_CUT_PICTURE: Text =
    text("«{name}» суретінің қиылған ортасы", "Вырезанная середина снимка «{name}»", "The middle cut out of “{name}”");
pub(crate) const BUTTON_TAKE_CUT: Text = text("Осы суретті алу", "Взять этот снимок", "Take this picture");
pub(crate) const BUTTON_OTHER_PICTURE: Text = text("Басқа сурет таңдау", "Выбрать другой снимок", "Choose another picture");
