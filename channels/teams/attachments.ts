import { z } from 'zod';
import type { Attachment } from '../../src/core/message.ts';

const attachmentSchema = z.object({
  contentType: z.string().max(200),
  content: z.object({ fileType: z.string() }).optional().catch(undefined),
});

/** What Teams wraps a file in that was sent to a bot. */
const FILE = 'application/vnd.microsoft.teams.file.download.info';
const PICTURE_FILES = /^(png|jpe?g|gif|bmp|webp|heic|heif|tiff?)$/i;

/** What came beside the words. Files are named, never fetched. */
export function attachmentsOf(attachments: readonly unknown[]): Attachment[] {
  return attachments
    .map((attachment) => attachmentSchema.safeParse(attachment).data)
    .map((attachment) => attachment && kindOf(attachment))
    .filter((kind) => kind !== undefined)
    .map((kind) => ({ kind }));
}

function kindOf({ contentType, content }: z.infer<typeof attachmentSchema>): Attachment['kind'] | undefined {
  if (contentType === FILE) return PICTURE_FILES.test(content?.fileType ?? '') ? 'image' : 'document';
  // The same words again as a page, quoted messages, and cards of other apps.
  if (contentType === 'text/html' || contentType === 'messageReference') return undefined;
  if (contentType.startsWith('application/vnd.microsoft.')) return undefined;
  if (contentType.startsWith('image/')) return 'image';
  if (contentType.startsWith('audio/')) return 'voice';
  if (contentType.startsWith('video/')) return 'video';
  return 'document';
}
