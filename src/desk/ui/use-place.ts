import { useEffect, useState } from 'preact/hooks';

/** What the address after `#` says: the open conversation, and on a phone which of its columns. */
/** Pages beside the conversations. */
export const PAGES = ['wall', 'reports', 'gaps', 'agents', 'calendars', 'canned'] as const;
export type PageName = (typeof PAGES)[number];

export interface Place {
  readonly conversationId?: string;
  readonly page?: PageName;
  readonly view: 'lists' | 'conversation' | 'context';
}

export function parsePlace(hash: string): Place {
  const page = PAGES.find((one) => hash === `#/${one}`);
  if (page) return { page, view: 'lists' };
  const [, kind, id, part] = /^#\/(c)\/([\w-]+)(?:\/(context))?$/.exec(hash) ?? [];
  if (!kind || !id) return { view: 'lists' };
  return { conversationId: id, view: part ? 'context' : 'conversation' };
}

export function hashOf({ conversationId, page, view }: Place): string {
  if (page) return `#/${page}`;
  if (!conversationId || view === 'lists') return '#/';
  return `#/c/${conversationId}${view === 'context' ? '/context' : ''}`;
}

/** The place, kept in the address so that the browser's own “back” works. */
export function usePlace(): [Place, (place: Place) => void] {
  const [place, setPlace] = useState(() => parsePlace(location.hash));
  useEffect(() => {
    const onChange = () => setPlace(parsePlace(location.hash));
    addEventListener('hashchange', onChange);
    return () => removeEventListener('hashchange', onChange);
  }, []);
  return [
    place,
    (next) => {
      location.hash = hashOf(next);
    },
  ];
}
