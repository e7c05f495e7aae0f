import { LANGUAGES } from '../../core/language.ts';
import { isService } from '../../core/services.ts';
import type { GapGroup } from './gaps.ts';
import type { CalibrationStep, Confusion, Judged, ThinSpot } from './measure.ts';

export interface ReportParts {
  readonly judged: readonly Judged[];
  readonly confusions: readonly Confusion[];
  readonly calibration: readonly CalibrationStep[];
  readonly thin: readonly ThinSpot[];
  /** Absent = no gap list was given. */
  readonly gaps?: readonly GapGroup[];
}

const STYLE = `
:root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}
body{max-width:70rem;margin:0 auto;padding:1rem}
table{border-collapse:collapse;margin:1rem 0}
caption{text-align:start;font-weight:600;padding:.3rem 0}
th,td{border:1px solid GrayText;padding:.25rem .6rem;text-align:start;vertical-align:top}
td.n{text-align:end;font-variant-numeric:tabular-nums}
td.low{font-weight:700}
.scroll{overflow-x:auto}
svg{max-width:100%;height:auto}`;
/** Scores under this share are marked. */
const LOW = 0.85;
const TEXTS = 5;

/** The whole page: no script, nothing fetched. */
export function reportPage(parts: ReportParts): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Understanding: error workshop</title><style>${STYLE}</style></head>
<body><main><h1>Understanding: error workshop</h1>
<p>Measured on messages that are never trained on. Scores under ${percent(LOW)} carry the word “low”.</p>
${scores(parts.judged)}${confusions(parts.confusions)}${calibration(parts.calibration)}${thin(parts.thin)}${gaps(parts.gaps)}
</main></body></html>
`;
}

function scores(all: readonly Judged[]): string {
  const asked = all.filter(({ example }) => example.kind === 'service');
  const inScope = asked.filter(({ example }) => example.service !== 'out-of-scope');
  const services = [...new Set(inScope.map(({ example }) => example.service ?? ''))].sort();
  const byRegister = LANGUAGES.map((language) =>
    scoreRow(
      language,
      inScope.filter(({ example }) => example.language === language),
    ),
  );
  const byService = services.map((service) =>
    scoreRow(
      service,
      inScope.filter(({ example }) => example.service === service),
    ),
  );
  const head = ['', 'messages', 'service right', 'aspect right', 'register right'];
  return section(
    'Scores',
    table('By register', head, [...byRegister, scoreRow('all', inScope)]) +
      table('By service', head, byService) +
      safety(all, asked),
  );
}

function scoreRow(name: string, own: readonly Judged[]): string {
  const withAspect = own.filter(({ example }) => isService(example.service));
  const cells = [
    share(own, (one) => one.serviceRight),
    share(withAspect, (one) => one.aspectRight),
    share(own, (one) => one.languageRight),
  ];
  return `<tr><th scope="row">${escapeHtml(name)}</th><td class="n">${own.length}</td>${cells.map(scoreCell).join('')}</tr>`;
}

function scoreCell(value: number | undefined): string {
  if (value === undefined) return '<td class="n">–</td>';
  return value < LOW
    ? `<td class="n low">${percent(value)} low</td>`
    : `<td class="n">${percent(value)}</td>`;
}

function safety(all: readonly Judged[], asked: readonly Judged[]): string {
  const outside = asked.filter(({ example }) => example.service === 'out-of-scope');
  const refused = asked.filter(({ service }) => service === 'out-of-scope');
  const emergencies = all.filter(({ example }) => example.kind === 'emergency');
  const falseAlarms = all.filter(({ example, alarm }) => alarm && example.kind !== 'emergency');
  const texts = falseAlarms.map(({ example }) => textItem(example.text)).join('');
  return `<h3>Out of scope and emergencies</h3><ul>
