import { formatAgo, formatTime } from '../../src/desk/ui/format.ts';
import { parseHint } from '../../src/desk/ui/live.ts';
import { hashOf, parsePlace } from '../../src/desk/ui/use-place.ts';
import { UI_LANGUAGES } from '../../src/desk/ui/words.ts';

const now = new Date('2026-11-23T12:00:00Z');

describe('a hint in the stream', () => {
  it('is its kind and id', () => {
    expect(parseHint('event: escalation\ndata: {"id":"e1"}')).toEqual({ kind: 'escalation', id: 'e1' });
  });
  it.each([':', ': agent', 'event: escalation', 'event: weather\ndata: {"id":"x"}', 'data: {"id":"x"}', ''])(
    'is none in %j',
    (block) => {
      expect(parseHint(block)).toBeUndefined();
    },
  );
});

describe('the address', () => {
  it.each(['#/', '#/c/abc-_1', '#/c/abc-_1/context', '#/c/abc-_1/12', '#/wall', '#/audit/abc-_1'])(
    '%s is read as it is written',
    (hash) => {
      expect(hashOf(parsePlace(hash))).toBe(hash);
    },
  );
  it.each(['', '#', '#/c/', '#/c/a b', '#/x/abc'])('%s means the lists', (hash) => {
    expect(parsePlace(hash)).toEqual({ view: 'lists' });
  });
});

describe('times', () => {
  it.each([
    ['2026-11-23T12:00:30Z', '0 min'],
    ['2026-11-23T11:01:00Z', '59 min'],
    ['2026-11-23T10:00:00Z', '2 h'],
    ['2026-11-20T12:00:00Z', '3 j'],
  ])('%s is %s ago', (instant, expected) => {
    expect(formatAgo(instant, 'fr', now).replace(/\s/g, ' ')).toBe(expected);
  });
  it('are written with Western digits in Arabic too', () => {
    expect(formatAgo('2026-11-23T11:48:00Z', 'ar', now)).toContain('12');
    expect(formatTime('2026-11-20T11:48:00Z', 'ar', now)).not.toMatch(/[٠-٩]/);
  });
});

it('no language lacks a word', () => {
  const paths = (value: object, at = ''): string[] =>
    Object.entries(value).flatMap(([key, inner]) =>
      typeof inner === 'object'
        ? paths(inner, `${at}${key}.`)
        : [inner === '' ? `${at}${key} is empty` : `${at}${key}`],
    );
  expect(paths(UI_LANGUAGES.ar)).toEqual(paths(UI_LANGUAGES.fr));
  expect(paths(UI_LANGUAGES.en)).toEqual(paths(UI_LANGUAGES.fr));
});
