import type { Language } from './language.ts';

export const ROLES = ['agent', 'supervisor', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

export const PRESENCES = ['available', 'busy', 'away'] as const;
export type Presence = (typeof PRESENCES)[number];

/** Somebody who works at the desk. */
export interface Agent {
  readonly id: string;
  /** Lower case; unique. */
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly languages: readonly Language[];
  readonly passwordHash: string;
  readonly disabled: boolean;
  readonly presence: Presence;
  readonly presenceSince: Date;
  readonly createdAt: Date;
  readonly version: number;
}

/** A sign-in at the desk. The cookie's token is kept only as a hash. */
export interface DeskSession {
  readonly tokenHash: string;
  readonly agentId: string;
  readonly csrfToken: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}
