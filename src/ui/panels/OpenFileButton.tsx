/** Chooses a picture file (web page only). */
import { Button } from '@create-figma-plugin/ui';
import { titled } from '../keys/titled';
import { words } from '../words/words';

interface Props {
  readonly onFile: (file: File) => Promise<void>;
  /** Where a picture is open already. */
  readonly another?: boolean;
}

const INPUT = 'open-file';

/** Opens the system's dialog, where there is a button for it now. */
export function chooseFile(): void {
  document.getElementById(INPUT)?.click();
}

export function OpenFileButton({ onFile, another = false }: Props) {
  const label = another ? words.window.openOther : words.window.chooseFile;
  return (
    <>
      <Button secondary={another} onClick={chooseFile} title={titled(label, 'openOther')}>
        {label}
      </Button>
      <input
        id={INPUT}
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
