import fc from 'fast-check';
import type { Store } from '../../src/ports/store.ts';
import { aConversation, aDelivery, aMessage, aReply, minute } from './store/samples.ts';
import { atOnce, casesFor, type StoreUnderTest } from './store/subject.ts';

const seqs = (messages: readonly { seq: number }[]) => messages.map(({ seq }) => seq);
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** The promises every MessageStore keeps. */
export function messageStoreContract(subject: StoreUnderTest): void {
  describe('messages', () => {
    numbering(subject);
    reading(subject);
    handling(subject);
  });
}

function numbering(subject: StoreUnderTest): void {
  describe('numbering', () => {
    const promises = casesFor(subject);

    promises('gives back what was put in, field by field', async ({ conversations, messages }) => {
      await conversations.ensure(aConversation());
      const full = aReply({
        from: 'agent',
        agentId: 'agent-1',
        choice: 'aspect:fee',
        attachments: [{ kind: 'location', latitude: 48.85, longitude: -2.35 }],
        choices: [{ id: 'aspect:fee', label: 'Le prix' }],
        sources: [{ title: 'Guide', url: 'https://example.org', kind: 'official', checkedOn: '2026-01-05' }],
        handling: 'done',
        attempts: 2,
        delivery: aDelivery({ state: 'failed', attempts: 3, platformIds: ['p1'], error: 'blocked' }),
      });
      const { message, added } = await messages.append(full);
      expect(added).toBe(true);
      expect(message).toStrictEqual({ ...full, seq: 1 });
      expect(await messages.get('r1')).toStrictEqual(message);
      await messages.append(aMessage());
      expect(await messages.get('m1')).toStrictEqual({ ...aMessage(), seq: 2 });
      expect(await messages.get('unknown')).toBeUndefined();
    });

    promises('keeps any words as they are, but for the character NUL', async ({ messages }) => {
      let run = 0;
      const property = fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        run += 1;
        await messages.append(aMessage({ id: `m${run}`, text }));
        expect((await messages.get(`m${run}`))?.text).toBe(text.replaceAll('\0', ''));
      });
      await fc.assert(property, { numRuns: 30, examples: [['بغيت ‏passeport 🇲🇦'], ['before\0after'], ['']] });
    });

    promises('stores a message of the same id once and returns the first', async ({ messages }) => {
      await messages.append(aMessage());
      const again = await messages.append(aMessage({ text: 'other words' }));
      expect(again).toEqual({ message: { ...aMessage(), seq: 1 }, added: false });
      expect(await messages.after('c1', 0)).toHaveLength(1);
    });

    promises('numbers 20 messages that arrive at once from 1 to 20', async ({ messages }) => {
      await atOnce(20, (number) => messages.append(aMessage({ id: `m${number}` })));
      expect(seqs(await messages.after('c1', 0))).toEqual(upTo(20));
    });

    promises('stores one message that arrives ten times at once, once', async ({ messages }) => {
      const results = await atOnce(10, () => messages.append(aMessage()));
      expect(results.filter(({ added }) => added)).toHaveLength(1);
      expect(new Set(results.map(({ message }) => message.seq))).toEqual(new Set([1]));
      expect(await messages.after('c1', 0)).toHaveLength(1);
    });

    promises('keeps every conversation without gap or double, whatever arrives', async ({ messages }) => {
      let run = 0;
      const arrivals = fc.array(
        fc.record({ conversation: fc.integer({ min: 1, max: 3 }), message: fc.integer({ min: 1, max: 6 }) }),
        { maxLength: 15 },
      );
      const property = fc.asyncProperty(arrivals, async (sent) => {
        run += 1;
        const ids = sent.map(({ conversation, message }) => ({
          conversationId: `${run}-${conversation}`,
          id: `${run}-${conversation}-${message}`,
        }));
        await Promise.all(ids.map((id) => messages.append(aMessage(id))));
        for (const conversationId of new Set(ids.map((id) => id.conversationId))) {
          const distinct = new Set(
            ids.filter((id) => id.conversationId === conversationId).map(({ id }) => id),
          );
          expect(seqs(await messages.after(conversationId, 0))).toEqual(upTo(distinct.size));
        }
      });
      await fc.assert(property, { numRuns: 15 });
    });
  });
}

