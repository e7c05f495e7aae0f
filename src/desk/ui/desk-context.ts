import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { Api } from './api.ts';
import type { Session } from './wire.ts';

/** What every part of the signed-in desk shares. */
export interface DeskShared {
  readonly api: Api;
  readonly me: Session['agent'];
  /** Says one sentence to the agent, also to a screen reader. */
  notify(sentence: string): void;
}

const Shared = createContext<DeskShared>({
  api: new Api(),
  me: { id: '', name: '', role: 'agent', presence: 'away', languages: [] },
  notify: () => undefined,
});
export const DeskProvider = Shared.Provider;

export function useDesk(): DeskShared {
  return useContext(Shared);
}
