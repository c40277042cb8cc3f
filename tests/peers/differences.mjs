// Where the plain form's verdict and ours part, and why: the plain form is a model that demands more than the law does. Each cause names the
// paths at which the plain rules find a fault that ours is none; an input differs when every one of its faults is such a one.

/// `[why, paths]`, in the order in which they are told.
export const CAUSES = [
  ["HC asks for no list of corrections, and judges only values that are given", /^corrections(\/|$)/],
  ["the contract has no yes-or-no of a change: the reason says it", /^(nameChanged|institutionChanged)$/],
  ["HC asks for no copy of an identity document, and does not judge one", /^attachments\/1\/expiresOn$/],
  ["the certificate or code is proved on submission, and is no member of the application", /^(signatureCms|otpCode)$/],
  ["no clause gives the shape of a number: an unusual one is a warning", /^documentNumber$/],
  ["look-alike letters of a series are read as what they stand for; a state series has no closed shape", /^documentSeries$/],
  ["the model may be left out", /^documentKind$/],
  ["the organisation knows its head: an incomplete name is a warning", /^headFullName$/],
  ["HC does not ask for the institution's address", /^institutionAddress$/],
  ["a number written with 8 or with spaces is read as +7", /^phone$/],
  ["a name is never refused for its alphabet: mixed scripts are a warning", /^(surname|firstName)$/],
  ["a file may have any name", /^attachments\/\d+\/fileName$/],
  ["without a language the notice is in Kazakh", /^noticeLanguage$/],
];

/// What ours says in one word; only `complete` is what the peers call valid.
export const verdict = (report) => ("error" in report ? "unreadable" : report.verdict);

/// Compares the plain verdicts with these reports, one for each input of the corpus.
///
/// Answers how often each pair of verdicts stands, how many inputs each cause parts (an input may have several), and what no cause explains.
export function compare(corpus, reports) {
  const pairs = new Map();
  const causes = new Map(CAUSES.map(([why]) => [why, 0]));
  const unexplained = [];
  corpus.forEach(({ id, faults }, nth) => {
    const [plain, ours] = [faults.length === 0 ? "valid" : "invalid", verdict(reports[nth])];
    const pair = `${plain}, ${ours}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
    if ((plain === "valid") === (ours === "complete")) return;
    const why = faults.map((path) => CAUSES.find(([, paths]) => paths.test(path))?.[0]);
    if (plain === "valid" || why.includes(undefined)) unexplained.push(id);
    else for (const cause of new Set(why)) causes.set(cause, causes.get(cause) + 1);
  });
  return { pairs, causes, unexplained };
}
