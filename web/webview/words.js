// The page's own words. Labels, hints and messages of the law come from the package.

const all = {
  title: ["Өтініш беру", "Подать заявление", "Apply"],
  choose: ["Қандай қызмет керек?", "Какая услуга Вам нужна?", "Which service do you need?"],
  checkOnly: [
    "Мұнда толтырып, тексересіз; құжаттар қабылдау орнына тапсырылады.",
    "Здесь можно заполнить и проверить; документы сдают там, где их принимают.",
    "Filled in and checked here; handed in at a counter.",
  ],
  optional: ["міндетті емес", "необязательно", "optional"],
  clause: ["Негізі: ", "Основание: ", "By "],
  ownRule: [
    "Мұны қағидалар емес, біз сұраймыз: өтінішті тіркеу үшін қажет.",
    "Этого требуют не правила, а мы: без этого заявление нельзя зарегистрировать.",
    "The rules do not ask for this, we do: it is needed to register the application.",
  ],
  requiredNote: [
    "«Міндетті емес» деп көрсетілмеген өрістердің бәрін толтырыңыз.",
    "Заполните все поля, кроме отмеченных «необязательно».",
    "Fill in every field that is not marked “optional”.",
  ],
  assumed: ["нысаны қолымызда жоқ, сондықтан болжам", "формы у нас нет, это предположение", "assumed: its form is not in hand"],
  add: ["Тағы қосу", "Добавить еще", "Add another"],
  remove: ["Өшіру", "Удалить", "Remove"],
  documents: ["Қоса берілетін құжаттар", "Документы к заявлению", "Documents"],
  addFile: ["Файл қосу", "Добавить файл", "Add a file"],
  noHost: [
    "Файл мен қолтаңбаны қолданба береді, ал бұл бет қазір қолданбасыз ашылған.",
    "Файлы и подпись дает приложение, а страница сейчас открыта без него.",
    "Files and the signature come from the app, and this page is open without one.",
  ],
  day: ["Күні", "День", "Day"],
  month: ["Айы", "Месяц", "Month"],
  year: ["Жылы", "Год", "Year"],
  dateHint: ["Үлгі: 27 3 2007", "Например: 27 3 2007", "For example, 27 3 2007"],
  limits: ["PDF, JPEG немесе PNG. Көлемі 10 МБ-тан аспауы керек.", "PDF, JPEG или PNG. Не больше 10 МБ.", "PDF, JPEG or PNG. At most 10 MB."],
  limitsPhoto: ["JPEG немесе PNG. Көлемі 10 МБ-тан аспауы керек.", "JPEG или PNG. Не больше 10 МБ.", "JPEG or PNG. At most 10 MB."],
  kilobytes: ["КБ", "КБ", "KB"],
  megabytes: ["МБ", "МБ", "MB"],
  obtained: ["Жүйеден алынды", "Получен из системы", "Obtained from a register"],
  present: ["Бар", "Есть", "Present"],
  deferred: ["Кейін тапсырылады", "Сдается позже", "Handed in later"],
  missing: ["Жоқ", "Нет", "Missing"],
  expired: ["Мерзімі өткен", "Срок действия истек", "Expired"],
  invalid: ["Файл жарамайды", "Файл не подходит", "The file will not do"],
  paper: ["Қағаз түрінде тапсырылады", "Сдается на бумаге", "Handed in on paper"],
  next: ["Әрі қарай", "Продолжить", "Continue"],
  errors: ["Өтініште түзететін жер бар", "В заявлении есть что исправить", "There is something to mend"],
  error: ["Қате: ", "Ошибка: ", "Error: "],
  warning: ["Назар аударыңыз: ", "Обратите внимание: ", "Please note: "],
  answers: ["Жауаптарыңызды тексеріңіз", "Проверьте ответы", "Check your answers"],
  change: ["Өзгерту", "Изменить", "Change"],
  refusable: [
    "Осы күйінде жіберсеңіз, ұйым мына негіздер бойынша бас тарта алады:",
    "Если отправить так, организация вправе отказать по этим основаниям:",
    "Sent as it is, the provider may refuse on these grounds:",
  ],
  asIs: ["Осы күйінде жіберемін", "Отправляю как есть", "I send it as it is"],
  sign: ["Қол қойып, жіберу", "Подписать и отправить", "Sign and send"],
  due: ["Жауап берілетін соңғы күн: ", "Последний день ответа: ", "Last day of the answer: "],
  complete: ["Өтініш толық.", "Заявление заполнено полностью.", "The application is complete."],
  toMend: ["Әлі түзететін жерлер: ", "Еще нужно исправить: ", "Still to mend: "],
  blocked: [
    "Бұл күйінде өтінішті тіркеу мүмкін емес:",
    "В таком виде заявление нельзя зарегистрировать:",
    "As it is, the application cannot be registered:",
  ],
  remarks: ["Ұйым мынаны көреді:", "Организация увидит следующее:", "The provider will see this:"],
  seeAsIs: ["Осы күйінде жалғастыру", "Продолжить как есть", "Go on as it is"],
  asIsFirst: ["Осы күйінде жіберетініңізді белгілеңіз.", "Отметьте, что отправляете как есть.", "Tick that you send it as it is."],
  languages: ["Тіл", "Язык", "Language"],
  waiting: ["Қолданбаның жауабын күтіп тұрмыз…", "Ждем ответа приложения…", "Waiting for the app…"],
  sent: ["Өтініш жіберуге берілді", "Заявление передано на отправку", "The application was handed over"],
  registered: ["Өтініш тіркелді", "Заявление зарегистрировано", "The application is registered"],
  rejected: ["Өтініш тіркелмеді", "Заявление не зарегистрировано", "The application was not registered"],
  number: ["Нөмірі: ", "Номер: ", "Number: "],
  printed: [
    "Тексерілді. Бұл қызметке құжаттар қабылдау орнында тапсырылады.",
    "Проверено. По этой услуге документы сдают там, где их принимают.",
    "Checked. The documents of this service are handed in at a counter.",
  ],
  another: ["Басқа қызмет", "Другая услуга", "Another service"],
  restored: ["Бұрын толтырғаныңыз қайта ашылды.", "Введенное ранее восстановлено.", "What you typed before is here again."],
  aside: [
    "Бұрын жазған мына мәліметтерге қағидаларда енді орын жоқ: ",
    "Для этих введенных ранее сведений в правилах больше нет места: ",
    "The rules have no place any more for these particulars: ",
  ],
  saved: ["Қаралама сақталды.", "Черновик сохранен.", "Draft saved."],
  memoryOnly: [
    "Деректі сақтау мүмкін болмай тұр. Бетті жапсаңыз, жазғаныңыз жоғалады.",
    "Сохранить данные не получается. Если закрыть страницу, введенное пропадет.",
    "Data cannot be kept. If you close the page, what you typed is lost.",
  ],
  failed: [
    "Бет ашылмады. Қолданбаны жауып, қайта ашыңыз.",
    "Страница не открылась. Закройте приложение и откройте снова.",
    "The page did not start. Close the app and open it again.",
  ],
  yes: ["Иә", "Да", "Yes"],
  no: ["Жоқ", "Нет", "No"],
};

export const LANGUAGES = { kk: "Қазақша", ru: "Русский", en: "English" };

/// The page's words in one language.
export const words = (language) => {
  const place = Object.keys(LANGUAGES).indexOf(language);
  return Object.fromEntries(Object.entries(all).map(([name, texts]) => [name, texts[place]]));
};
