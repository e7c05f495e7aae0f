import type { Model } from './model.ts';

/** Changes whenever training or the form of a model does: a model kept by another version is made anew. */
export const ENGINE_VERSION = 29;

const MAGIC = 0x444c4d31;
const ARRAYS = { Int8Array, Uint8Array, Int32Array, Uint32Array, Float32Array } as const;
type ArrayName = keyof typeof ARRAYS;

interface Reference {
  readonly array: ArrayName;
  readonly start: number;
  readonly length: number;
}

/** A model as bytes: 12 bytes of head, its arrays, then everything else as JSON with references to them. */
export function serialiseModel(model: Model): Uint8Array {
  const parts: { start: number; bytes: Uint8Array }[] = [];
  let end = 12;
  const json = JSON.stringify(model, (_, value: unknown) => {
    const name = arrayName(value);
    if (!name) return value;
    const array = value as Uint8Array;
    parts.push({ start: end, bytes: new Uint8Array(array.buffer, array.byteOffset, array.byteLength) });
    const reference: Reference = { array: name, start: end, length: array.length };
    end += Math.ceil(array.byteLength / 4) * 4;
    return reference;
  });
  const text = new TextEncoder().encode(json);
  const bytes = new Uint8Array(end + text.length);
  new Uint32Array(bytes.buffer, 0, 3).set([MAGIC, ENGINE_VERSION, end]);
  for (const part of parts) bytes.set(part.bytes, part.start);
  bytes.set(text, end);
  return bytes;
}

function arrayName(value: unknown): ArrayName | undefined {
  const name = ArrayBuffer.isView(value) ? value.constructor.name : '';
  return name in ARRAYS ? (name as ArrayName) : undefined;
}

/** @throws {Error} if the bytes are not a model of this version of the engine. */
export function parseModel(bytes: Uint8Array): Model {
  const whole = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const [magic, version, end] = whole.length < 12 ? [] : new Uint32Array(whole.buffer, whole.byteOffset, 3);
  if (magic !== MAGIC || version !== ENGINE_VERSION || !end || end > whole.length)
    throw new Error('These bytes are not a model of this version; remove the file and start again.');
  return JSON.parse(new TextDecoder().decode(whole.subarray(end)), (_, value: unknown) =>
    isReference(value)
      ? new ARRAYS[value.array](whole.buffer as ArrayBuffer, whole.byteOffset + value.start, value.length)
      : value,
  ) as Model;
}

function isReference(value: unknown): value is Reference {
  return typeof value === 'object' && value !== null && 'array' in value && 'start' in value;
}
