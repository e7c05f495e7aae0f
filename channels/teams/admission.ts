import type { Request } from 'express';
import { AppError } from '../../src/core/errors.ts';
import { isLoopback } from '../../src/core/network.ts';
import { type Activity, tenantsOf } from './activity.ts';

/**
 * Whether the request comes from a program on this machine. The connection counts, not what headers say; and whatever
 * a proxy passed on came from elsewhere.
 */
export function isFromThisMachine(request: Request): boolean {
  const passedOn = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];
  return isLoopback(request.socket.remoteAddress) && !passedOn.some((name) => request.get(name));
}

/** An emulator is answered at this machine only. @throws {AppError} `session.forbidden` */
export function requireLocalService({ serviceUrl }: Activity): void {
  if (!isLoopback(new URL(serviceUrl).hostname))
    throw new AppError('session.forbidden', 'An emulator without a token is answered on this machine only.');
}

/**
 * The organisation that the token and the activity name must be the one that is allowed, and one of them must name it.
 * @throws {AppError} `session.forbidden`
 */
export function requireTenant(allowed: string, activity: Activity, claimed: unknown): void {
  const named = [...tenantsOf(activity), ...(claimed === undefined ? [] : [claimed])];
  if (named.length === 0 || named.some((tenant) => tenant !== allowed))
    throw new AppError('session.forbidden', 'This bot serves another organisation.');
}