<li>Out of scope: ${percent(share(outside, (one) => one.serviceRight) ?? 0)} of ${outside.length} refused; of ${refused.length} refused, ${percent(share(refused, (one) => one.serviceRight) ?? 0)} rightly.</li>
<li>Emergencies: ${emergencies.filter(({ alarm }) => alarm).length} of ${emergencies.length} seen, ${falseAlarms.length} false alarms.</li></ul>
${texts && `<p>False alarms:</p><ul>${texts}</ul>`}`;
}

function confusions(all: readonly Confusion[]): string {
  const rows = all.map(
    ({ wanted, heard, texts }) =>
      `<tr><th scope="row">${escapeHtml(wanted)}</th><td>${escapeHtml(heard)}</td><td class="n">${texts.length}</td><td><ul>${texts.slice(0, TEXTS).map(textItem).join('')}</ul></td></tr>`,
  );
  return section(
    'Confusions',
    table('What was taken for something else', ['meant', 'heard', 'times', 'messages'], rows),
  );
}

function calibration(steps: readonly CalibrationStep[]): string {
  const rows = steps.map(
    ({ from, to, messages, meanConfidence, right }) =>
      `<tr><th scope="row">${percent(from)} to ${percent(to)}</th><td class="n">${messages}</td><td class="n">${percent(meanConfidence)}</td><td class="n">${percent(right)}</td></tr>`,
  );
  const head = ['confidence', 'messages', 'mean confidence', 'right'];
  return section(
    'How far confidence can be believed',
    `<p>On the straight line, messages are right as often as they claim to be.</p>${curve(steps)}${table('The same in figures', head, rows)}`,
  );
}

const SIZE = 240;

function curve(steps: readonly CalibrationStep[]): string {
  const points = steps.map(
    ({ meanConfidence, right }) => `${(meanConfidence * SIZE).toFixed(1)},${((1 - right) * SIZE).toFixed(1)}`,
  );
  return `<svg viewBox="-10 -10 ${SIZE + 20} ${SIZE + 20}" width="${SIZE * 1.5}" role="img" aria-label="Share right by confidence; the figures follow in the table">
<path d="M0 0V${SIZE}H${SIZE}M0 ${SIZE}L${SIZE} 0" fill="none" stroke="GrayText"/>
<polyline points="${points.join(' ')}" fill="none" stroke="currentColor" stroke-width="2"/></svg>`;
}

function thin(spots: readonly ThinSpot[]): string {
  if (spots.length === 0) return section('Thin spots', '<p>Every service has enough examples.</p>');
  const rows = spots.map(
    ({ service, language, examples, wanted }) =>
      `<tr><th scope="row">${escapeHtml(service)}</th><td>${language}</td><td class="n">${examples}</td><td class="n">${wanted}</td></tr>`,
  );
  const head = ['service', 'register', 'examples', 'wanted'];
  return section('Thin spots', table('Too few training examples', head, rows));
}

function gaps(groups: readonly GapGroup[] | undefined): string {
  if (!groups) return section('What the gap list asks for', '<p>No gap list was given (--gaps).</p>');
  const rows = groups.flatMap(({ service, gaps: own }) =>
    own.map(
      ({ text, outcome, band, times, service: then = '–' }) =>
        `<tr><th scope="row">${escapeHtml(service)}</th><td dir="auto">${escapeHtml(text)}</td><td class="n">${times}</td><td>${escapeHtml(band)}</td><td>${escapeHtml(then)}</td><td>${escapeHtml(outcome)}</td></tr>`,
    ),
  );
  const head = ['heard now', 'question', 'times', 'band now', 'heard then', 'outcome then'];
  return section('What the gap list asks for', table('Unanswered questions', head, rows));
}

function section(title: string, content: string): string {
  return `<section><h2>${title}</h2>${content}</section>\n`;
}

function table(caption: string, head: readonly string[], rows: readonly string[]): string {
  const cells = head.map((cell) => (cell ? `<th scope="col">${cell}</th>` : '<td></td>')).join('');
  return `<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table><caption>${caption}</caption><thead><tr>${cells}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

const textItem = (text: string) => `<li dir="auto">${escapeHtml(text)}</li>`;

function share(all: readonly Judged[], right: (one: Judged) => boolean): number | undefined {
  return all.length === 0 ? undefined : all.filter(right).length / all.length;
}

function percent(value: number): string {
  return `${Number((100 * value).toFixed(1))} %`;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}
