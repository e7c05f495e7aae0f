import { COMPLAINT_CATEGORIES, type ComplaintCategory, type Escalation } from '../../core/escalation.ts';
import { TARGETS } from '../../escalation/service-level.ts';
import type { Store } from '../../ports/store.ts';
import { toCsv } from './csv.ts';

const MOST = 20_000;
const MINUTE_MS = 60_000;
/** What the citizen was promised: 48 hours, by day and night. */
const PROMISE_MS = TARGETS.complaint.resolution.minutes * MINUTE_MS;

/** Complaints of one subject, by what has become of them. */
export interface ComplaintCount {
  /** `none`: nobody has named it yet. */
  readonly category: ComplaintCategory | 'none';
  readonly waiting: number;
  readonly assigned: number;
  readonly resolved: number;
  /** Resolved within 48 hours. */
  readonly inTime: number;
  /** Open, or resolved, after more than 48 hours. */
  readonly late: number;
}

/** Every subject in its order, the unnamed last, also those of which there are none. */
export function countComplaints(opened: readonly Escalation[], now: Date): ComplaintCount[] {
  const complaints = opened.filter(({ reference }) => reference);
  return [...COMPLAINT_CATEGORIES, 'none' as const].map((category) => {
    const own = complaints.filter((one) => (one.category ?? 'none') === category);
    const inState = (state: Escalation['state']) => own.filter((one) => one.state === state).length;
    return {
      category,
      ...{ waiting: inState('waiting'), assigned: inState('assigned'), resolved: inState('resolved') },
      inTime: own.filter((one) => one.state === 'resolved' && !isLate(one, now)).length,
      late: own.filter((one) => isLate(one, now)).length,
    };
  });
}

function isLate({ createdAt, resolvedAt }: Escalation, now: Date): boolean {
  return (resolvedAt ?? now).getTime() - createdAt.getTime() > PROMISE_MS;
}

export async function listComplaints(
  { escalations }: Pick<Store, 'escalations'>,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<Escalation[]> {
  return (await escalations.opened(from, to, MOST)).filter(({ reference }) => reference);
}

/** One row for each complaint, without anybody's words. */
export function complaintsCsv(complaints: readonly Escalation[], now: Date): string {
  const head = ['number', 'category', 'state', 'opened', 'closed', 'late', 'channel', 'language', 'mission'];
  const rows = complaints.map((one) => [
    one.reference ?? '',
    one.category ?? '',
    one.state,
    one.createdAt.toISOString(),
    one.resolvedAt?.toISOString() ?? '',
    isLate(one, now) ? 'yes' : 'no',
    one.channel,
    one.language,
    one.missionId ?? '',
  ]);
  return `\uFEFF${toCsv([head, ...rows])}`;
}
