import type { VNode } from 'preact';
import type { ServiceId } from '../../core/services.ts';

/** Line drawings on a 24 × 24 grid; the colour is that of the text. */
const PATHS = {
  star: 'M12 2.5l2.8 3.2h4.2v4.2l3 2.1-3 2.8v4.2h-4.2L12 21.5l-2.8-2.5H5v-4.2L2 12l3-2.1V5.7h4.2zM12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5L20.5 20.5',
  passport: 'M6 3h12v18H6zM12 7.5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM9 10.5h6M9 17h6',
  card: 'M3 5.5h18v13H3zM8 9.5a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6zM5.5 16c.6-1.4 4.4-1.4 5 0M14 10h4M14 13.5h4',
  register: 'M5 4h14v16H5zM9 4v16M12 9h4M12 13h4',
  baby: 'M12 3.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM6.5 20.5c0-5.5 2-7.5 5.5-7.5s5.5 2 5.5 7.5zM9.5 17h5',
  page: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
  stamp: 'M9.5 4.5a2.5 2.5 0 0 1 5 0c0 2.5-1.5 3.5-1.5 6.5h5v4H6v-4h5c0-3-1.5-4-1.5-6.5zM5 19.5h14',
  rings:
    'M9 8.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM15 8.5a5.5 5.5 0 1 1-2.5 10.4M12.3 9.2A5.5 5.5 0 0 1 15 8.5M7.5 3.5h3L9 6z',
  family:
    'M5 4h14v16H5zM5 16.5h14M9.5 8a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3zM14.5 8a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3zM7.5 14c.5-2 3.5-2 4.5 0 1-2 4-2 4.5 0',
  pen: 'M4 20l1-4L16 5l3 3L8 19zM13.5 7.5l3 3M13 20h7',
  scales: 'M12 4v16M7 20h10M5 7h14M5 7l-2.5 6h5zM19 7l-2.5 6h5z',
  car: 'M4 16v-4l2-5h12l2 5v4zM4 12h16M6.5 16v2.5M17.5 16v2.5M7.5 14h.5M16 14h.5',
  calendar: 'M4 5.5h16v15H4zM4 10h16M8 3v4M16 3v4M8.5 14h2M13.5 14h2',
  pin: 'M12 21c-4-5-6-8-6-11a6 6 0 0 1 12 0c0 3-2 6-6 11zM12 7.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z',
  plane: 'M3 13l18-8-5 16-4.5-6zM11.5 15L21 5',
  heart: 'M12 20C5 15 3.5 12 3.5 9a4.3 4.3 0 0 1 8.5-1.5A4.3 4.3 0 0 1 20.5 9c0 3-1.5 6-8.5 11z',
  candle: 'M9.5 10h5v10h-5zM12 10V8M12 3c2 2 2 4 0 4.8C10 7 10 5 12 3zM6.5 20h11',
  speech: 'M4 5h16v11H11l-4 4v-4H4z',
  school: 'M2.5 9L12 4.5 21.5 9 12 13.5zM6.5 11v5c3 2.5 8 2.5 11 0v-5M21.5 9v5',
  globe:
    'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM3.5 12h17M12 3.5c-5 5-5 12 0 17M12 3.5c5 5 5 12 0 17',
  arrow: 'M9 5l7 7-7 7',
  warning: 'M12 4L2.5 20h19zM12 10v4.5M12 17v.3',
  question:
    'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM9.5 9.5c.3-3.3 5.2-3 5 .2-.1 2-2.5 2-2.5 4M12 16.5v.3',
  print: 'M7 9V3.5h10V9M7 17H4V9h16v8h-3M7 14h10v6.5H7z',
  coin: 'M3 6.5h18v11H3zM12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5zM6 9.5v5M18 9.5v5',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7v5l3.5 2',
} as const;

export type IconName = keyof typeof PATHS;

const OF_SERVICE: Partial<Record<ServiceId, IconName>> = {
  passport: 'passport',
  cnie: 'card',
  'consular-registration': 'register',
  'laissez-passer': 'plane',
  'birth-registration': 'baby',
  'birth-certificate': 'page',
  'family-booklet': 'family',
  'death-registration': 'candle',
  marriage: 'rings',
  'power-of-attorney': 'pen',
  'signature-legalisation': 'pen',
  'document-legalisation': 'stamp',
  'certified-copy': 'stamp',
  'criminal-record': 'scales',
  'customs-return': 'car',
  'driving-licence': 'car',
  'minor-travel-authorisation': 'plane',
  nationality: 'globe',
  visa: 'globe',
  'e-visa': 'globe',
  appointment: 'calendar',
  'consulate-info': 'pin',
  complaint: 'speech',
  'social-assistance': 'heart',
  'student-affairs': 'school',
};

/** Only an ornament: the word beside it says the same. `turns` mirrors it where the writing runs right to left. */
export function Icon({ name, turns = false }: { name: IconName; turns?: boolean }): VNode {
  return (
    <svg class={turns ? 'icon turns' : 'icon'} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}

export function ServiceIcon({ id }: { id: ServiceId }): VNode {
  return <Icon name={OF_SERVICE[id] ?? 'page'} />;
}
