import { useEffect, useState } from 'preact/hooks';

/** What the address after `#` says: the open conversation, and on a phone which of its columns. */
export interface Place {
  readonly conversationId?: string;
  readonly view: 'lists' | 'conversation' | 'context';
}

export function parsePlace(hash: string): Place {
  const [, kind, id, part] = /^#\/(c)\/([\w-]+)(?:\/(context))?$/.exec(hash) ?? [];
  if (!kind || !id) return { view: 'lists' };
  return { conversationId: id, view: part ? 'context' : 'conversation' };
}

export function hashOf({ conversationId, view }: Place): string {
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
