import { useEffect, useState } from 'preact/hooks';
import { useDesk } from './desk-context.ts';
import { Dialog } from './dialog.tsx';
import { formatTime, useNow } from './format.ts';
import { useNames } from './names.ts';
import { useLoaded } from './use-loaded.ts';
import type { ChannelRow } from './wire.ts';
import { useLanguage, useWords } from './words.ts';

const LOOK_EVERY_MS = 15_000;

/** For supervisors: how the channels fare, in a mark; more of each on a press. */
export function ChannelsButton() {
  const { me } = useDesk();
  return me.role === 'agent' ? null : <Channels />;
}

function Channels() {
  const words = useWords();
  const { api } = useDesk();
  const [open, setOpen] = useState(false);
  const { value: channels = [], reload } = useLoaded('channels', () => api.channels());
  useEffect(() => {
    const timer = setInterval(() => void reload(), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [reload]);
  const troubled = channels.filter(({ state }) => state !== 'connected').length;
  if (channels.length === 0) return null;
  const label = troubled === 0 ? words.channels.well : words.channels.troubled(troubled);
  return (
    <>
      <button type="button" class="quiet channels" aria-label={label} onClick={() => setOpen(true)}>
        <span class={`dot is-${troubled === 0 ? 'available' : 'busy'}`} aria-hidden="true" />
        <span class="wide-only">{label}</span>
      </button>
      {open && (
        <Dialog title={words.channels.title} onClose={() => setOpen(false)}>
          <ul class="channel-list">
            {channels.map((channel) => (
              <ChannelItem key={channel.name} channel={channel} />
            ))}
          </ul>
          <form method="dialog" class="dialog-actions">
            <button type="submit">{words.close}</button>
          </form>
        </Dialog>
      )}
    </>
  );
}

export function ChannelItem({
  channel: { name, state, since, detail, linkImage },
}: {
  readonly channel: ChannelRow;
}) {
  const words = useWords();
  const language = useLanguage();
  const now = useNow();
  const names = useNames();
  return (
    <li>
      <bdi>{names.channel(name)}</bdi> ·{' '}
      <span class={state === 'refused' || state === 'degraded' ? 'problem' : ''}>
        {words.channels.state[state]}
      </span>{' '}
      · <time dateTime={since}>{formatTime(since, language, now)}</time>
      {detail && (
        <p class="meta" lang="en" dir="ltr">
          {detail}
        </p>
      )}
      {linkImage && <img src={linkImage} alt={words.channels.scan} width="240" height="240" />}
    </li>
  );
}
