/** As in the style sheet: under this width the panel is the whole screen. */
const WHOLE_SCREEN = '(max-width: 520px)';

/** On a phone the keyboard covers the page without making it smaller: the panel follows what is left. */
export function keepAboveKeyboard(panel: HTMLElement): void {
  const visible = window.visualViewport;
  if (!visible) return;
  const follow = () => {
    const whole = matchMedia(WHOLE_SCREEN).matches;
    panel.style.height = whole ? `${visible.height}px` : '';
    panel.style.top = whole ? `${visible.offsetTop}px` : '';
  };
  visible.addEventListener('resize', follow);
  visible.addEventListener('scroll', follow);
  follow();
}

/** Where the panel covers the page, Tab stays within it. */
export function trapTab(event: KeyboardEvent, panel: HTMLElement): void {
  if (event.key !== 'Tab' || !matchMedia(WHOLE_SCREEN).matches) return;
  const stops = [...panel.querySelectorAll<HTMLElement>('button, a, select, textarea, [tabindex="0"]')];
  const root = panel.getRootNode() as ShadowRoot;
  const [first, last] = [stops[0], stops.at(-1)];
  const leaving = event.shiftKey ? first : last;
  if (root.activeElement !== leaving && root.activeElement !== panel) return;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
}
