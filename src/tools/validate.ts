import { join } from 'node:path';
import type { TrainingExample } from '../../intents/understanding/examples.ts';
import { EMPTY_MEMORY } from '../core/conversation.ts';
import { LANGUAGES } from '../core/language.ts';
import type { IntentRouter, RouterTurn } from '../core/router.ts';
import { isService, SERVICES } from '../core/services.ts';
import { createMindKeeper } from '../mind.ts';
import type { Log } from '../ports/log.ts';
import { play, printTalkErrors, printTalks, share } from './validate/talks.ts';
import { loadValidationSet } from './validation-set.ts';

/** The clock stands still, so that two runs print the same. */
const NOW = new Date('2025-06-02T10:00:00Z');
const SILENT: Log = { debug() {}, info() {}, warn() {}, error() {} };

/**
 * `npm run validate`: how well the messages and talks of `data/validation`, never trained on, are understood and
 * answered. With `-- --errors` also each one that was not, with what was made of it.
 */
async function main(args: readonly string[]): Promise<void> {
  const unknown = args.find((arg) => arg !== '--errors');
  if (unknown) throw new Error(`Use: npm run validate [-- --errors]; "${unknown}" is not known.`);
  const dataDir = join(process.cwd(), 'data');
  const { examples, dialogues } = await loadValidationSet(join(dataDir, 'validation'));
  const router = await openRouter(dataDir);
  const messages = examples.map((example) => judge(router, example));
  const turns = dialogues.flatMap((dialogue) => play(router, dialogue, NOW));
  printMessages(messages);
  printSafety(messages);
  printFollowUps(messages);
  printTalks(turns);
  if (!args.includes('--errors')) return;
  printErrors(messages);
  printTalkErrors(turns);
}

async function openRouter(dataDir: string): Promise<IntentRouter> {
  const cacheDir = join(dataDir, '..', '.cache', 'models');
  const workerPath = join(dataDir, '..', 'dist', 'train-worker.js');
  const keeper = await createMindKeeper({ dataDir, cacheDir, workerPath, log: SILENT });
  await keeper.ready;
  return keeper.router();
}

/** What was made of one message, and which of it was right. */
interface Judged {
  readonly example: TrainingExample;
  readonly service: string;
  readonly aspect: string;
  readonly alarm: boolean;
  readonly serviceRight: boolean;
  readonly aspectRight: boolean;
  readonly languageRight: boolean;
  /** Answered at once, without “did you mean”. */
  readonly sure: boolean;
  readonly heard: string;
}

function judge(router: IntentRouter, example: TrainingExample): Judged {
  const followsUp = example.kind === 'follow-up';
  // A follow-up is heard in a talk about passports.
  const memory = followsUp
    ? { ...EMPTY_MEMORY, service: 'passport' as const, introduced: true, lastTurnAt: NOW.toISOString() }
    : EMPTY_MEMORY;
  const language = followsUp ? { language: example.language } : {};
  const turn = router.route({
    text: example.text,
    memory,
    ...language,
    languageChosen: false,
    queued: false,
    at: NOW,
  });
  const { service, aspect } = followsUp ? turn : understood(turn);
  const wanted = followsUp ? 'passport' : example.service;
  const aspects: readonly string[] = [example.aspect, ...example.alsoAspects];
  const meaning = turn.understanding;
  return {
    example,
    service,
    aspect,
    alarm: turn.outcome === 'emergency',
    serviceRight: service === wanted,
    aspectRight: aspects.includes(aspect) && caseHeard(turn, example),
    languageRight: meaning?.language === example.language,
    sure: meaning?.band === 'answer',
    heard: `${service} ${aspect} ${turn.outcome} ${(meaning?.confidence ?? 0).toFixed(2)} ${meaning?.language}`,
  };
}

/** As `npm run understand` says it: what is rejected is out of scope. */
function understood({ understanding }: RouterTurn): { service: string; aspect: string } {
  const rejected =
    !understanding ||
    (understanding.band === 'reject' && !understanding.emergency && !understanding.elliptic);
  return rejected ? { service: 'out-of-scope', aspect: 'general' } : understanding;
}

