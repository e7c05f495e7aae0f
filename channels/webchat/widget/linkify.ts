import { el } from './dom.ts';

/** Web addresses, mail addresses and international telephone numbers. */
const LINKS =
  /(https?:\/\/[^\s<>"«»\u2066-\u2069]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\+\d{1,3}(?:[ \u00a0.-]?\d{1,4}){3,7})/;
/** What ends a sentence, not an address. */
const TAIL = /[.,;:!?)\]»…]+$/;

/** A text as nodes, with its addresses made into links. Nothing in it can become anything but text or a link. */
export function linkify(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  // Every second part is one that the pattern caught.
  for (const [index, part] of text.split(LINKS).entries()) {
    if (index % 2 === 0) {
      fragment.append(part);
    } else {
      const tail = TAIL.exec(part)?.[0] ?? '';
      fragment.append(link(part.slice(0, part.length - tail.length)), tail);
    }
  }
  return fragment;
}

function link(address: string): HTMLElement {
  const isolated = el('bdi', { dir: 'ltr' }, address);
  if (address.startsWith('http')) return el('a', { href: address, ...NEW_PAGE }, isolated);
  const href = address.startsWith('+') ? `tel:${address.replace(/[^\d+]/g, '')}` : `mailto:${address}`;
  return el('a', { href }, isolated);
}

/** A page of its own, which learns nothing of the one it was opened from. */
export const NEW_PAGE = { target: '_blank', rel: 'noopener noreferrer' };
