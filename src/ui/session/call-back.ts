/**
 * Calls somebody back who has turned away: a soft sound, and where the browser allows it, a notification.
 * Inside Figma the packaged window is no secure context and may not notify.
 */

/** On a click, because browsers ask for leave only then. */
export function askToNotify(): void {
  if (canAsk() && Notification.permission === 'default') void Notification.requestPermission();
}

export function callBack(text: string): void {
  chime();
  if (canAsk() && Notification.permission === 'granted' && !document.hasFocus()) {
    new Notification('Inpaint', { body: text });
  }
}

function canAsk(): boolean {
  return isSecureContext && 'Notification' in window;
}

/** A fifth upwards, in Hz: a5 and e6. */
const TONES = [880, 1318.5];

/** Seconds between the tones, and until each has died away. */
const BETWEEN = 0.14;
const DECAY = 0.9;
/** Of full volume. */
const PEAK = 0.06;

function chime(): void {
  const audio = new AudioContext();
  const tones = TONES.map((frequency, index) => {
    const begin = audio.currentTime + index * BETWEEN;
    const tone = new OscillatorNode(audio, { frequency });
    const volume = new GainNode(audio, { gain: 0 });
    volume.gain.setValueAtTime(0, begin);
    volume.gain.linearRampToValueAtTime(PEAK, begin + 0.02); // at once, it would click
    volume.gain.exponentialRampToValueAtTime(1e-4, begin + DECAY);
    tone.connect(volume).connect(audio.destination);
    tone.start(begin);
    tone.stop(begin + DECAY);
    return tone;
  });
  tones.at(-1)!.onended = () => void audio.close();
}
