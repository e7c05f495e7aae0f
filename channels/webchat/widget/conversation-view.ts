import type { ChatMessage } from './api.ts';
import { bubble } from './bubble.ts';
import { el } from './dom.ts';
import type { Unsent } from './memory.ts';
import type { PanelWords } from './panel-words.ts';

const TYPING_MS = 6000;
/** Between the edge of the window and the first line of a long message, in pixels. */
const AIR = 12;

/** The messages, the unsent ones under them, the sign that somebody writes, and the choices of the last message. */
export class ConversationView {
  private typingTimer: ReturnType<typeof setTimeout> | undefined;
  private readonly shown = new Map<string, { message: ChatMessage; item: HTMLElement }>();
  private readonly welcome = el('div', { class: 'message bot' });
  private readonly log = el('div', { role: 'log', 'aria-live': 'polite', class: 'log' });
  private readonly unsent = el('div', { class: 'unsent' });
  private readonly typing = el('p', { class: 'typing', role: 'status' });
  private readonly choices = el('div', { class: 'choices' });
  readonly element = el(
    'div',
    { class: 'scroller', tabindex: '0' },
    this.welcome,
    this.log,
    this.unsent,
    this.typing,
    this.choices,
  );

  constructor(
    private words: PanelWords,
    private readonly choose: (message: Omit<Unsent, 'clientId'>) => void,
  ) {}

  speak(words: PanelWords): void {
    this.words = words;
    this.element.setAttribute('aria-label', words.log);
    this.log.setAttribute('aria-label', words.log);
    for (const { message } of this.shown.values()) this.put(message);
    if (this.shown.size === 0 && !this.unsent.firstChild) this.showWelcome();
  }

  add(message: ChatMessage): void {
    // What was shown when it was acknowledged is now as the server keeps it.
    if (this.shown.has(message.id)) {
      this.put(message);
      return;
    }
    this.welcome.replaceChildren();
    const item = this.put(message);
    this.log.append(item);
    if (message.from !== 'citizen') this.hideTyping();
    this.offer((message.choices ?? []).map(({ id, label }) => this.choice(label, message.language, id)));
    this.reveal(item);
  }

  showUnsent(unsent: readonly Unsent[]): void {
    const items = unsent.map(({ text }) =>
      el('div', { class: 'message citizen' }, el('div', { class: 'text', dir: 'auto' }, text)),
    );
    this.unsent.replaceChildren(...items);
    if (items.length === 0) return;
    this.welcome.replaceChildren();
    this.offer([]);
    this.toEnd();
  }

  showTyping(): void {
    clearTimeout(this.typingTimer);
    this.typingTimer = setTimeout(() => this.hideTyping(), TYPING_MS);
    if (this.typing.firstChild) return;
    const dots = el('span', { class: 'dots', 'aria-hidden': 'true' }, el('i'), el('i'), el('i'));
    this.typing.append(dots, el('span', { class: 'hidden' }, this.words.typing));
    this.toEnd();
  }

  clear(): void {
    this.shown.clear();
    this.log.replaceChildren();
    this.unsent.replaceChildren();
    this.hideTyping();
    this.showWelcome();
  }

  focus(): void {
    this.element.focus({ preventScroll: true });
  }

  toEnd(): void {
    this.element.scrollTop = this.element.scrollHeight;
  }

  /** Makes the message's bubble, in place of an earlier one if there is one. */
  private put(message: ChatMessage): HTMLElement {
    const item = bubble(message, this.words);
    this.shown.get(message.id)?.item.replaceWith(item);
    this.shown.set(message.id, { message, item });
    return item;
  }

  /** To the end, but not past the beginning of a message that is longer than the window. */
  private reveal(item: HTMLElement): void {
    this.toEnd();
    const hidden = this.element.getBoundingClientRect().top + AIR - item.getBoundingClientRect().top;
    if (hidden > 0) this.element.scrollTop -= hidden;
  }

  private showWelcome(): void {
    this.welcome.replaceChildren(el('p', { class: 'text' }, this.words.welcome));
    this.offer(this.words.starters.map((text) => this.choice(text)));
  }

  private hideTyping(): void {
    clearTimeout(this.typingTimer);
    this.typing.replaceChildren();
  }

  private offer(buttons: readonly HTMLElement[]): void {
    this.choices.replaceChildren(...buttons);
  }

  /** A button that says its label; `id` is what it means to the server. */
  private choice(label: string, language?: string, id?: string): HTMLElement {
    const button = el('button', { type: 'button', class: 'choice', lang: language, dir: 'auto' }, label);
    button.addEventListener('click', () => {
      // It goes away: who is at the keyboard goes on from here, to the next choices.
      this.focus();
      this.choose({ text: label, ...(id ? { choice: id } : {}) });
    });
    return button;
  }
}
