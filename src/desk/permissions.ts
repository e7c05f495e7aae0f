import type { Role } from '../core/agent.ts';

/** Who may do what at the desk. Each route names its permission beside its path. */
const PERMISSIONS = {
  'escalations.read': ['agent', 'supervisor', 'administrator'],
  'escalations.claim': ['agent', 'supervisor', 'administrator'],
  'escalations.decline': ['agent', 'supervisor', 'administrator'],
  'escalations.categorise': ['agent', 'supervisor', 'administrator'],
  'escalations.refuse': ['agent', 'supervisor', 'administrator'],
  'escalations.transfer': ['agent', 'supervisor', 'administrator'],
  'escalations.resolve': ['agent', 'supervisor', 'administrator'],
  'conversations.read': ['agent', 'supervisor', 'administrator'],
  'conversations.write': ['agent', 'supervisor', 'administrator'],
  'conversations.erase': ['supervisor', 'administrator'],
  'conversations.hold': ['supervisor', 'administrator'],
  'conversations.export': ['supervisor', 'administrator'],
  'audit.read': ['administrator'],
  'colleagues.read': ['agent', 'supervisor', 'administrator'],
  'calendars.read': ['agent', 'supervisor', 'administrator'],
  'calendars.write': ['supervisor', 'administrator'],
  'teams.write': ['supervisor', 'administrator'],
  'channels.read': ['supervisor', 'administrator'],
  'queues.read': ['administrator'],
  'alert.own': ['agent', 'supervisor', 'administrator'],
  'sessions.own': ['agent', 'supervisor', 'administrator'],
  'presence.set': ['agent', 'supervisor', 'administrator'],
  'events.read': ['agent', 'supervisor', 'administrator'],
  'suggestions.read': ['agent', 'supervisor', 'administrator'],
  'notes.write': ['agent', 'supervisor', 'administrator'],
  'calls.open': ['agent', 'supervisor', 'administrator'],
  'calls.send': ['agent', 'supervisor', 'administrator'],
  'call-backs.read': ['agent', 'supervisor', 'administrator'],
  'call-backs.mark': ['agent', 'supervisor', 'administrator'],
  'duty.read': ['agent', 'supervisor', 'administrator'],
  'duty.write': ['supervisor', 'administrator'],
  'canned.read': ['agent', 'supervisor', 'administrator'],
  'canned.write': ['supervisor', 'administrator'],
  'wall.read': ['supervisor', 'administrator'],
  'reports.read': ['supervisor', 'administrator'],
  'gaps.read': ['supervisor', 'administrator'],
  'agents.skills': ['supervisor', 'administrator'],
  'agents.accounts': ['administrator'],
  'agents.add': ['administrator'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

export function isAllowed(role: Role, permission: Permission): boolean {
  return (PERMISSIONS[permission] as readonly Role[]).includes(role);
}
