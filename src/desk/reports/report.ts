import { DateTime } from 'luxon';
import { dateIn, zoneNamed } from '../../calendar/zones.ts';
import type { Escalation } from '../../core/escalation.ts';
import type { Store } from '../../ports/store.ts';
import { type ComplaintCount, countComplaints } from './complaints.ts';
import { type Figures, figuresOf, type Material } from './figures.ts';

/** So many escalations are reckoned with; a report over more says that it is cut. */
const MOST = 20_000;
/** `none` where a conversation or escalation has no value. */
const NONE = 'none';

export const DIMENSIONS = ['channel', 'language', 'service', 'mission'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export interface Period {
  readonly from: Date;
  /** Not part of it. */
  readonly to: Date;
}

/** One day of the period, as the team's calendar names it. */
export interface Day {
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly escalations: number;
  /** In seconds. */
  readonly waitMedian: number | null;
}

export interface Report {
  readonly from: Date;
  readonly to: Date;
  /** More was opened than could be reckoned with. */
  readonly cut: boolean;
  readonly total: Figures;
  readonly days: readonly Day[];
  readonly complaints: readonly ComplaintCount[];
  /** Most escalations and conversations first. Of missions only what agents did is known. */
  readonly by: Readonly<Record<Dimension, readonly { readonly key: string; readonly figures: Figures }[]>>;
}

/** All figures of a period. `zone`: the IANA zone in which days begin; `now` decides what is late. */
export async function readReport(
  { turns, escalations }: Pick<Store, 'turns' | 'escalations'>,
  { from, to }: Period,
  { zone, now }: { readonly zone: string; readonly now: Date },
): Promise<Report> {
  const [opened, counts, seen] = await Promise.all([
    escalations.opened(from, to, MOST),
    turns.counts(from, to),
    turns.conversations(from, to),
  ]);
  const escalated = new Set(opened.map(({ conversationId }) => conversationId));
  const all: Material = { escalations: opened, turns: counts, seen, escalated };
  return {
    ...{ from, to, cut: opened.length === MOST },
    total: figuresOf(all),
    complaints: countComplaints(opened, now),
    days: daysOf(opened, { from, to }, zone),
    by: {
      channel: partsBy(all, 'channel'),
      language: partsBy(all, 'language'),
      service: partsBy(all, 'service'),
      mission: partsBy(all, 'mission'),
    },
  };
}

function partsBy(all: Material, dimension: Dimension): { key: string; figures: Figures }[] {
  const parts = new Map<
    string,
    { escalations: Escalation[]; turns: Material['turns'][number][]; seen: Material['seen'][number][] }
  >();
  const part = (key: string) => {
    const known = parts.get(key) ?? { escalations: [], turns: [], seen: [] };
    parts.set(key, known);
    return known;
  };
  for (const one of all.escalations) part(keyOf(one, dimension)).escalations.push(one);
  // Turns carry no mission.
  if (dimension !== 'mission') {
    for (const one of all.turns) part(one[dimension]).turns.push(one);
    for (const one of all.seen) part(one[dimension]).seen.push(one);
  }
  return [...parts]
    .map(([key, material]) => ({ key, figures: figuresOf({ ...material, escalated: all.escalated }) }))
    .sort((a, b) => weight(b.figures) - weight(a.figures) || (a.key < b.key ? -1 : 1));
}

function weight({ escalations, conversations }: Figures): number {
  return escalations + conversations;
}

function keyOf({ channel, language, topic, missionId }: Escalation, dimension: Dimension): string {
  return { channel, language, service: topic ?? NONE, mission: missionId ?? NONE }[dimension];
}

/** Each day of the period, also those on which nothing was opened. */
function daysOf(opened: readonly Escalation[], { from, to }: Period, zone: string): Day[] {
  const dayOf = (at: Date) => dateIn(zone, at);
  const groups = new Map<string, Escalation[]>();
  const last = dayOf(new Date(to.getTime() - 1));
  for (
    let at = DateTime.fromJSDate(from, { zone: zoneNamed(zone) }).startOf('day');
    ;
    at = at.plus({ days: 1 })
  ) {
    const day = at.toISODate() ?? '';
    if (day > last) break;
    groups.set(day, []);
  }
  for (const one of opened) groups.get(dayOf(one.createdAt))?.push(one);
  return [...groups].map(([day, list]) => ({
    day,
    escalations: list.length,
    waitMedian: figuresOf({ escalations: list, turns: [], seen: [], escalated: new Set() }).waitMedian,
  }));
}
