/** ICC colour profiles: enough of the format to tell a usable one from a truncated one. */
import { ascii } from './sniff';

/** Larger than any profile seen (printing presses' reach 4 MB); a limit on what is inflated. */
export const MAX_PROFILE_BYTES = 32 * 1024 * 1024;

/** ICC.1:2022, 7.2 (header) and 7.3 (tag table). */
const HEADER_BYTES = 128;
const TAG_BYTES = 12;

/**
 * Whether a colour-management module can be expected to take `profile` for a grey or an RGB
 * picture: the header's size, signature and colour space agree, and no tag points outside.
 *
 * Figma itself has written PNGs with truncated profiles (lovell/sharp#4128); browsers then show the
 * picture as if it had none.
 */
export function isUsableProfile(profile: Uint8Array, isGrey: boolean): boolean {
  if (profile.length < HEADER_BYTES + 4) return false;
  const view = new DataView(profile.buffer, profile.byteOffset, profile.byteLength);
  const size = view.getUint32(0);
  if (size < HEADER_BYTES + 4 || size > profile.length) return false;
  if (ascii(profile, 36, 4) !== 'acsp') return false;
  if (ascii(profile, 16, 4) !== (isGrey ? 'GRAY' : 'RGB ')) return false;

  const tags = view.getUint32(HEADER_BYTES);
  if (HEADER_BYTES + 4 + tags * TAG_BYTES > size) return false;
  for (let tag = 0; tag < tags; tag++) {
    const at = HEADER_BYTES + 4 + tag * TAG_BYTES;
    if (view.getUint32(at + 4) + view.getUint32(at + 8) > size) return false;
  }
  return true;
}
