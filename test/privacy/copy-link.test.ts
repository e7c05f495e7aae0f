import { randomBytes } from 'node:crypto';
import { createCopyLinks, withoutCopyLinks } from '../../src/privacy/copy-link.ts';
import { openSqlite } from '../../src/store/sqlite/index.ts';
import { START } from '../bot/harness.ts';

describe('a link to a copy', () => {
  const anew = async () => {
    const store = await openSqlite({ path: ':memory:' });
    const time = { now: START };
    const asksForCopy = (text: string) => text === 'copy';
    const parts = { values: store.values, now: () => time.now, randomBytes, asksForCopy };
    const links = createCopyLinks({ ...parts, publicUrl: 'https://dalil.example/' });
    const linkTo = async (conversationId: string) =>
      (await links.askedIn({ conversationId, text: 'copy' }))?.url;
    return { time, parts, links, linkTo };
  };
  const tokenOf = (link: string | undefined) => /\/copy\/(\w+)$/.exec(link ?? '')?.[1] ?? '';

  it('opens the conversation it was made for, at any process, for half an hour', async () => {
    const { links, linkTo, parts, time } = await anew();
    const link = await linkTo('JjXZEpi0-_n4UVYOyzyaaakI1yE');
    expect(link).toMatch(/^https:\/\/dalil\.example\/copy\/[0-9a-f]+$/);
    const elsewhere = createCopyLinks(parts);
    expect(await elsewhere.conversationOf(tokenOf(link))).toBe('JjXZEpi0-_n4UVYOyzyaaakI1yE');
    time.now = new Date(START.getTime() + 29 * 60_000);
    expect(await links.conversationOf(tokenOf(link))).toBeDefined();
    time.now = new Date(START.getTime() + 31 * 60_000);
    expect(await links.conversationOf(tokenOf(link))).toBeUndefined();
  });

  it('opens nothing when anything of it is changed', async () => {
    const { links, linkTo } = await anew();
    const token = tokenOf(await linkTo('one'));
    const other = tokenOf(await linkTo('two'));
    for (let place = 0; place < token.length; place++) {
      const changed = token.slice(0, place) + (token[place] === '0' ? '1' : '0') + token.slice(place + 1);
      expect(await links.conversationOf(changed)).toBeUndefined();
    }
    expect(await links.conversationOf(token.slice(0, 72) + other.slice(72))).toBeUndefined();
    for (const wrong of ['', 'x', '__proto__', token.slice(0, 40), `${token}0`, 'f'.repeat(5000)])
      expect(await links.conversationOf(wrong)).toBeUndefined();
    // A key of another installation.
    expect(await (await anew()).links.conversationOf(token)).toBeUndefined();
  });

  it('is not made where nobody asked for it, nor where nobody could reach it', async () => {
    const { links, parts } = await anew();
    expect(await links.askedIn({ conversationId: 'one', text: 'salam' })).toBeUndefined();
    const asked = { conversationId: 'one', text: 'copy' };
    expect(await createCopyLinks(parts).askedIn(asked)).toBeUndefined();
  });

  it('is nothing that others could follow', async () => {
    const { linkTo } = await anew();
    const said = `Voici : ${await linkTo('one')}\nAu revoir.`;
    expect(withoutCopyLinks(said)).toBe('Voici : https://dalil.example/copy/…\nAu revoir.');
  });
});
