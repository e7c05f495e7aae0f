import type { Choice, Message } from '../../src/core/message.ts';
import { numberedChoices, sourceLines, splitText } from '../../src/core/text-parts.ts';
import type { ChannelLimits } from '../../src/ports/channel.ts';
import { type AdaptiveCard, answerCard } from './card.ts';

/**
 * Teams takes about 80 kB a message, in UTF-16, with its card:
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages.
 * Labels are cut by the apps near 60 characters.
 */
export const TEAMS_LIMITS: ChannelLimits = { textLength: 8000, buttons: 20, buttonLength: 60 };

/** One message to send, without the addressing. Plain text: no sign in it formats anything. */
export interface OutgoingActivity {
  readonly type: 'message';
  readonly text: string;
  readonly textFormat: 'plain';
  readonly attachments?: readonly { readonly contentType: string; readonly content: AdaptiveCard }[];
  readonly suggestedActions?: { readonly to: string[]; readonly actions: SuggestedAction[] };
}

interface SuggestedAction {
  readonly type: 'imBack';
  readonly title: string;
  readonly value: string;
}

/**
 * How choices and sources are shown. `card`: on an Adaptive Card, whose buttons bring back the choice's id at any time
 * later (Teams). `suggest`: buttons above the keyboard that say their label, sources as lines (emulators).
 */
export type Style = 'card' | 'suggest';

/** A message in as many activities as needed, in order; choices and sources stand with the last one. */
export function encodeMessage(message: Message, style: Style): OutgoingActivity[] {
  const pieces = splitText(textOf(message, style), TEAMS_LIMITS.textLength);
  return pieces.map((text, index) => ({
    type: 'message',
    text,
    textFormat: 'plain',
    ...(index === pieces.length - 1 ? extras(message, style) : {}),
  }));
}

function textOf(message: Message, style: Style): string {
  const { text, language, sources = [], choices = [] } = message;
  return [
    text,
    ...(readsInFull(choices) ? [] : [numberedChoices(choices)]),
    ...(style === 'suggest' && sources.length > 0 ? [sourceLines(sources, language).join('\n')] : []),
  ].join('\n\n');
}

function extras(message: Message, style: Style): Partial<OutgoingActivity> {
  const { language, sources = [], choices = [] } = message;
  const buttons = (choices.length > TEAMS_LIMITS.buttons ? [] : choices).map(({ id, label }) => ({
    id,
    label,
    title: cut(label),
  }));
  if (style === 'suggest') {
    const actions = buttons.map(({ title, label }) => ({ type: 'imBack' as const, title, value: label }));
    return actions.length > 0 ? { suggestedActions: { to: [], actions } } : {};
  }
  if (buttons.length === 0 && sources.length === 0) return {};
  const content = answerCard({ language, sources, buttons });
  return { attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }] };
}

/** Whether the buttons alone say all of the choices; else they also stand in the text, by number. */
function readsInFull(choices: readonly Choice[]): boolean {
  const { buttons, buttonLength } = TEAMS_LIMITS;
  return choices.length <= buttons && choices.every(({ label }) => label.length <= buttonLength);
}

function cut(label: string): string {
  const { buttonLength } = TEAMS_LIMITS;
  return label.length <= buttonLength ? label : `${splitText(label, buttonLength - 1)[0]}…`;
}
