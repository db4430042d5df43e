/** The plugin's manifest.json, as far as the stage reads it (developers.figma.com, Plugin Manifest). */
export interface PluginManifest {
  readonly id: string;
  readonly name: string;
  readonly main: string;
  readonly ui: string | null;
  /** What the UI's document may reach, as Content-Security-Policy sources. */
  readonly domains: readonly string[];
}

/** @throws Error - naming the field that is missing or of the wrong kind */
export function parseManifest(json: unknown): PluginManifest {
  if (!isRecord(json)) throw new Error('manifest.json holds no object');
  return {
    id: text(json, 'id'),
    name: text(json, 'name'),
    main: text(json, 'main'),
    ui: json['ui'] === undefined ? null : text(json, 'ui'),
    domains: domainsOf(json['networkAccess']),
  };
}

/** Without `networkAccess` a plugin may reach everything. The stage runs it as in development. */
function domainsOf(access: unknown): string[] {
  if (access === undefined) return ['*'];
  if (!isRecord(access)) throw new Error('networkAccess in manifest.json is no object');
  return [...strings(access['allowedDomains']), ...strings(access['devAllowedDomains'])].filter(
    (domain) => domain !== 'none',
  );
}

function strings(value: unknown): string[] {
  if (value === undefined) return [];
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  throw new Error('A domain list in manifest.json is no list of strings');
}

function text(json: Record<string, unknown>, field: string): string {
  const value = json[field];
  if (typeof value === 'string' && value !== '') return value;
  throw new Error(`"${field}" is missing in manifest.json`);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
