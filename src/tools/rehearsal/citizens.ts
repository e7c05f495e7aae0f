import type { Ask } from '../chaos/web-person.ts';
import { type Seen, WebPerson } from '../chaos/web-person.ts';
import type { Random } from '../rig/random.ts';
import { pause, until } from '../rig/until.ts';

interface Tongue {
  readonly code: string;
  readonly questions: readonly string[];
  readonly agent: string;
  readonly thanks: string;
}

const TONGUES: readonly Tongue[] = [
  {
    code: 'fr',
    questions: ['prix du passeport adulte ?', 'quels documents pour la carte nationale ?'],
    agent: 'je veux parler à un agent humain',
    thanks: 'merci, et pour mon fils ?',
  },
  {
    code: 'ar',
    questions: ['ما هي وثائق تجديد جواز السفر؟', 'كم ثمن البطاقة الوطنية؟'],
    agent: 'أريد التحدث مع موظف',
    thanks: 'شكرا، وماذا عن ابني؟',
  },
  {
    code: 'ary-Latn',
    questions: ['chhal taman dyal lacarte nationale?', 'bghit njeded passport'],
    agent: 'bghit nhder m3a chi agent',
    thanks: 'chokran, w weldi?',
  },
  {
    code: 'en',
    questions: ['How much is the passport?', 'what do I need for the national card?'],
    agent: 'I want to talk to a human agent',
    thanks: 'thank you, and for my son?',
  },
];
const COMPLAINT = 'comment faire une réclamation contre un consulat ?';
const EMERGENCY = 'au secours, mon mari me frappe, je suis en danger';

/** What people do; those named twice are met twice as often. */
const WAYS = ['asks', 'waits', 'waits', 'returns', 'cancels', 'walks off', 'complains', 'in danger'] as const;
export type Way = (typeof WAYS)[number];

/** A person who does one thing after the other, as people do, and what they did. */
export class CitizenLife {
  wantsAgent = false;
  /** They pressed “leave the line”. */
  pressedLeave = false;
  /** What the person waits for in vain is given up after this long. */
  private readonly patienceMs: number;

  private constructor(
    readonly person: WebPerson,
    readonly way: Way,
    private readonly tongue: Tongue,
    private readonly random: Random,
  ) {
    this.patienceMs = random.between(60_000, 150_000);
  }

  static async begin(ask: Ask, anyUrl: () => string, random: Random): Promise<CitizenLife> {
    const [way, tongue] = [random.of(WAYS), random.of(TONGUES)];
    const speaks = way === 'complains' || way === 'in danger' ? (TONGUES[0] as Tongue) : tongue;
    return new CitizenLife(await WebPerson.open(ask, anyUrl, speaks.code), way, speaks, random);
  }

  async live(): Promise<void> {
    void this.person.follow();
    switch (this.way) {
      case 'asks':
        return this.asks(3);
      case 'cancels':
        return this.cancels();
      case 'walks off':
        return this.walksOff();
      case 'complains':
        return this.complains();
      case 'in danger':
        return this.isServed(EMERGENCY);
      case 'waits':
        await this.asks(1);
        return this.isServed(this.tongue.agent);
      case 'returns':
        await this.isServed(this.tongue.agent);
        await this.pauses(2_000, 10_000);
        return this.isServed(this.tongue.agent);
    }
  }

  /** Comes back and reads what was said meanwhile, until `leave`. */
  returns(): void {
    this.person.leave();
    void this.person.follow();
  }

  private async asks(times: number): Promise<void> {
    for (let n = 0; n < times; n++) {
      await this.person.write(`${this.random.of(this.tongue.questions)}`);
      await this.pauses(1_000, 6_000);
    }
  }

  /** Asks for somebody, goes on asking the bot meanwhile, talks with whoever comes, says how it was. */
  private async isServed(words: string): Promise<void> {
    this.wantsAgent = true;
    const since = this.person.heard.length;
    await this.person.write(words);
    await this.pauses(500, 3_000);
    if (!this.hears('agent', since)) await this.asks(1);
    if (!(await this.waits(() => this.hears('agent', since)))) return;
    await this.person.write(this.tongue.thanks);
    await this.waits(() => this.choices(since).some((id) => id.startsWith('rate.')));
    await this.pauses(300, 2_000);
    await this.person.press((id) => id.startsWith('rate.'));
  }

  private async cancels(): Promise<void> {
    this.wantsAgent = true;
    await this.person.write(this.tongue.agent);
    await this.waits(() => this.choices().includes('queue.leave'));
    await this.pauses(0, 5_000);
    this.pressedLeave = await this.person.press((id) => id === 'queue.leave');
    await this.asks(1);
  }

  /** Closes the page while waiting, and is back much later with another question. */
  private async walksOff(): Promise<void> {
    this.wantsAgent = true;
    await this.person.write(this.tongue.agent);
    await this.pauses(0, 3_000);
    this.person.leave();
    await this.pauses(20_000, 60_000);
    void this.person.follow();
    await this.asks(1);
  }

  private async complains(): Promise<void> {
    await this.person.write(COMPLAINT);
    const form = (id: string) => id === 'complaint';
    await this.waits(() => this.choices().some(form));
    if (!(await this.person.press(form))) return;
    await this.waits(() => this.choices().some((id) => id === 'complaint.delay'));
    this.wantsAgent = await this.person.press((id) => id === 'complaint.delay');
    await this.waits(() => this.hears('agent', 0));
    await this.person.write('merci');
  }

  private hears(from: Seen['from'], since: number): boolean {
    return this.person.heard.slice(since).some((one) => one.from === from);
  }

  private choices(since = 0): string[] {
    return this.person.heard.slice(since).flatMap(({ choices = [] }) => choices.map(({ id }) => id));
  }

  /** Whether it came before the person's patience ended. */
  private waits(condition: () => boolean): Promise<boolean> {
    return until(condition, this.patienceMs).then(
      () => true,
      () => false,
    );
  }

  private pauses(least: number, most: number): Promise<void> {
    return pause(this.random.between(least, most));
  }
}
