import { AgentsPage } from './page-agents.tsx';
import { AuditPage } from './page-audit.tsx';
import { CalendarsPage } from './page-calendars.tsx';
import { CallsPage } from './page-calls.tsx';
import { CannedPage } from './page-canned.tsx';
import { DutyPage } from './page-duty.tsx';
import { GapsPage } from './page-gaps.tsx';
import { ReportsPage } from './page-reports.tsx';
import { WallPage } from './page-wall.tsx';
import type { PageName } from './use-place.ts';
import { useWords } from './words.ts';

interface Props {
  readonly page: PageName;
  /** What the page is asked about, if its address says so. */
  readonly about: string | undefined;
}

const CONTENT: Record<PageName, (props: Pick<Props, 'about'>) => preact.JSX.Element | null> = {
  calls: CallsPage,
  wall: WallPage,
  reports: ReportsPage,
  gaps: GapsPage,
  agents: AgentsPage,
  calendars: CalendarsPage,
  duty: DutyPage,
  canned: CannedPage,
  audit: AuditPage,
};

/** A page beside the conversations. */
export function Page({ page, about }: Props) {
  const words = useWords();
  const Content = CONTENT[page];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <main class="page" tabIndex={0}>
      <h1>{words.pages[page]}</h1>
      <Content key={about} about={about} />
    </main>
  );
}
