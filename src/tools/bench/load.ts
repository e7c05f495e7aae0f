import { type Rate, rateOf } from './figures.ts';

/** Does one thing and gives the milliseconds it took. */
export type Work = (index: number) => Promise<number>;

/** As much as goes: `lanes` things at a time for so many seconds. */
export async function atFullSpeed(work: Work, lanes: number, seconds: number): Promise<Rate> {
  const begun = performance.now();
  const times: number[] = [];
  let index = 0;
  const lane = async () => {
    while (performance.now() - begun < seconds * 1000) times.push(await work(index++));
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return rateOf(times, (performance.now() - begun) / 1000);
}

/**
 * A steady rate, whether or not the answers keep up; each is timed from the moment it was due, so that a queue that
 * builds up is seen.
 */
export async function atRate(work: Work, perSecond: number, seconds: number): Promise<Rate> {
  const begun = performance.now();
  const total = Math.max(1, Math.round(perSecond * seconds));
  const running: Promise<number>[] = [];
  for (let index = 0; index < total; index++) {
    const due = begun + (index * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 1) await new Promise((resolve) => setTimeout(resolve, early));
    const lag = Math.max(0, performance.now() - due);
    running.push(work(index).then((took) => took + lag));
  }
  return rateOf(await Promise.all(running), (performance.now() - begun) / 1000);
}
