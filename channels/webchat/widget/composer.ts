import { el, icon } from './dom.ts';
import type { PanelWords } from './panel-words.ts';

/** As many as the server takes. */
const TEXT_LIMIT = 4000;
const PLANE = 'M4 12L20 4l-5 16-3.5-6.5zM11.5 13.5L20 4';

/** The line one writes in. Enter sends, Shift+Enter begins a new line. */
export function createComposer(on: { send(text: string): void; tooLong(): void; typed(): void }) {
  const input = el('textarea', { rows: '1', dir: 'auto', enterkeyhint: 'send', autocomplete: 'off' });
  const button = el('button', { type: 'submit', class: 'send' }, icon(PLANE));
  const form = el('form', { class: 'composer' }, input, button);
  const grow = () => {
    input.style.height = 'auto';
    input.style.height = `${Math.min(input.scrollHeight, 120)}px`;
  };
  const submit = () => {
    const text = input.value.trim();
    if (!text) return;
    if (text.length > TEXT_LIMIT) return on.tooLong();
    input.value = '';
    grow();
    on.send(text);
  };
  input.addEventListener('input', () => {
    grow();
    if (input.value.trim()) on.typed();
  });
  input.addEventListener('keydown', (event) => {
    // While an input method composes, Enter belongs to it.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
    input.focus();
  });
  return {
    element: form,
    speak(words: PanelWords): void {
      input.placeholder = words.write;
      input.setAttribute('aria-label', words.write);
      button.setAttribute('aria-label', words.send);
    },
    focus: () => input.focus(),
    /** Gives a text back that could not be sent. */
    restore(text: string): void {
      if (!input.value) input.value = text;
      grow();
    },
  };
}
