import { join } from 'node:path';
import { openChromium } from '../../../test/browser/chromium.ts';
import { AtWork } from '../../../test/journeys/at-work.ts';
import { loadCalendars } from '../../calendar/load.ts';
import { openStore } from '../../store/open.ts';
import { Books, readRecords } from '../chaos/books.ts';
import { patiently, settled, stopAll } from '../chaos/rest.ts';
import { Site } from '../chaos/site.ts';
import { Troubles } from '../chaos/troubles.ts';
import { askAnyOf } from '../chaos/web-person.ts';
import { Random } from '../rig/random.ts';
import { pause } from '../rig/until.ts';
import { CitizenLife } from './citizens.ts';
import { ShiftBooks } from './shift-books.ts';
import { Staff } from './staff.ts';
import { Watch } from './watch.ts';

export interface RehearsalOptions {
  readonly rootDir: string;
  readonly minutes: number;
  readonly citizens: number;
  readonly agents: number;
  readonly seed: number;
  readonly store: 'sqlite' | 'mongo';
}

export interface RehearsalReport {
  /** Empty when the books balance. */
  readonly differences: readonly string[];
  /** What was done, seen and kept, a group each. */
  readonly groups: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Those at a real desk, each in a browser and a language of their own. */
const AT_BROWSERS = [
  { name: 'amina', language: 'fr' },
  { name: 'said', language: 'ar' },
];
/** Between two troubles of one lane, and between two cuts of a browser, in milliseconds. */
const TROUBLE_PAUSES = [5_000, 40_000] as const;
const BROWSER_CUTS = [30_000, 120_000] as const;
/** Of the whole time, what is left undisturbed before the end: what goes wrong then has no excuse. */
const CALM_SHARE = 0.2;
/** An offer may run out twice, and rest, before somebody who declined is asked again. */
const SETTLE_MS = 240_000;

/** A working shift on a site that breaks: citizens by script, agents by script and in two browsers, and the books. */
export async function runRehearsal(options: RehearsalOptions): Promise<RehearsalReport> {
  const site = await Site.open(options.rootDir, options.store);
  const chromium = await openChromium().catch(async (error: unknown) => {
    await site.close();
    throw error;
  });
  try {
    return await work(site, chromium.browser, options);
  } finally {
    await chromium.close();
    await site.close();
  }
}

async function work(
  site: Site,
  browser: Awaited<ReturnType<typeof openChromium>>['browser'],
  options: RehearsalOptions,
): Promise<RehearsalReport> {
  const random = new Random(options.seed);
  const wholeMs = options.minutes * 60_000;
  const anyUrl = () => random.of(site.webs).url;
  const ask = askAnyOf(anyUrl, AbortSignal.timeout(wholeMs + 2 * SETTLE_MS));
  const failures: string[] = [];
  const noted = <T>(what: Promise<T>) =>
    what.catch((error: Error) => {
      failures.push(error.message);
      return undefined;
    });
  const store = await patiently(() => openStore({ dataDir: site.folder, mongoUrl: site.mongo?.url }));
  const watch = new Watch(store, await loadCalendars(join(options.rootDir, 'data')));
  const staff = new Staff({ ask, anyUrl, random });
  const troubles = new Troubles(site, random, TROUBLE_PAUSES);
  const desks = AT_BROWSERS.map(
    (who, place) => new AtWork(browser, site.webs[place % site.webs.length]?.url ?? '', who),
  );
  try {
    await staff.engage(
      options.agents,
      AT_BROWSERS.map(({ name }) => name),
    );
    const watching = watch.look();
    const serving = noted(staff.work(options.agents));
    const atDesks = Promise.all(desks.map((desk) => noted(desk.work())));
    const breaking = noted(troubles.make());
    let calm = false;
    const cutting = Promise.all(desks.map((desk) => cutNowAndThen(desk, random, () => calm)));
    const lives = Promise.all(
      Array.from({ length: options.citizens }, async () => {
        // The last come when two thirds are over, so that each has time for a whole talk.
        await pause(random.next() * wholeMs * 0.66);
        const life = await noted(CitizenLife.begin(ask, anyUrl, random));
        if (life) await noted(life.live());
        return life;
      }),
    );
    await pause(wholeMs * (1 - CALM_SHARE));
    calm = true;
    troubles.stop();
    await breaking;
    const cuts = (await cutting).reduce((sum, one) => sum + one, 0);
    await noted(staff.toRest());
    await pause(wholeMs * CALM_SHARE);
    const people = (await lives).filter((life) => life !== undefined);
    for (const life of people) life.returns();
    const accountOf = ({ person, wantsAgent }: CitizenLife) => {
      const { conversationId, acknowledged: sent, heard } = person;
      return { channel: 'webchat' as const, conversationId, sent, heard, wantsAgent };
    };
    await noted(settled(store, people.map(accountOf), SETTLE_MS));
    for (const desk of desks) desk.end();
    staff.end();
    await Promise.all([serving, atDesks]);
    await pause(500);

    const lines = [...staff.replies];
    const books = new Books(troubles.made);
    const shift = new ShiftBooks(watch.offered);
    const said = new Map<string, number>();
    for (const life of people) {
      const account = accountOf(life);
      const records = await patiently(() => readRecords(store, account.conversationId));
      books.compare(account, lines, records);
      shift.compare(records, life.pressedLeave);
      for (const { from, text } of records.messages)
        if (from === 'agent') said.set(text, (said.get(text) ?? 0) + 1);
      const shown = await staff.transcript(account.conversationId);
      if (shown.map(({ id }) => id).join() !== records.messages.map(({ id }) => id).join())
        failures.push(
          `${account.conversationId}: the desk shows ${shown.length} of ${records.messages.length}`,
        );
    }
    for (const line of desks.flatMap((desk) => desk.lines))
      if (said.get(line) !== 1) failures.push(`a line from a browser is stored ${said.get(line) ?? 0} times`);
    for (const { person } of people) person.leave();
    watch.stop();
    await watching;
    failures.push(...(await stopAll(site, store)));
    const idle = watch.judge(troubles.made);
    return {
      differences: [...books.differences, ...shift.differences, ...idle.differences, ...failures],
      groups: {
        troubles: count(troubles.made.map(({ what }) => what)),
        citizens: count(people.map(({ way }) => way)),
        desk: {
          ...staff.deeds,
          'browsers closed': cuts,
          'lines from browsers': desks.flatMap((desk) => desk.lines).length,
        },
        books: { ...books.figures, ...shift.figures, 'longest wait beside a free agent, ms': idle.longestMs },
      },
    };
  } finally {
    watch.stop();
    staff.end();
    for (const desk of desks) desk.end();
    await store.close();
  }
}

/** Closes the browser under somebody's hands. Returns how often. */
async function cutNowAndThen(desk: AtWork, random: Random, isOver: () => boolean): Promise<number> {
  let cuts = 0;
  while (!isOver()) {
    for (let left = random.between(...BROWSER_CUTS); left > 0 && !isOver(); left -= 500) await pause(500);
    if (isOver()) break;
    await desk.isCut().catch(() => undefined);
    cuts += 1;
  }
  return cuts;
}

function count(names: readonly string[]): Record<string, number> {
  const counted: Record<string, number> = {};
  for (const name of names) counted[name] = (counted[name] ?? 0) + 1;
  return counted;
}
