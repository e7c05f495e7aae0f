import type { newAlertCode } from '../../escalation/alert-link.ts';
import type { alertView } from '../alert-routes.ts';
import type { readCallBacks } from '../call-backs.ts';
import type { readDuty } from '../duty-view.ts';
import type { listMissionHours } from '../mission-hours.ts';
import type { findRecipients } from '../recipients.ts';
import type { addTeam, listTeams } from '../teams.ts';
import type { Wire } from './wire.ts';

type Answered<F extends (...args: never[]) => Promise<unknown>> = Wire<Awaited<ReturnType<F>>>;

export type AlertCode = Answered<typeof newAlertCode>;
export type AlertState = Wire<ReturnType<typeof alertView>>;
export type CallBackRow = Answered<typeof readCallBacks>['callBacks'][number];
export type DutyNow = Answered<typeof readDuty>;
export type MissionHoursRow = Answered<typeof listMissionHours>['calendars'][number];
export type TeamRow = Answered<typeof listTeams>['teams'][number];
export type TeamEntry = Answered<typeof addTeam>['team'];
export type RecipientRow = Answered<typeof findRecipients>['recipients'][number];
