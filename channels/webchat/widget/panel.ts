import { type ChatMessage, createApi } from './api.ts';
import { createComposer } from './composer.ts';
import { ConversationView } from './conversation-view.ts';
import { adopt, el } from './dom.ts';
import { createForgetBar } from './forget-bar.ts';
import { createHeader } from './header.ts';
import type { Memory, Unsent } from './memory.ts';
import { PANEL_CSS } from './panel-css.ts';
import { PANEL_WORDS, type PanelWords } from './panel-words.ts';
import { keepAboveKeyboard, trapTab } from './phone.ts';
import { Session, type SessionEvents, type Trouble } from './session.ts';
import { LANGUAGE_NAMES, type WidgetLanguage } from './words.ts';

export interface PanelParts {
  readonly root: ShadowRoot;
  readonly memory: Memory;
  /** Address of the web chat, with a slash at the end. */
  readonly base: string;
  readonly mission?: string;
  /** The language that the page asks for, as it writes it; a hint for the first answer. */
  readonly languageHint: string;
  readonly language: WidgetLanguage;
  /** How many messages of others have not been seen. */
  unread(count: number): void;
  languageChanged(language: WidgetLanguage): void;
  closed(): void;
}

const CHOOSING_MS = 700;

/** The chat: closed at first, going on with an earlier conversation in the background. */
export class Panel {
  private language: WidgetLanguage;
  private state = 'bot';
  private connected = true;
  private unread = 0;
  private latest = 0;
  private choosing: ReturnType<typeof setTimeout> | undefined;
  private readonly session: Session;
  private readonly view: ConversationView;
  private readonly notice = el('p', { class: 'notice', role: 'status' });
  private readonly header = createHeader({
    close: () => this.close(),
    language: (language) => this.choose(language),
  });
  private readonly composer = createComposer({
    send: (text) => this.post({ text }),
    tooLong: () => this.say(this.words.tooLong),
    typed: () => {
      if (this.state === 'assigned') this.session.typing();
    },
  });
  private readonly foot = createForgetBar({
    privacyUrl: () => new URL(`/privacy/${this.language}`, this.parts.base).href,
    forget: () => {
      this.session.forget();
      this.view.focus();
    },
  });
  private readonly element = el('section', {
    class: 'panel',
    role: 'dialog',
    'aria-labelledby': 'title',
    tabindex: '-1',
    hidden: '',
  });

  constructor(private readonly parts: PanelParts) {
    const { root, memory, base, mission } = parts;
    this.language = parts.language;
    this.view = new ConversationView(this.words, (message) => this.post(message));
    this.session = new Session({
      api: createApi(base),
      memory,
      hints: () => ({
        language: memory.get().language ?? parts.languageHint,
        ...(mission ? { mission } : {}),
      }),
      events: this.events(),
    });
    adopt(root, PANEL_CSS);
    const { header, view, notice, composer, foot } = this;
    this.element.append(header.element, view.element, notice, composer.element, foot.element);
    this.listen();
    this.speak();
    root.append(this.element);
    this.session.resume();
    memory.onChange(() => this.otherTab());
  }

  open(): void {
    this.element.hidden = false;
    this.markRead();
    this.view.toEnd();
    // On a phone the keyboard would cover the welcome: there the person begins it.
    if (matchMedia('(pointer: coarse)').matches) this.element.focus();
    else this.composer.focus();
  }

  close(): void {
    this.element.hidden = true;
    this.parts.closed();
  }

  private get words(): PanelWords {
    return PANEL_WORDS[this.language];
  }

  private events(): SessionEvents {
    return {
      message: (message) => this.receive(message),
      unsent: (unsent) => this.view.showUnsent(unsent),
      typing: () => this.view.showTyping(),
      state: (state) => this.showState(state),
      connected: (connected) => {
        this.connected = connected;
        this.showState();
      },
      trouble: (trouble, message) => this.explain(trouble, message),
      cleared: () => {
        this.latest = 0;
        this.view.clear();
        this.showState('bot');
      },
    };
  }

  private listen(): void {
    this.element.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.close();
      trapTab(event, this.element);
    });
    addEventListener('online', () => {
      this.session.hurry();
      this.showState();
    });
    addEventListener('offline', () => this.showState());
    keepAboveKeyboard(this.element);
  }

  private post(message: Omit<Unsent, 'clientId'>): void {
    this.say('');
    this.showState();
    this.session.send({ clientId: newId(), ...message });
  }

  private receive(message: ChatMessage): void {
    this.view.add(message);
    this.latest = Math.max(this.latest, message.seq);
    if (!this.element.hidden) {
      this.markRead();
      return;
    }
    if (message.from === 'citizen' || message.seq <= this.parts.memory.get().readThrough) return;
    this.showUnread(this.unread + 1);
  }

  private otherTab(): void {
    this.session.follow();
    if (this.parts.memory.get().readThrough >= this.latest) this.showUnread(0);
  }

  private showUnread(count: number): void {
    this.unread = count;
    this.parts.unread(count);
  }

  private markRead(): void {
    const { memory } = this.parts;
    this.showUnread(0);
    if (this.latest > memory.get().readThrough) memory.set({ readThrough: this.latest });
  }

  private explain(trouble: Trouble, message: Unsent): void {
    if (typeof trouble === 'object') {
      this.say(this.words.tooFast.replace('#', String(trouble.waitSeconds)));
    } else {
      this.say(this.words[trouble]);
      this.composer.restore(message.text);
    }
  }

  private showState(state = this.state): void {
    this.state = state;
    const online = navigator.onLine;
    const { states, reconnecting, offline } = this.words;
    this.header.showState(this.connected && online ? (states[state] ?? '') : reconnecting);
    if (!online) this.say(offline);
    else if (this.notice.textContent === offline) this.say('');
  }

  private say(sentence: string): void {
    this.notice.textContent = sentence;
  }

  private speak(): void {
    const { element, language, words } = this;
    element.lang = language;
    element.dir = language === 'ar' ? 'rtl' : 'ltr';
    for (const part of [this.view, this.composer, this.foot]) part.speak(words);
    this.header.speak(words, language);
    this.showState();
  }

  private choose(language: WidgetLanguage): void {
    this.language = language;
    this.parts.memory.set({ language });
    this.parts.languageChanged(language);
    this.speak();
    // A conversation that has begun is told in the language's own name, as a person would say it.
    // Keys step through the list one by one: only the last choice is said.
    clearTimeout(this.choosing);
    this.choosing = setTimeout(() => {
      if (this.session.isOpen) this.post({ text: LANGUAGE_NAMES[language] });
    }, CHOOSING_MS);
  }
}

/** 128 random bits; `randomUUID` is missing on pages without TLS. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
