/** Chooses a picture file (web page only). */
import { FileUploadButton } from '@create-figma-plugin/ui';
import { WORDS } from '../words';

interface Props {
  readonly onFile: (file: File) => Promise<void>;
  /** Where a picture is open already. */
  readonly another?: boolean;
}

export function OpenFileButton({ onFile, another = false }: Props) {
  return (
    <FileUploadButton
      acceptedFileTypes={['image/png', 'image/jpeg', 'image/webp']}
      secondary={another}
      onSelectedFiles={([file]) => file && void onFile(file)}
    >
      {another ? WORDS.openOther : WORDS.chooseFile}
    </FileUploadButton>
  );
}
