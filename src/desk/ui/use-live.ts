import { useEffect, useRef, useState } from 'preact/hooks';
import type { Api } from './api.ts';
import { type DeskHint, listen } from './live.ts';

/** Keeps the stream open. `onOpen` runs at each connection, `onHint` for whatever changes. */
export function useLive(api: Api, onOpen: () => void, onHint: (hint: DeskHint) => void): { lost: boolean } {
  const [lost, setLost] = useState(false);
  const latest = useRef({ onOpen, onHint });
  latest.current = { onOpen, onHint };
  useEffect(
    () =>
      listen(api, {
        onOpen: () => {
          setLost(false);
          latest.current.onOpen();
        },
        onHint: (hint) => latest.current.onHint(hint),
        onLost: () => setLost(true),
      }),
    [api],
  );
  return { lost };
}