/** In a follow-up the case (a minor, a theft…) is what was said. */
function caseHeard({ memory }: RouterTurn, { kind, age, situation }: TrainingExample): boolean {
  if (kind !== 'follow-up') return true;
  return (!age || memory.slots.age === age) && (!situation || memory.slots.situation === situation);
}

function printMessages(all: readonly Judged[]): void {
  const asked = all.filter(({ example }) => example.kind === 'service');
  const inScope = asked.filter(({ example }) => example.service !== 'out-of-scope');
  const header = ['', 'messages', 'service', 'aspect', 'at once', 'language'];
  const byRegister = LANGUAGES.map(
    (one) => [one, inScope.filter((m) => m.example.language === one)] as const,
  );
  printTable(header, [...byRegister.map(row), row(['all', inScope])]);
  const ids = [...SERVICES, 'human-agent', 'greeting', 'thanks-bye'];
  const byService = ids.map((id) => [id, inScope.filter((m) => m.example.service === id)] as const);
  printTable(header, byService.map(row));
}

function row([name, messages]: readonly [string, readonly Judged[]]): string[] {
  const services = messages.filter(({ example }) => isService(example.service));
  return [
    name,
    String(messages.length),
    share(messages, (m) => m.serviceRight),
    share(services, (m) => m.aspectRight),
    share(messages, (m) => m.serviceRight && m.sure),
    share(messages, (m) => m.languageRight),
  ];
}

/** Out of scope and emergencies: what was found of them, and what was taken for one. */
function printSafety(all: readonly Judged[]): void {
  const asked = all.filter(({ example }) => example.kind === 'service');
  const outside = asked.filter(({ example }) => example.service === 'out-of-scope');
  const refused = asked.filter(({ service }) => service === 'out-of-scope');
  const emergencies = all.filter(({ example }) => example.kind === 'emergency');
  const others = all.filter(({ example }) => example.kind !== 'emergency');
  const falseAlarms = others.filter(({ alarm }) => alarm).length;
  console.log(
    `out of scope  recall ${share(outside, (m) => m.service === 'out-of-scope')} of ${outside.length}`,
  );
  console.log(
    `              precision ${share(refused, (m) => m.example.service === 'out-of-scope')} of ${refused.length}`,
  );
  console.log(`emergencies   seen ${share(emergencies, (m) => m.alarm)} of ${emergencies.length}`);
  console.log(`              false alarms ${falseAlarms} in ${others.length}\n`);
}

function printFollowUps(all: readonly Judged[]): void {
  const follow = all.filter(({ example }) => example.kind === 'follow-up');
  console.log(
    `follow-ups    right ${share(follow, (m) => m.serviceRight && m.aspectRight)} of ${follow.length}`,
  );
}

function printErrors(all: readonly Judged[]): void {
  for (const { example, heard } of all.filter((one) => !isRight(one))) {
    const { kind, service, aspect, emergency, language, text } = example;
    const wanted = kind === 'service' ? `${service} ${aspect}` : (emergency ?? `${kind} ${aspect}`);
    console.log(`[${language}] ${wanted} -> ${heard}: ${text}`);
  }
  console.log();
}

function isRight({ example, alarm, serviceRight, aspectRight, languageRight }: Judged): boolean {
  if (example.kind === 'emergency') return alarm;
  const aspectCounts = example.kind === 'follow-up' || isService(example.service);
  return !alarm && serviceRight && (aspectRight || !aspectCounts) && languageRight;
}

function printTable(header: readonly string[], rows: readonly (readonly string[])[]): void {
  const first = Math.max(...rows.map(([name = '']) => name.length));
  for (const [name = '', ...cells] of [header, ...rows])
    console.log(`${name.padEnd(first)}${cells.map((cell) => cell.padStart(10)).join('')}`);
  console.log();
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
