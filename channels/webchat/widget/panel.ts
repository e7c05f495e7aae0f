import { createApi } from './api.ts';
import { createComposer } from './composer.ts';
import { createConversationView } from './conversation-view.ts';
import { adopt, el } from './dom.ts';
import { createForgetBar } from './forget-bar.ts';
import { createHeader } from './header.ts';
import type { Memory, Unsent } from './memory.ts';
import { PANEL_CSS } from './panel-css.ts';
import { PANEL_WORDS } from './panel-words.ts';
import { keepAboveKeyboard, trapTab } from './phone.ts';
import { createSession, type Trouble } from './session.ts';
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

export interface Panel {
  open(): void;
  close(): void;
}

/** Builds the chat, closed, and goes on with an earlier conversation in the background. */
export function createPanel(parts: PanelParts): Panel {
  const { root, memory, base } = parts;
  let language = parts.language;
  let chosen: WidgetLanguage | undefined;
  let state = 'bot';
  let connected = true;
  let unread = 0;
  let latest = 0;
  const words = () => PANEL_WORDS[language];

  adopt(root, PANEL_CSS);
  const notice = el('p', { class: 'notice', role: 'status' });
  const post = (message: Omit<Unsent, 'clientId'>) => {
    say('');
    showState();
    session.send({ clientId: newId(), ...message });
  };
  const view = createConversationView(post);
  const composer = createComposer(
    (text) => post({ text }),
    () => say(words().tooLong),
  );
  const header = createHeader({ close, language: chooseLanguage });
  const foot = createForgetBar({
    privacyUrl: () => new URL(`/privacy/${language}`, base).href,
    forget: () => session.forget(),
  });
  const panel = el(
    'section',
    { class: 'panel', role: 'dialog', 'aria-labelledby': 'title', tabindex: '-1', hidden: '' },
    header.element,
    view.element,
    notice,
    composer.element,
    foot.element,
  );
  const session = createSession({
    api: createApi(base),
    memory,
    hints: () => ({
      language: chosen ?? parts.languageHint,
      ...(parts.mission ? { mission: parts.mission } : {}),
    }),
    events: {
      message(message) {
        view.add(message);
        latest = Math.max(latest, message.seq);
        if (!panel.hidden) return markRead();
        if (message.from === 'citizen' || message.seq <= memory.get().readThrough) return;
        unread += 1;
        parts.unread(unread);
      },
      unsent: (unsent) => view.showUnsent(unsent),
      typing: () => view.showTyping(),
      state(next) {
        state = next;
        showState();
      },
      connected(now) {
        connected = now;
        showState();
      },
      trouble: showTrouble,
      cleared() {
        state = 'bot';
        latest = 0;
        view.clear();
        showState();
      },
    },
  });

  function say(sentence: string): void {
    notice.textContent = sentence;
  }
  function showTrouble(trouble: Trouble, message: Unsent): void {
    if (typeof trouble === 'object') {
      say(words().tooFast.replace('#', String(trouble.waitSeconds)));
    } else {
      say(words()[trouble]);
      composer.restore(message.text);
    }
  }
  function showState(): void {
    const online = navigator.onLine;
    header.showState(connected && online ? (words().states[state] ?? '') : words().reconnecting);
    if (!online) say(words().offline);
    else if (notice.textContent === words().offline) say('');
  }
  function markRead(): void {
    unread = 0;
    parts.unread(0);
    if (latest > memory.get().readThrough) memory.set({ readThrough: latest });
  }
  function speak(): void {
    panel.lang = language;
    panel.dir = language === 'ar' ? 'rtl' : 'ltr';
    for (const part of [view, composer, foot]) part.speak(words());
    header.speak(words(), language);
    showState();
  }
  function chooseLanguage(next: WidgetLanguage): void {
    language = next;
    chosen = next;
    memory.set({ language: next });
    parts.languageChanged(next);
    speak();
    // A conversation that has begun is told in the language's own name, as a person would say it.
    if (session.isOpen()) post({ text: LANGUAGE_NAMES[next] });
  }
  function open(): void {
    panel.hidden = false;
    markRead();
    view.toEnd();
    // On a phone the keyboard would cover the welcome: there the person begins it.
    if (matchMedia('(pointer: coarse)').matches) panel.focus();
    else composer.focus();
  }
  function close(): void {
    panel.hidden = true;
    parts.closed();
  }

  panel.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
    trapTab(event, panel);
  });
  addEventListener('online', () => {
    session.hurry();
    showState();
  });
  addEventListener('offline', showState);
  keepAboveKeyboard(panel);
  speak();
  root.append(panel);
  session.resume();
  return { open, close };
}

/** 128 random bits; `randomUUID` is missing on pages without TLS. */
function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
