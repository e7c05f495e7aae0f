import { AgentsPage } from './page-agents.tsx';
import { CalendarsPage } from './page-calendars.tsx';
import { CannedPage } from './page-canned.tsx';
import { GapsPage } from './page-gaps.tsx';
import { ReportsPage } from './page-reports.tsx';
import { WallPage } from './page-wall.tsx';
import type { PageName } from './use-place.ts';
import { useWords } from './words.ts';

const CONTENT: Record<PageName, () => preact.JSX.Element | null> = {
  wall: WallPage,
  reports: ReportsPage,
  gaps: GapsPage,
  agents: AgentsPage,
  calendars: CalendarsPage,
  canned: CannedPage,
};

/** A page beside the conversations. */
export function Page({ page }: { readonly page: PageName }) {
  const words = useWords();
  const Content = CONTENT[page];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <main class="page" tabIndex={0}>
      <h1>{words.pages[page]}</h1>
      <Content />
    </main>
  );
}
