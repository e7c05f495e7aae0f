/** After the last key, before asking. */
const PAUSE_MS = 120;
const MOST = 6;

type Texts = Readonly<Record<string, string>>;
interface Suggestion {
  readonly name: Texts;
  readonly summary: Texts;
  readonly pages: Texts;
}

/** Shows what fits under the search box while one writes. Without it the form still leads to the results. */
export function suggest(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>('input[type=search]');
  const language = form.dataset['search'] ?? 'fr';
  if (!input) return;
  const list = document.createElement('ul');
  list.className = 'suggestions';
  list.hidden = true;
  const status = document.createElement('p');
  status.className = 'visually-hidden';
  status.setAttribute('role', 'status');
  form.append(list, status);

  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = '';
  const close = () => {
    list.hidden = true;
  };
  const ask = async () => {
    const query = input.value.trim();
    asked = query;
    if (query.length < 2) return close();
    const found = await fetchSuggestions(query);
    // Somebody who writes on has asked anew: an answer that comes late is not shown.
    if (asked !== query) return;
    list.replaceChildren(...found.slice(0, MOST).map((one) => entry(one, language)));
    list.hidden = found.length === 0;
    status.textContent = (form.dataset['found'] ?? '').replace('#', String(Math.min(found.length, MOST)));
  };
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE_MS);
  });
  form.addEventListener('keydown', (event) => moveWithin(event, { input, list, close }));
  form.addEventListener('focusout', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && form.contains(relatedTarget))) close();
  });
}

async function fetchSuggestions(query: string): Promise<readonly Suggestion[]> {
  try {
    const response = await fetch(`/api/search?${new URLSearchParams({ q: query })}`);
    return ((await response.json()) as { services?: readonly Suggestion[] }).services ?? [];
  } catch {
    // Offline: the form is still there.
    return [];
  }
}

function entry({ name, summary, pages }: Suggestion, language: string): HTMLLIElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = pages[language] ?? '/';
  link.append(text('strong', name, language), text('span', summary, language));
  item.append(link);
  return item;
}

function text(tag: 'strong' | 'span', texts: Texts, language: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = texts[language] ?? texts['fr'] ?? '';
  if (!texts[language]) element.lang = 'fr';
  element.dir = 'auto';
  return element;
}

/** Arrow keys walk through the box and its suggestions; Escape closes them. */
function moveWithin(
  event: KeyboardEvent,
  { input, list, close }: { input: HTMLInputElement; list: HTMLElement; close: () => void },
): void {
  if (event.key === 'Escape' && !list.hidden) {
    close();
    input.focus();
    event.preventDefault();
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || list.hidden) return;
  const stops = [input, ...list.querySelectorAll<HTMLElement>('a')];
  const at = stops.indexOf(event.target as HTMLElement);
  stops[(at + step + stops.length) % stops.length]?.focus();
  event.preventDefault();
}
