//! When an organisation has been liquidated.

use otinish_core::texts::{Text, text};

pub(crate) const CLOSED_QUESTION: Text =
    text("Оқу орны таратылған ба?", "Учебное заведение ликвидировано?", "Has the institution been liquidated?");
pub(crate) const CLOSED_HEADING: Text =
    text("Оқу орны таратылған болса", "Если учебное заведение ликвидировано", "If the institution has been liquidated");
pub(crate) const CLOSED_ARCHIVE: Text = text(
    "Телнұсқа алу үшін оқу орны орналасқан жердегі мұрағатқа жүгініңіз.",
    "За дубликатом обратитесь в архив по месту нахождения учебного заведения.",
    "For the duplicate turn to the archive at the institution’s location.",
);
pub(crate) const CLOSED_WHICH: Text = text(
    "Тармақта қай мұрағат екені айтылмаған. Мекенжайын өңірдің білім басқармасынан сұраңыз.",
    "Какой это архив, в пункте не сказано. Его адрес спросите в управлении образования региона.",
    "The paragraph does not say which archive. Ask the education department of the region for its address.",
);
pub(crate) const CLOSED_WHERE: Text = text("Қайда жүгіну керек", "Куда обратиться", "Where to turn");
pub(crate) const CLOSED_DEPARTMENT: Text =
    text("Өңірдің білім басқармасы", "Управление образования региона", "Education department of the region");
pub(crate) const CLOSED_DEPARTMENTS: Text =
    text("Өңірлердің білім басқармалары", "Управления образования регионов", "Education departments of the regions");
pub(crate) const CLOSED_DATED: Text = text(
    "Бұл тізім ескі. Онда күн көрсетілмеген, өңірлер 2018 жылғы өзгерістерге дейінгі күйінде. Телефоны, мекенжайы мен сайты өзгерген болуы мүмкін: барар алдында 1414 нөмірінен нақтылаңыз.",
    "Этот список старый. Даты в нем нет, регионы названы так, как до изменений 2018 года. Телефоны, адреса и сайты могли измениться: перед визитом уточните их по номеру 1414.",
    "This list is old. It bears no date, and has the regions as they were before the changes of 2018. Telephones, addresses and sites may have changed: ask 1414 before you go.",
);
pub(crate) const CLOSED_LISTED: Text = text("Тізімдегі атауы", "Название в списке", "Named in the list");
pub(crate) const CLOSED_SINCE: Text = text("Содан бері", "С тех пор", "Since then");
pub(crate) const CLOSED_ADDRESS: Text = text("Мекенжайы", "Адрес", "Address");
pub(crate) const CLOSED_TELEPHONE: Text = text("Телефоны", "Телефон", "Telephone");
pub(crate) const CLOSED_SITE: Text = text("Сайты", "Сайт", "Site");
pub(crate) const CLOSED_NONE: Text = text(
    "Тізімде бұл өңір жоқ. Мұрағаттың мекенжайын 1414 нөмірінен сұраңыз.",
    "В списке этого региона нет. Адрес архива спросите по номеру 1414.",
    "The list does not have this region. Ask 1414 for the address of the archive.",
);
pub(crate) const CLOSED_ALL: Text = text("Барлық өңірді көрсету", "Показать все регионы", "Show all regions");
