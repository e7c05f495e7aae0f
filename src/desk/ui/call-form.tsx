import { useState } from 'preact/hooks';
import { assistApi } from './assist-api.ts';
import { useDesk } from './desk-context.ts';
import { FormDialog } from './form-dialog.tsx';
import { useNames } from './names.ts';
import { SelectField } from './select-field.tsx';
import { newClientId } from './use-outbox.ts';
import { useLanguage, useWords } from './words.ts';

interface Props {
  onClose(): void;
  onOpened(conversationId: string): void;
}

/** Opens the record of a phone call. */
export function CallForm({ onClose, onOpened }: Props) {
  const words = useWords();
  const names = useNames();
  const language = useLanguage();
  const { api, notify } = useDesk();
  const [clientId] = useState(newClientId);
  const call = async (form: FormData) => {
    const [topic, question] = [String(form.get('topic')), String(form.get('question')).trim()];
    try {
      const { conversationId } = await assistApi(api).openCall({
        clientId,
        language: String(form.get('language')),
        ...(topic && { topic }),
        ...(question && { question }),
      });
      onOpened(conversationId);
    } catch {
      notify(words.conversation.failed);
    }
  };
  return (
    <FormDialog title={words.call.title} send={words.call.start} onClose={onClose} onSend={call}>
      <SelectField
        label={words.call.language}
        name="language"
        options={names.languages()}
        chosen={language === 'ar' ? 'ary-Arab' : language}
      />
      <SelectField
        label={words.call.topic}
        name="topic"
        options={names.services()}
        none={words.call.anyTopic}
      />
      <label>
        {words.call.question}
        <textarea name="question" rows={3} maxLength={2000} dir="auto" />
      </label>
    </FormDialog>
  );
}
