import { Launcher } from './launcher.ts';

/** The script's own tag; a page that loads it as a module has no current script. */
const tag =
  document.currentScript instanceof HTMLScriptElement
    ? document.currentScript
    : document.querySelector<HTMLScriptElement>('script[src*="/channels/webchat/widget.js"]');

if (tag && !document.getElementById('dalil-chat')) {
  const { language, mission } = tag.dataset;
  new Launcher({
    base: new URL('.', tag.src).href,
    languageHint: language || document.documentElement.lang || 'fr',
    ...(mission ? { mission } : {}),
  });
}
