// Times one beside the floor, batch by batch in turn, so that what else the machine does hits both. The same in Node and in a page.

/// The median time of a call in microseconds, and the median of its ratio to the floor's in the same round.
export function race(run, floor) {
  const time = (act, times) => {
    const begun = performance.now();
    for (let nth = 0; nth < times; nth++) act();
    return ((performance.now() - begun) * 1000) / times;
  };
  // As many as take 20 ms at their quickest: a count taken while something else ran would make batches too short for the clock.
  const times = (act) => {
    for (let nth = 0; nth < 3; nth++) act();
    let count = 1;
    for (;;) {
      const lasted = Math.min(...[1, 2, 3].map(() => time(act, count) * count));
      if (lasted > 20_000) return count;
      count = Math.ceil(count * Math.min(8, 25_000 / Math.max(lasted, 1)));
    }
  };
  const [many, floors] = [times(run), times(floor)];
  const rounds = Array.from({ length: 11 }, () => [time(run, many), time(floor, floors)]);
  const middle = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
  return { micros: middle(rounds.map(([own]) => own)), ratio: middle(rounds.map(([own, by]) => own / by)) };
}