function reading(subject: StoreUnderTest): void {
  describe('reading', () => {
    const promises = casesFor(subject);

    promises('reads after a number, in order, up to the limit', async ({ messages }) => {
      await fill(messages, 5);
      await messages.append(aMessage({ id: 'elsewhere', conversationId: 'c2' }));
      expect(seqs(await messages.after('c1', 2))).toEqual([3, 4, 5]);
      expect(seqs(await messages.after('c1', 1, 2))).toEqual([2, 3]);
      expect(await messages.after('c1', 5)).toEqual([]);
      expect(await messages.after('c1', 0, 0)).toEqual([]);
    });

    promises('reads the latest, in order', async ({ messages }) => {
      await fill(messages, 5);
      expect(seqs(await messages.latest('c1', 2))).toEqual([4, 5]);
      expect(seqs(await messages.latest('c1', 50))).toEqual([1, 2, 3, 4, 5]);
    });

    promises('answers many questions at once as it answers each alone', async ({ messages }) => {
      await fill(messages, 5);
      await messages.append(aReply());
      await messages.append(aMessage({ id: 'elsewhere', conversationId: 'c2' }));
      await messages.mark('m2', 'done');
      await messages.mark('m3', 'failed');
      const questions = [
        () => messages.after('c1', 2),
        () => messages.after('c2', 0),
        () => messages.after('c1', 1, 2),
        () => messages.latest('c1', 2),
        () => messages.unhandled('c1', 1),
        () => messages.unhandled('c2', 0),
        () => messages.after('unknown', 0),
        () => messages.after('c1', 0, 0),
      ];
      const alone: number[][] = [];
      for (const ask of questions) alone.push(seqs(await ask()));
      expect(alone).toEqual([[3, 4, 5, 6], [1], [2, 3], [5, 6], [4, 5], [1], [], []]);
      expect((await Promise.all(questions.map((ask) => ask()))).map(seqs)).toEqual(alone);
    });
  });
}

function handling(subject: StoreUnderTest): void {
  describe('handling', () => {
    const promises = casesFor(subject);

    promises('tells the citizen’s messages still to be handled, in order', async ({ messages }) => {
      await fill(messages, 3);
      await messages.append(aReply());
      expect(seqs(await messages.unhandled('c1', 0))).toEqual([1, 2, 3]);
      expect(seqs(await messages.unhandled('c1', 1))).toEqual([2, 3]);
    });

    promises('marks one as handled, and no other', async ({ messages }) => {
      await fill(messages, 3);
      await messages.mark('m1', 'failed');
      await messages.mark('m2', 'done');
      const states = (await messages.after('c1', 0)).map((message) => message.handling);
      expect(states).toEqual(['failed', 'done', 'received']);
      expect(seqs(await messages.unhandled('c1', 0))).toEqual([3]);
    });

    promises('names conversations left unhandled, oldest first', async ({ messages }) => {
      await messages.append(aMessage({ id: 'a1', conversationId: 'late', at: minute(3) }));
      await messages.append(aMessage({ id: 'b1', conversationId: 'early', at: minute(1) }));
      await messages.append(aMessage({ id: 'b2', conversationId: 'early', at: minute(4) }));
      await messages.append(aMessage({ id: 'c1', conversationId: 'done', at: minute(1) }));
      await messages.append(aMessage({ id: 'd1', conversationId: 'fresh', at: minute(9) }));
      await messages.append(aReply({ id: 'e1', conversationId: 'reply-only', at: minute(1) }));
      await messages.mark('c1', 'done');
      expect(await messages.conversationsUnhandledSince(minute(9), 10)).toEqual(['early', 'late']);
      expect(await messages.conversationsUnhandledSince(minute(9), 1)).toEqual(['early']);
    });

    promises('counts attempts one by one', async ({ messages }) => {
      await messages.append(aMessage());
      expect(await messages.countAttempt('m1')).toBe(1);
      expect(await messages.countAttempt('m1')).toBe(2);
      expect((await messages.get('m1'))?.attempts).toBe(2);
      await expect(messages.countAttempt('unknown')).rejects.toMatchObject({ code: 'resource.unknown' });
    });

    promises('counts every one of attempts made at once', async ({ messages }) => {
      await messages.append(aMessage());
      const counts = await atOnce(10, () => messages.countAttempt('m1'));
      expect(counts.sort((a, b) => a - b)).toEqual(upTo(10));
    });

    promises('marks a message as given up', async ({ messages }) => {
      await messages.append(aMessage());
      await messages.mark('m1', 'failed');
      expect((await messages.get('m1'))?.handling).toBe('failed');
      expect(await messages.unhandled('c1', 0)).toEqual([]);
      expect(await messages.conversationsUnhandledSince(minute(9), 10)).toEqual([]);
    });
  });
}

async function fill(messages: Store['messages'], count: number): Promise<void> {
  for (const number of upTo(count)) await messages.append(aMessage({ id: `m${number}` }));
}
