import type { CannedReply } from '../../core/desk-notes.ts';
import type { notesOf } from '../notes.ts';
import type { readGaps } from '../reports/gaps.ts';
import type { readReport } from '../reports/report.ts';
import type { searchMessages } from '../search.ts';
import type { suggestionFor } from '../suggestions.ts';
import type { readWall } from '../wall.ts';
import type { Wire } from './wire.ts';

/** What the answer of a use case looks like as JSON. */
type Answered<F extends (...args: never[]) => Promise<unknown>> = Wire<Awaited<ReturnType<F>>>;

export type NoteRow = Answered<typeof notesOf>['notes'][number];
export type FoundMessage = Answered<typeof searchMessages>['messages'][number];
export type SuggestedText = Answered<typeof suggestionFor>;
export type Wall = Answered<typeof readWall>;
export type ReportRow = Answered<typeof readReport>;
export type GapGroupRow = Answered<typeof readGaps>['groups'][number];
export type CannedRow = Wire<Omit<CannedReply, 'id'>>;

/** A mission as the guide's public API lists it. */
export interface MissionName {
  readonly id: string;
  readonly name: Readonly<Record<string, string>>;
}
