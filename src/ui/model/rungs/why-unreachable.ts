/** Why a page says nothing: a frame alone cannot tell a dead host from a page that stays silent. */
import { RungFailure } from '../engine-link';

export async function whyUnreachable(address: URL, signal: AbortSignal): Promise<RungFailure> {
  let blocked = '';
  const onViolation = ({ effectiveDirective }: SecurityPolicyViolationEvent) =>
    (blocked = effectiveDirective);
  document.addEventListener('securitypolicyviolation', onViolation);
  try {
    // The answer cannot be read from here, and need not be: that there is one is enough.
    await fetch(address, { mode: 'no-cors', cache: 'no-store', signal });
    return new RungFailure('silent', 'the host answers, its page does not');
  } catch (error) {
    return blocked
      ? new RungFailure('blocked', blocked)
      : new RungFailure('offline', String(error));
  } finally {
    document.removeEventListener('securitypolicyviolation', onViolation);
  }
}
