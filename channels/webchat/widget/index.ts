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

/** The script's own tag; a page that loads it as a module has no current script. */
const tag =
  document.currentScript instanceof HTMLScriptElement
    ? document.currentScript
    : document.querySelector<HTMLScriptElement>('script[src*="/channels/webchat/widget.js"]');
if (tag && !document.getElementById('dalil-chat')) start(tag);

/** Puts the round button on the page; the chat itself is fetched when it is first needed. */
function start(script: HTMLScriptElement): void {
  const base = new URL('.', script.src).href;
  const memory = createMemory(`dalil-chat ${base}`);
  const { mission } = script.dataset;
  const languageHint = script.dataset['language'] || document.documentElement.lang || 'fr';
  let language = widgetLanguage(memory.get().language ?? languageHint);

  const host = el('div', { id: 'dalil-chat' });
  const root = host.attachShadow({ mode: 'open' });
  adopt(root, LAUNCHER_CSS);
  const badge = el('span', { class: 'badge', 'aria-hidden': 'true', hidden: '' });
  const button = el(
    'button',
    { type: 'button', class: 'launcher', 'aria-expanded': 'false' },
    icon(SPEECH),
    badge,
  );
  root.append(button);

  const label = (unread: number) => {
    const { open, unread: news } = LABELS[language];
    button.setAttribute('aria-label', unread ? `${open} (${unread} ${news})` : open);
    button.lang = language;
    host.dir = language === 'ar' ? 'rtl' : 'ltr';
    badge.hidden = unread === 0;
    badge.textContent = String(unread);
  };
  label(0);

  let loading: Promise<Panel> | undefined;
  const load = () => {
    loading ??= fetchPanel(base, {
      root,
      memory,
      base,
      languageHint,
      language,
      ...(mission ? { mission } : {}),
      unread: label,
      languageChanged(next) {
        language = next;
        label(0);
      },
      closed() {
        button.hidden = false;
        button.setAttribute('aria-expanded', 'false');
        button.focus();
      },
    });
    // Offline: the next press tries again.
    loading.catch(() => {
      loading = undefined;
      button.disabled = false;
    });
    return loading;
  };
  button.addEventListener('click', async () => {
    const panel = await load();
    button.setAttribute('aria-expanded', 'true');
    button.hidden = true;
    panel.open();
  });
  document.body.append(host);
  // An earlier conversation may have an answer waiting.
  if (memory.get().token) void load().catch(() => undefined);
}

async function fetchPanel(base: string, parts: PanelParts): Promise<Panel> {
  const address = `${base}widget-panel.js`;
  const { createPanel } = (await import(address)) as typeof import('./panel.ts');
  return createPanel(parts);
}
