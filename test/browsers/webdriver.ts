/** WebDriver over HTTP, as far as the tests need it: https://www.w3.org/TR/webdriver2/. */

interface Reply {
  readonly value: unknown;
}

interface Failed {
  readonly error: string;
  readonly message: string;
}

/** One command; `path` begins with `/session`. */
export async function command<Result>(
  driver: string,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body: object = {},
): Promise<Result> {
  const init = method === 'POST' ? { method, body: JSON.stringify(body) } : { method };
  const response = await fetch(`${driver}${path}`, init);
  const { value } = (await response.json()) as Reply;
  if (response.ok) return value as Result;
  const { error, message } = value as Failed;
  throw new Error(`${method} ${path}: ${error} ${message}`);
}
