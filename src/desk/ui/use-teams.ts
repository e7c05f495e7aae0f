import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { DEFAULT_TEAM } from '../../core/team.ts';
import type { TeamRow } from './wire-centre.ts';
import { useWords } from './words.ts';

/** The teams as the desk last read them. */
interface Teams {
  readonly teams: readonly TeamRow[];
  /** Reads them again; never rejects. */
  reload(): Promise<void>;
}

const Shared = createContext<Teams>({ teams: [], reload: async () => undefined });
export const TeamsProvider = Shared.Provider;

export function useTeams() {
  const words = useWords();
  const shared = useContext(Shared);
  const named = (id: string) => shared.teams.find((team) => team.id === id);
  /** What is for a team that is gone is the call centre's. */
  const nameOf = (id: string): string => {
    const team = named(id) ?? named(DEFAULT_TEAM);
    return team?.name ?? words.calendars.names[team?.id ?? DEFAULT_TEAM] ?? team?.id ?? id;
  };
  return {
    ...shared,
    nameOf,
    /** The name of a team that is not the call centre. */
    otherThanDefault: (id: string) => (named(id) && id !== DEFAULT_TEAM ? nameOf(id) : undefined),
    /** There is more than the call centre: only then is a team worth a word. */
    several: shared.teams.length > 1,
  };
}
