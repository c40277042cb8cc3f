//! What a receipt says of documents that may follow: of row 8 of the admission's annex, in an emergency.

use crate::{complete, employee, input, notices_of, particulars};
use otinish_core::notice::Notice;
use otinish_core::notice::letter::Particulars;
use serde_json::Value;

#[test]
fn a_receipt_names_what_is_handed_in_later_and_says_so_only_where_something_is() {
    let in_an_emergency = |disability: &str| {
        let mut input = input("tve-admission", |case| case["name"] == "in an emergency the medical certificate may follow");
        input["application"]["admission"]["disability"] = disability.into();
        input
    };
    let acts = ["№ 7 қаулы", "№ 8 жарлық"].map(String::from).to_vec();
    for (language, heading, act, label, later, row) in [
        (
            "kk",
            "Кейін тапсырылатын құжаттар",
            "Шектеу шаралары немесе төтенше жағдай мына актімен жарияланған: № 8 жарлық.",
            "075-У нысанындағы медициналық анықтама",
            "білім беру ұйымының өзіне",
            "8-жолы",
        ),
        (
            "ru",
            "Документы, которые сдаются позже",
            "Ограничительные меры или чрезвычайная ситуация объявлены актом: № 8 жарлық.",
            "Медицинская справка по форме 075-У",
            "прямо в организацию образования",
            "строка 8",
        ),
    ] {
        let receipt = |input: Value| {
            let particulars = Particulars { emergency_acts: acts.clone(), ..particulars() };
            notices_of(input, language, Some(employee()), &particulars).0.unwrap()
        };
        let deferred = |notice: &Notice| notice.sections.iter().find(|section| section.heading == heading).cloned();
        let said = deferred(&receipt(in_an_emergency("group-1"))).unwrap();
        assert_eq!((said.paragraphs.len(), &*said.paragraphs[1]), (2, act));
        let [medical, conclusion] = &said.items[..] else { panic!("{said:?}") };
        assert_eq!(medical.text, label);
        assert!(conclusion.text.contains("031-У"), "{}", conclusion.text);
        for item in [medical, conclusion] {
            assert!(matches!(&item.notes[..], [how, clause] if how.contains(later) && clause.contains(row)), "{:?}", item.notes);
        }
        // The employee still stands right below the documents.
        let notice = receipt(in_an_emergency("group-3"));
        assert_eq!(deferred(&notice).unwrap().items.len(), 1);
        let at = |heading: &str| notice.sections.iter().position(|section| section.heading == heading);
        let took = ["Құжаттарды қабылдаған қызметкер", "Работник, принявший документы"].iter().find_map(|heading| at(heading));
        assert_eq!((took, at(heading)), (Some(1), Some(2)));
        assert_eq!(deferred(&receipt(complete("tve-admission"))), None);
    }
}
