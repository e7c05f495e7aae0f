import { el } from './dom.ts';
import { NEW_PAGE } from './linkify.ts';
import type { PanelWords } from './panel-words.ts';

/** The line under the input: privacy, and “end and forget”, which asks once before it does it. */
export function createForgetBar(parts: { privacyUrl: () => string; forget(): void }) {
  const bar = el('div', { class: 'foot' });
  let words: PanelWords;
  const usual = () => {
    const forget = el('button', { type: 'button', class: 'link' }, words.forget);
    forget.addEventListener('click', ask);
    bar.replaceChildren(el('a', { href: parts.privacyUrl(), ...NEW_PAGE }, words.privacy), forget);
    return forget;
  };
  const ask = () => {
    const yes = el('button', { type: 'button', class: 'link danger' }, words.forgetYes);
    const no = el('button', { type: 'button', class: 'link' }, words.forgetNo);
    yes.addEventListener('click', () => {
      parts.forget();
      usual();
    });
    no.addEventListener('click', () => usual().focus());
    bar.replaceChildren(el('span', { role: 'status' }, words.forgetQuestion), yes, no);
    no.focus();
  };
  return {
    element: bar,
    speak(next: PanelWords): void {
      words = next;
      usual();
    },
  };
}
