import { words } from '../words/words';

/** `fraction` 0–1, or null where nothing is known yet. */
export function ProgressBar({ fraction }: { readonly fraction: number | null }) {
  const now = fraction === null ? {} : { 'aria-valuenow': Math.round(fraction * 100) };
  return (
    <div
      class="progress"
      role="progressbar"
      aria-label={words.window.progress}
      aria-valuemin={0}
      aria-valuemax={100}
      {...now}
    >
      {/* Its own element, so that it does not shrink from the one to the other. */}
      <div
        key={fraction === null}
        class="progress-done"
        data-unknown={fraction === null}
        style={{ width: `${(fraction ?? 0) * 100}%` }}
      />
    </div>
  );
}
