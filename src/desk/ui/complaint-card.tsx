import { COMPLAINT_CATEGORIES } from '../../core/escalation.ts';
import { assistApi } from './assist-api.ts';
import { useDesk } from './desk-context.ts';
import { Facts } from './facts.tsx';
import type { ConversationFacts } from './wire.ts';
import { useWords } from './words.ts';

interface Props {
  readonly facts: ConversationFacts;
  onChanged(): void;
}

/** A complaint's number, and what it is about. */
export function ComplaintCard({ facts, onChanged }: Props) {
  const words = useWords();
  const { api, me, notify } = useDesk();
  const complaint = facts.escalations.findLast(({ reference }) => reference);
  if (!complaint) return null;
  const change = async (category: string) => {
    try {
      await assistApi(api).categorise(complaint.id, category);
    } catch {
      notify(words.conversation.failed);
    }
    onChanged();
  };
  return (
    <section class="card">
      <h2>{words.reason.complaint}</h2>
      <Facts rows={[[words.complaint.number, complaint.reference]]} />
      <label class="stacked">
        {words.complaint.category}
        <select
          value={complaint.category ?? ''}
          disabled={complaint.agentId !== me.id && me.role === 'agent'}
          onChange={(event) => void change(event.currentTarget.value)}
        >
          {!complaint.category && <option value="">{words.complaint.none}</option>}
          {COMPLAINT_CATEGORIES.map((one) => (
            <option key={one} value={one}>
              {words.complaint[one]}
            </option>
          ))}
        </select>
      </label>
    </section>
  );
}
