import type { ComponentChildren } from 'preact';
import { useWords } from './words.ts';

/** Grey lines in the place of what is being loaded; the style shows them only after 300 ms. */
export function Skeleton({ rows }: { readonly rows: number }) {
  const words = useWords();
  return (
    <div class="skeleton" role="status">
      <span class="hidden-label">{words.lists.loading}</span>
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} class="bone" aria-hidden="true" />
      ))}
    </div>
  );
}

export function Empty({ children }: { readonly children: ComponentChildren }) {
  return <p class="empty">{children}</p>;
}

export function Failed({ onRetry }: { onRetry(): void }) {
  const words = useWords();
  return (
    <p class="failed" role="alert">
      <span aria-hidden="true">⚠ </span>
      {words.failed}{' '}
      <button type="button" onClick={onRetry}>
        {words.retry}
      </button>
    </p>
  );
}
