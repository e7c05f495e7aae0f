import type { Request } from './stand-in.ts';

interface Interactive {
  readonly type?: string;
  readonly body?: { readonly text?: string };
  readonly action?: {
    readonly button?: string;
    readonly buttons?: readonly { readonly reply: Titled }[];
    readonly sections?: readonly { readonly rows: readonly (Titled & { readonly description?: string })[] }[];
  };
}
interface Titled {
  readonly id: string;
  readonly title: string;
}

/** Meta's code for what is wrong with a message, by the limits of its reference; nothing if it may be sent. */
export function problemOf(body: Request): number | undefined {
  if (body['messaging_product'] !== 'whatsapp' || !(body['to'] || body['recipient'])) return 100;
  if (body['type'] === 'text') {
    return within((body['text'] as { body?: string }).body, 4096) ? undefined : 131009;
  }
  if (body['type'] === 'interactive') return interactiveProblem(body['interactive'] as Interactive);
  if (body['type'] === 'template') {
    const { name, language } = body['template'] as { name?: string; language?: { code?: string } };
    return name && language?.code ? undefined : 132000;
  }
  return 131051;
}

function interactiveProblem({ type, body, action }: Interactive): number | undefined {
  if (!within(body?.text, 1024)) return 131009;
  const buttons = action?.buttons?.map(({ reply }) => reply) ?? [];
  const rows = action?.sections?.flatMap((section) => section.rows) ?? [];
  const [titled, most, longest] = type === 'list' ? ([rows, 10, 24] as const) : ([buttons, 3, 20] as const);
  const distinct =
    new Set(titled.map(({ id }) => id)).size === titled.length &&
    new Set(titled.map(({ title }) => title)).size === titled.length;
  const fits =
    titled.length >= 1 &&
    titled.length <= most &&
    titled.every(({ id, title }) => within(title, longest) && within(id, 200)) &&
    rows.every(({ description = 'x' }) => within(description, 72)) &&
    (type !== 'list' || within(action?.button, 20));
  return distinct && fits ? undefined : 131009;
}

function within(text: string | undefined, limit: number): boolean {
  return text !== undefined && text.trim() !== '' && text.length <= limit;
}
