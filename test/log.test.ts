import { createLog } from '../src/log.ts';

function written(fields: object): string {
  let text = '';
  createLog('debug', {
    write(line: string) {
      text += line;
    },
  }).info(fields, 'something');
  return text;
}

describe('a line of the log', () => {
  it.each([
    '+33 6 12 34 56 78',
    '06.12.34.56.78',
    '+212661234567',
    '٠٦٦١٢٣٤٥٦٧',
    'amina.b@example.org',
    '33612345678@c.us',
  ])('hides %s wherever it stands', (secret) => {
    const text = written({ a: secret, nested: { list: [`write to ${secret}!`] }, error: new Error(secret) });
    expect(text).not.toContain(secret);
    expect(text.match(/•/g)?.length).toBeGreaterThanOrEqual(3);
  });

  it.each([
    '2026-11-23T10:00:00.000Z',
    'R-2026-000123',
    'Zk3v9QmX0pL4sT7yB1nC5wE8r2D',
    '127.0.0.1',
    'fr-paris',
  ])('leaves %s readable', (known) => expect(written({ a: known })).toContain(known));

  it('says what failed and where, and of causes only the kind', () => {
    const error = new Error('could not send', { cause: new Error('POST {"text":"my secret words"}') });
    const text = written({ error });
    expect(text).toContain('could not send');
    expect(text).toContain('log.test.ts');
    expect(text).not.toContain('secret words');
    expect(written({ error: 'my secret words' })).not.toContain('secret');
  });

  it('ends, however deep or circular a field is', () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    expect(written({ circle }).length).toBeLessThan(500);
  });
});
