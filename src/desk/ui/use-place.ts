import { useEffect, useState } from 'preact/hooks';

/** Pages beside the conversations. */
export const PAGES = [
  'calls',
  'wall',
  'reports',
  'gaps',
  'agents',
  'calendars',
  'duty',
  'canned',
  'audit',
] as const;
export type PageName = (typeof PAGES)[number];

/** What the address after `#` says: the open conversation, and on a phone which of its columns; or a page. */
export interface Place {
  readonly conversationId?: string;
  /** The message to show: its `seq`. */
  readonly message?: number;
  readonly page?: PageName;
  /** What the page is asked about. */
  readonly about?: string;
  readonly view: 'lists' | 'conversation' | 'context';
}

export function parsePlace(hash: string): Place {
  const [, name, about] = /^#\/(\w+)(?:\/([\w.-]+))?$/.exec(hash) ?? [];
  const page = PAGES.find((one) => one === name);
  if (page) return { page, view: 'lists', ...(about && { about }) };
  const [, id, part] = /^#\/c\/([\w-]+)(?:\/(context|\d{1,9}))?$/.exec(hash) ?? [];
  if (!id) return { view: 'lists' };
  if (part === 'context') return { conversationId: id, view: 'context' };
  return { conversationId: id, view: 'conversation', ...(part && { message: Number(part) }) };
}

export function hashOf({ conversationId, message, page, about, view }: Place): string {
  if (page) return `#/${page}${about ? `/${about}` : ''}`;
  if (!conversationId || view === 'lists') return '#/';
  const part = view === 'context' ? 'context' : message;
  return `#/c/${conversationId}${part === undefined ? '' : `/${part}`}`;
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
