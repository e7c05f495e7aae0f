import type { Api } from './api.ts';
import type { Colleague } from './wire.ts';
import type { GapGroupRow, ReportRow, Wall } from './wire-more.ts';

export interface SkillsChange {
  readonly languages: readonly string[];
  readonly topics: readonly string[] | null;
  readonly missions: readonly string[] | null;
  readonly capacity: number | null;
  readonly team: string;
}

export interface NewAccount {
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly role: string;
  readonly languages: readonly string[];
}

/** A period as the address carries it. */
export interface PeriodQuery {
  readonly from: string;
  readonly to: string;
}

/** Where a file of the period is downloaded. */
export function fileAddress(
  file: 'reports.csv' | 'complaints.csv' | 'gaps.jsonl',
  { from, to }: PeriodQuery,
): string {
  return `/desk/api/${file}?${new URLSearchParams({ from, to })}`;
}

/** The part of the desk's contract for supervisors and administrators. Every call rejects with `Refused`. */
export function oversightApi(api: Api) {
  const agent = (id: string) => `/agents/${encodeURIComponent(id)}`;
  const period = ({ from, to }: PeriodQuery) => new URLSearchParams({ from, to });
  return {
    wall: () => api.json<Wall>('GET', '/wall'),
    report: (query: PeriodQuery) => api.json<ReportRow>('GET', `/reports?${period(query)}`),
    gaps: async (query: PeriodQuery) =>
      (await api.json<{ groups: GapGroupRow[] }>('GET', `/gaps?${period(query)}`)).groups,
    addAgent: (account: NewAccount) => api.call('POST', '/agents', account),
    setSkills: (id: string, skills: SkillsChange) => api.call('PUT', `${agent(id)}/skills`, skills),
    setAccount: (id: string, account: Pick<Colleague, 'name' | 'role' | 'disabled'>) =>
      api.call('PUT', `${agent(id)}/account`, account),
    setPassword: (id: string, password: string) => api.call('POST', `${agent(id)}/password`, { password }),
  };
}
