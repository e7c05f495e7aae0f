import { decodeLine } from '../../../channels/console/decode.ts';
import { encodeReplies, encodeTurn } from '../../../channels/console/encode.ts';
import { ConsoleConversations } from '../../../channels/console/index.ts';
import { createRouter } from '../../../intents/router.ts';
import { knowledge, NOON, understood } from '../../intents/answers/support.ts';

describe('a line of the script', () => {
  it('has a conversation, a text and perhaps an instant', () => {
    expect(decodeLine('{"conversation":7,"text":"salam","at":"2026-11-23T10:00:00Z"}')).toEqual({
      conversation: 7,
      text: 'salam',
      at: new Date('2026-11-23T10:00:00Z'),
    });
  });

  it.each([
    ['nonsense', { conversation: null }],
    ['', { conversation: null }],
    ['[1]', { conversation: null }],
    ['{"conversation":"a"}', { conversation: 'a' }],
    ['{"conversation":{},"text":""}', { conversation: null }],
    ['{"text":"x","at":"tomorrow"}', { conversation: '', text: 'x' }],
    ['{"text":"x","at":5}', { conversation: '', text: 'x' }],
  ])('is read as far as it goes, with its fault in plain words: %s', (line, rest) => {
    expect(decodeLine(line)).toEqual({ ...rest, fault: expect.stringMatching(/line|name|instant/) });
  });
});

it('shows numbered choices and sources under the words', () => {
  const source = {
    title: 'Tarifs',
    url: 'https://x.example',
    kind: 'official',
    checkedOn: '2026-11-23',
  } as const;
  const shown = encodeReplies([
    { text: 'un', language: 'fr', choices: [{ id: 'a', label: 'A' }], sources: [source] },
    { text: 'deux', language: 'fr', choices: [{ id: 'b', label: 'B' }] },
  ]);
  expect(shown).toContain('[1] A');
  expect(shown).toContain('[2] B');
  expect(shown).toContain('Tarifs (official, 2026-11-23)');
});

it('keeps conversations apart and remembers that an agent was called', async () => {
  const parts = await knowledge();
  const meaning = { current: understood({ service: 'human-agent' }) };
  const talks = new ConsoleConversations(createRouter({ ...parts, understand: () => meaning.current }));
  expect(talks.turn('a', 'agent', NOON).escalation?.reason).toBe('asked');
  expect(talks.turn('a', 'agent', NOON).escalation).toBeUndefined();
  const other = talks.turn('b', 'agent', NOON);
  expect(other.escalation?.reason).toBe('asked');
  expect(JSON.parse(encodeTurn('b', other))).toMatchObject({
    conversation: 'b',
    lang: 'fr',
    service: 'human-agent',
    aspect: 'general',
    outcome: 'escalated',
  });
});
