import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load as parseYaml } from 'js-yaml';
import { z } from 'zod';

interface Body {
  readonly content?: Readonly<Record<string, { readonly schema: object }>>;
}
interface Operation {
  readonly requestBody?: Body;
  readonly responses: Readonly<Record<string, Body>>;
}
interface Description {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

const TEXT = readFileSync(join(__dirname, '..', '..', 'docs', 'openapi.yaml'), 'utf8');
export const API = parseYaml(TEXT) as Description;

const KEPT = new Map<object, z.ZodType>();

/** The schema as a check; references point into the components. */
function checkOf(schema: object): z.ZodType {
  const known = KEPT.get(schema);
  if (known) return known;
  const whole = { ...schema, $defs: API.components.schemas };
  const moved = JSON.parse(JSON.stringify(whole).replaceAll('#/components/schemas/', '#/$defs/')) as object;
  const made = z.fromJSONSchema(moved as z.core.JSONSchema.JSONSchema);
  KEPT.set(schema, made);
  return made;
}

/** The described operation of a request; `undefined` for one that the description does not know. */
export function operationOf(method: string, path: string): Operation | undefined {
  const found = Object.entries(API.paths).find(([template]) =>
    new RegExp(`^${template.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
  );
  return found?.[1][method.toLowerCase()];
}

/** What is wrong with a request's body, by the description; nothing if it fits. */
export function wrongRequest({ requestBody }: Operation, body: unknown): string[] {
  const schema = requestBody?.content?.['application/json']?.schema;
  return schema ? problems(schema, body) : [];
}

/** What is wrong with an answer, by the description; nothing if it fits. */
export async function wrongResponse({ responses }: Operation, response: Response): Promise<string[]> {
  const described = responses[String(response.status)] ?? (response.ok ? undefined : responses['default']);
  if (!described) return [`the status ${response.status} is not described`];
  const [type, content] = Object.entries(described.content ?? {})[0] ?? [];
  const text = await response.clone().text();
  if (!type || !content) return text === '' ? [] : ['a body where none is described'];
  if (!response.headers.get('content-type')?.startsWith(type)) return [`not ${type}`];
  return problems(content.schema, type.endsWith('json') ? JSON.parse(text) : text);
}

function problems(schema: object, value: unknown): string[] {
  const { error } = checkOf(schema).safeParse(value);
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
}
