/** Keeps the ticks of a page's checklist on this device, so that they outlive the page. */
export function rememberTicks(article: HTMLElement): void {
  const key = `dalil-ticks-${article.dataset['case']}`;
  const boxes = [...article.querySelectorAll<HTMLInputElement>('.checklist input')];
  const ticked = new Set(read(key));
  for (const box of boxes) {
    box.checked = ticked.has(box.id);
    box.addEventListener('change', () => write(key, boxes));
  }
}

function read(key: string): string[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(value) ? value.filter((id) => typeof id === 'string') : [];
  } catch {
    // Storage may be switched off: the list works all the same.
    return [];
  }
}

function write(key: string, boxes: readonly HTMLInputElement[]): void {
  const ids = boxes.filter(({ checked }) => checked).map(({ id }) => id);
  try {
    localStorage.setItem(key, JSON.stringify(ids));
  } catch {
    // Full or switched off: nothing is remembered, nothing is broken.
  }
}
