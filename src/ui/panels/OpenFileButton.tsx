/** Chooses a picture file (web page only). */
import { useRef } from 'preact/hooks';
import { words } from '../words/words';
import { CommandButton } from './CommandButton';

interface Props {
  readonly onFile: (file: File) => Promise<void>;
  /** Where a picture is open already. */
  readonly another?: boolean;
}

export function OpenFileButton({ onFile, another = false }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const label = another ? words.window.openOther : words.window.chooseFile;
  return (
    <>
      <CommandButton
        secondary={another}
        command="openOther"
        label={label}
        onClick={() => input.current?.click()}
      />
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg,image/webp"
        hidden
        aria-label={label}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          if (file) void onFile(file);
          currentTarget.value = ''; // the same file may be chosen again
        }}
      />
    </>
  );
}
