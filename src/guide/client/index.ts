import '../styles/guide.css';
import { rememberTicks } from './checklist.ts';
import { suggest } from './suggestions.ts';

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-search]')) suggest(form);
for (const article of document.querySelectorAll<HTMLElement>('article[data-case]')) rememberTicks(article);
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
