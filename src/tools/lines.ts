import type { Readable, Writable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * The lines of a stream, ended by a line feed alone or after a carriage return; an empty last one is none. Unlike
 * `readline` it leaves the separators whole that JSON allows within a text (U+2028, U+2029, a bare carriage return).
 */
export async function* linesOf(input: Readable): AsyncIterable<string> {
  const decoder = new StringDecoder('utf8');
  let first = true;
  let rest: string[] = [];
  for await (const chunk of input) {
    const pieces = (typeof chunk === 'string' ? chunk : decoder.write(chunk)).split('\n');
    const last = pieces.pop() ?? '';
    for (const piece of pieces) {
      yield bare([...rest, piece].join(''), first);
      first = false;
      rest = [];
    }
    if (last) rest.push(last);
  }
  const end = rest.join('') + decoder.end();
  if (end) yield bare(end, first);
}

function bare(line: string, first: boolean): string {
  const text = first && line.startsWith(BYTE_ORDER_MARK) ? line.slice(1) : line;
  return text.endsWith('\r') ? text.slice(0, -1) : text;
}

/** How many characters are gathered before they are written: a write per line would take most of the time. */
const CHUNK = 64 * 1024;

/** Writes lines to a stream in large pieces, no faster than they are read. A reader that goes away ends it quietly. */
export class LineWriter {
  #waiting = '';
  #gone = false;

  constructor(private readonly output: Writable) {
    output.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      this.#gone = true;
    });
  }

  /** Whether nobody reads any more. */
  get gone(): boolean {
    return this.#gone;
  }

  async write(line: string): Promise<void> {
    this.#waiting += `${line}\n`;
    if (this.#waiting.length >= CHUNK) await this.flush();
  }

  flush(): Promise<void> {
    const text = this.#waiting;
    this.#waiting = '';
    if (!text || this.#gone) return Promise.resolve();
    return new Promise((resolve) => {
      this.output.write(text, () => resolve());
    });
  }
}
