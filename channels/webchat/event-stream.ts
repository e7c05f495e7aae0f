import type { Response } from 'express';

/** One open stream of server-sent events. */
export interface EventStream {
  /** Writes an event. `id` is what the browser sends back as `Last-Event-ID`. */
  send(event: string, data: unknown, id?: number): void;
  /** Writes a comment: it keeps proxies from closing the stream. */
  comment(text: string): void;
  readonly closed: boolean;
}

/** A reader this far behind is cut off; it comes back to where it was. */
const MOST_BUFFERED_BYTES = 1_000_000;

/** Begins a stream on a response. The proxy is asked not to buffer it. */
export function openEventStream(response: Response): EventStream {
  let closed = false;
  response.on('close', () => {
    closed = true;
  });
  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no',
  });
  response.flushHeaders();
  let waiting = '';
  const flush = () => {
    if (!closed) response.write(waiting);
    waiting = '';
  };
  /** What comes in one turn of the event loop travels in one packet. */
  const write = (text: string) => {
    if (closed) return;
    if (response.writableLength + waiting.length > MOST_BUFFERED_BYTES) response.destroy();
    else if (waiting === '') setImmediate(flush);
    waiting += text;
  };
  return {
    send(event, data, id) {
      write(`${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    },
    comment(text) {
      write(`: ${text}\n\n`);
    },
    get closed() {
      return closed;
    },
  };
}
