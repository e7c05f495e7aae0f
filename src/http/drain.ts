import type { Server, ServerResponse } from 'node:http';

/** Longest that requests in hand may take once the server closes, in milliseconds. */
const PATIENCE_MS = 3_000;

/**
 * Watches a server from its beginning. The function returned closes it without cutting anybody off: no new connection
 * is taken, event streams end cleanly (their readers come back, to another process, with `Last-Event-ID`), requests in
 * hand are answered. Whatever is still open after `patienceMs` is cut. Safe to call twice.
 */
export function watchForDrain(server: Server, patienceMs = PATIENCE_MS): () => Promise<void> {
  const open = new Set<ServerResponse>();
  let drained: Promise<void> | undefined;
  server.prependListener('request', (_request, response: ServerResponse) => {
    open.add(response);
    if (drained) response.setHeader('Connection', 'close');
    response.on('close', () => {
      open.delete(response);
      // The connection is idle only after this event has passed.
      if (drained) setImmediate(() => server.closeIdleConnections());
    });
  });
  const drain = async (): Promise<void> => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    const late = setTimeout(() => server.closeAllConnections(), patienceMs);
    for (const response of open) letGo(response);
    await closed;
    clearTimeout(late);
  };
  return () => {
    drained ??= drain();
    return drained;
  };
}

function letGo(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close');
  else if (String(response.getHeader('Content-Type')).startsWith('text/event-stream')) {
    // Whoever feeds the stream learns of its end a moment later; what it writes till then is read again by the next one.
    response.on('error', () => undefined);
    response.end();
  }
}
