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
  /** Where the holder writes, while somebody holds the open conversation. */
  readonly composer: Composer;
}

/** Lets other columns write into the reply. */
export interface Composer {
  /** The field that is there now puts itself here, and takes itself away. */
  current: { insert(text: string): void } | undefined;
}

const Shared = createContext<DeskShared>({
  api: new Api(),
  me: { id: '', name: '', role: 'agent', presence: 'away', languages: [] },
  notify: () => undefined,
  composer: { current: undefined },
});
export const DeskProvider = Shared.Provider;

export function useDesk(): DeskShared {
  return useContext(Shared);
}
