/** Notices at the bottom of the canvas. */
import { useStore } from '../store';
import { useStage } from './App';
import { CloseIcon } from './icons';

export function Toasts() {
  const { editor } = useStage();
  const shown = useStore(editor.toasts.store, (state) => state.shown);
  return (
    <div class="toasts" role="status" aria-live="polite">
      {shown.map((toast) => (
        <div key={toast.id} class={toast.error ? 'toast error' : 'toast'}>
          <span>{toast.message}</span>
          {toast.button !== null && (
            <button class="toast-action" onClick={() => toast.press()}>
              {toast.button}
            </button>
          )}
          <button class="toast-close" aria-label="Dismiss" onClick={() => toast.dismiss()}>
            <CloseIcon />
          </button>
        </div>
      ))}
    </div>
  );
}
