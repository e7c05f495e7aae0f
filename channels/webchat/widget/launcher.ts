import { adopt, el, icon } from './dom.ts';
import { LAUNCHER_CSS } from './launcher-css.ts';
import { createMemory } from './memory.ts';
import type { Panel, PanelParts } from './panel.ts';
import { type WidgetLanguage, widgetLanguage } from './words.ts';

const SPEECH = 'M4 5.5h16v11h-8l-4.5 4v-4H4zM8 9.5h8M8 12.5h5';
const LABELS: Record<WidgetLanguage, { open: string; unread: string }> = {
  ar: { open: 'فتح المحادثة', unread: 'رسائل جديدة' },
  fr: { open: 'Ouvrir la messagerie', unread: 'nouveaux messages' },
  en: { open: 'Open the chat', unread: 'new messages' },
  es: { open: 'Abrir el chat', unread: 'mensajes nuevos' },
};

/** The round button on the page. The chat itself is fetched when it is first needed. */
export class Launcher {
  private language: WidgetLanguage;
  private loading: Promise<Panel> | undefined;
  private readonly memory;
  private readonly host = el('div', { id: 'dalil-chat' });
  private readonly root = this.host.attachShadow({ mode: 'open' });
  private readonly badge = el('span', { class: 'badge', 'aria-hidden': 'true', hidden: '' });
  private readonly button = el(
    'button',
    { type: 'button', class: 'launcher', 'aria-expanded': 'false' },
    icon(SPEECH),
    this.badge,
  );

  constructor(private readonly page: { base: string; languageHint: string; mission?: string }) {
    this.memory = createMemory(`dalil-chat ${page.base}`);
    this.language = widgetLanguage(this.memory.get().language ?? page.languageHint);
    adopt(this.root, LAUNCHER_CSS);
    this.root.append(this.button);
    this.button.addEventListener('click', () => this.open());
    this.label(0);
    document.body.append(this.host);
    raise(this.host);
    // An earlier conversation may have an answer waiting.
    if (this.memory.get().token) void this.load();
  }

  private async open(): Promise<void> {
    const panel = await this.load();
    if (!panel) return;
    this.button.setAttribute('aria-expanded', 'true');
    this.button.hidden = true;
    panel.open();
  }

  private async load(): Promise<Panel | undefined> {
    this.loading ??= fetchPanel(this.panelParts());
    try {
      return await this.loading;
    } catch {
      // Offline: the next press tries again.
      this.loading = undefined;
      return undefined;
    }
  }

  private panelParts(): PanelParts {
    return {
      ...this.page,
      root: this.root,
      memory: this.memory,
      language: this.language,
      unread: (count) => this.label(count),
      languageChanged: (language) => {
        this.language = language;
        this.label(0);
      },
      closed: () => {
        this.button.hidden = false;
        this.button.setAttribute('aria-expanded', 'false');
        this.button.focus();
      },
    };
  }

  private label(unread: number): void {
    const { open, unread: news } = LABELS[this.language];
    this.button.setAttribute('aria-label', unread ? `${open} (${unread} ${news})` : open);
    this.button.lang = this.language;
    this.host.dir = this.language === 'ar' ? 'rtl' : 'ltr';
    this.badge.hidden = unread === 0;
    this.badge.textContent = String(unread);
  }
}

/** Above the page, whatever it turns, dims or stacks; an older browser shows it within the page. */
function raise(host: HTMLElement): void {
  if (typeof host.showPopover !== 'function') return;
  host.popover = 'manual';
  host.showPopover();
}

async function fetchPanel(parts: PanelParts): Promise<Panel> {
  // Not a literal, so that it stays a script of its own.
  const address = `${parts.base}widget-panel.js`;
  const module = (await import(address)) as typeof import('./panel.ts');
  return new module.Panel(parts);
}
