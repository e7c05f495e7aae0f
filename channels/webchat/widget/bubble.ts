import type { ChatMessage } from './api.ts';
import { el } from './dom.ts';
import { linkify, NEW_PAGE } from './linkify.ts';
import type { PanelWords } from './panel-words.ts';

/** One message as it stands in the conversation, with its own language and direction. */
export function bubble(message: ChatMessage, words: PanelWords): HTMLElement {
  const { from, text, language } = message;
  const attributes = {
    lang: language || undefined,
    dir: from === 'citizen' ? 'auto' : directionOf(language),
  };
  const item = el('div', { class: `message ${from}` });
  if (from === 'agent') item.append(el('p', { class: 'name' }, words.agent));
  else if (from !== 'system')
    item.append(el('p', { class: 'hidden' }, from === 'bot' ? words.title : words.you));
  item.append(el('div', { class: 'text', ...attributes }, linkify(text)));
  if (message.sources?.length) item.append(sources(message.sources, words));
  return item;
}

/** What a person writes may be in any language: there the first letter decides. */
function directionOf(language: string): 'rtl' | 'ltr' {
  return language === 'ar' || language === 'ary-Arab' ? 'rtl' : 'ltr';
}

/** Each page on a small line: where, of what kind, read when; its title too, where a second one is of the same site. */
function sources(list: NonNullable<ChatMessage['sources']>, words: PanelWords): HTMLElement {
  const places = list.map((source) => ({ ...source, ...placeOf(source.url) }));
  const pages = places.filter(({ page }, index) => places.findIndex((one) => one.page === page) === index);
  const lines = pages.map(({ title, url, kind, checkedOn, host, safe }) => {
    const shared = pages.filter((one) => one.host === host).length > 1;
    const place = host
      ? [el('bdi', { dir: 'ltr' }, host), ...(shared ? [' · ', el('bdi', {}, title)] : [])]
      : [el('bdi', {}, title)];
    const where = safe ? [el('a', { href: url, title, ...NEW_PAGE }, ...place)] : place;
    const read = words.readOn.replace('#', dayIn(checkedOn, words.locale));
    return el('li', {}, ...where, ` · ${words.kinds[kind] ?? kind} · ${read}`);
  });
  return el('ul', { class: 'sources' }, ...lines);
}

/** The site and the page of an address, whatever the place on it. Only web addresses become links. */
function placeOf(url: string): { host: string; page: string; safe: boolean } {
  try {
    const { host, pathname, search, protocol } = new URL(url);
    const site = host.replace(/^www\./, '');
    return {
      host: site,
      page: site + pathname.replace(/\/$/, '') + search,
      safe: /^https?:$/.test(protocol),
    };
  } catch {
    return { host: '', page: url, safe: false };
  }
}

function dayIn(day: string, locale: string): string {
  const date = new Date(day);
  if (Number.isNaN(date.getTime())) return day;
  return new Intl.DateTimeFormat(`${locale}-u-nu-latn`, { dateStyle: 'long', timeZone: 'UTC' }).format(date);
}
