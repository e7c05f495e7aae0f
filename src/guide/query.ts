import type { Request } from 'express';

/** A parameter of the query as text, at most 200 characters; empty where it is missing or given twice. */
export function textOf(request: Request, name: string): string {
  const value = request.query[name];
  return typeof value === 'string' ? value.slice(0, 200).trim() : '';
}
