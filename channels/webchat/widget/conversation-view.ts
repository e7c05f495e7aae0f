import type { ChatMessage } from './api.ts';
import { bubble } from './bubble.ts';
import { el } from './dom.ts';
import type { Unsent } from './memory.ts';
import type { PanelWords } from './panel-words.ts';

const TYPING_MS = 6000;

/** The messages, the unsent ones under them, the choices of the last one, and the sign that somebody writes. */
export function createConversationView(choose: (message: Omit<Unsent, 'clientId'>) => void) {
  let words: PanelWords;
  let typingTimer: ReturnType<typeof setTimeout> | undefined;
  const shown = new Map<string, { message: ChatMessage; item: HTMLElement }>();
  const log = el('div', { class: 'log', role: 'log', 'aria-live': 'polite', 'aria-relevant': 'additions' });
  const unsentList = el('div', { class: 'unsent' });
  const typing = el('p', { class: 'typing', role: 'status' });
  const choices = el('div', { class: 'choices' });
  const welcome = el('div', { class: 'message bot' });
  const scroller = el('div', { class: 'scroller', tabindex: '0' }, welcome, log, unsentList, typing, choices);

  const toEnd = () => {
    scroller.scrollTop = scroller.scrollHeight;
  };
  /** To the end, but not past the beginning of a message that is longer than the window. */
  const reveal = (item: HTMLElement) => {
    toEnd();
    const hidden = scroller.getBoundingClientRect().top + 12 - item.getBoundingClientRect().top;
    if (hidden > 0) scroller.scrollTop -= hidden;
  };
  const quiet = () => {
    clearTimeout(typingTimer);
    typing.replaceChildren();
  };
  const offer = (buttons: readonly HTMLElement[]) => {
    choices.replaceChildren(...buttons);
  };
  const choiceButton = (label: string, choice: string | undefined, attributes: Record<string, string>) => {
    const button = el('button', { type: 'button', class: 'choice', ...attributes }, label);
    button.addEventListener('click', () => choose({ text: label, ...(choice ? { choice } : {}) }));
    return button;
  };
  const offerChoicesOf = ({ choices: list, language }: ChatMessage) =>
    offer((list ?? []).map(({ id, label }) => choiceButton(label, id, { lang: language, dir: 'auto' })));
  const showWelcome = () => {
    welcome.replaceChildren(el('p', { class: 'text' }, words.welcome));
    offer(words.starters.map((text) => choiceButton(text, undefined, {})));
  };

  return {
    element: scroller,
    speak(next: PanelWords): void {
      words = next;
      scroller.setAttribute('aria-label', words.log);
      log.setAttribute('aria-label', words.log);
      for (const entry of shown.values()) {
        const item = bubble(entry.message, words);
        entry.item.replaceWith(item);
        entry.item = item;
      }
      if (shown.size === 0) showWelcome();
      else welcome.replaceChildren();
    },
    add(message: ChatMessage): void {
      const item = bubble(message, words);
      const known = shown.get(message.id);
      shown.set(message.id, { message, item });
      // What was shown when it was acknowledged is now as the server keeps it.
      if (known) {
        known.item.replaceWith(item);
        return;
      }
      welcome.replaceChildren();
      log.append(item);
      if (message.from !== 'citizen') quiet();
      offerChoicesOf(message);
      reveal(item);
    },
    showUnsent(unsent: readonly Unsent[]): void {
      unsentList.replaceChildren(
        ...unsent.map(({ text }) =>
          el('div', { class: 'message citizen' }, el('div', { class: 'text', dir: 'auto' }, text)),
        ),
      );
      if (unsent.length === 0) return;
      welcome.replaceChildren();
      offer([]);
      toEnd();
    },
    showTyping(): void {
      clearTimeout(typingTimer);
      typingTimer = setTimeout(quiet, TYPING_MS);
      const dots = el('span', { class: 'dots', 'aria-hidden': 'true' }, el('i'), el('i'), el('i'));
      if (!typing.firstChild) typing.append(dots, el('span', { class: 'hidden' }, words.typing));
      toEnd();
    },
    clear(): void {
      shown.clear();
      log.replaceChildren();
      unsentList.replaceChildren();
      quiet();
      if (words) showWelcome();
    },
    toEnd,
  };
}
export type ConversationView = ReturnType<typeof createConversationView>;
