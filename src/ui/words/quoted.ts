/** What sentences quote from elsewhere, put as a sentence needs it; alike in every language. */

export function formatName(format: string): string {
  return format === 'webp' ? 'WebP' : format.toUpperCase();
}

/** Figma's own messages end in a full stop or not; ours go into brackets. */
export function withoutFullStop(message: string): string {
  return message.trim().replace(/\.$/, '');
}

/** What `say` makes of the name, which is shortened until all of it has at most `most` UTF-16 units. */
export function fitted(name: string, most: number, say: (name: string) => string): string {
  return say(shortened(name, most - say('').length));
}

/** Keeps both ends: the start says which layer, the end says "(inpainted)". */
function shortened(name: string, most: number): string {
  if (name.length <= most) return name;
  const tail = Math.min(15, Math.floor(most / 2));
  // A cut through a surrogate pair leaves half a character on either side: drop those halves.
  const start = name.slice(0, most - tail - 1).replace(/[\uD800-\uDBFF]$/, '');
  const end = name.slice(name.length - tail).replace(/^[\uDC00-\uDFFF]/, '');
  return `${start}…${end}`;
}
