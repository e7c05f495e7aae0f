import { PassThrough, Readable } from 'node:stream';
import { LineWriter, linesOf } from '../../src/tools/lines.ts';

async function linesIn(...chunks: readonly (string | Buffer)[]): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of linesOf(Readable.from(chunks.map((chunk) => Buffer.from(chunk)))))
    lines.push(line);
  return lines;
}

describe('lines of a stream', () => {
  it.each([
    ['ends with and without a line feed alike', 'a\nb\n', ['a', 'b']],
    ['has no trailing line feed', 'a\nb', ['a', 'b']],
    ['keeps blank lines', 'a\n\n\nb\n', ['a', '', '', 'b']],
    ['takes carriage returns and a byte order mark away', '\uFEFFa\r\nb\r\n', ['a', 'b']],
    ['is not broken by what JSON allows in a text', '"a\u2028b\u2029c"\n', ['"a\u2028b\u2029c"']],
    ['is empty', '', []],
  ])('that %s', async (_name, text, lines) => expect(await linesIn(text)).toEqual(lines));

  it('are whole however the stream is cut, in the middle of a letter too', async () => {
    const bytes = Buffer.from('شحال\nla تمن\n');
    const cut = [...bytes].map((byte) => Buffer.of(byte));
    expect(await linesIn(...cut)).toEqual(['شحال', 'la تمن']);
  });
});

describe('a writer of lines', () => {
  it('writes all of them, in order', async () => {
    const output = new PassThrough();
    const writer = new LineWriter(output);
    const lines = Array.from({ length: 5000 }, (_, i) => `${i} ${'x'.repeat(50)}`);
    const read = output.toArray();
    for (const line of lines) await writer.write(line);
    await writer.flush();
    output.end();
    expect((await read).join('')).toBe(`${lines.join('\n')}\n`);
  });

  it('stops quietly when nobody reads any more', async () => {
    const output = new PassThrough();
    const writer = new LineWriter(output);
    output.emit('error', Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
    await writer.write('a');
    await writer.flush();
    expect(writer.gone).toBe(true);
  });
});
