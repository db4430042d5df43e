/** Hands a file to the person, as a download of the browser's. */
export function saveBlob(data: Blob, name: string): void {
  const url = URL.createObjectURL(data);
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  // Browsers read the blob after the click has returned; a minute is ample.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
