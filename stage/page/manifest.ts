/** The plugin's manifest.json, as far as the stage reads it (developers.figma.com, Plugin Manifest). */
export interface PluginManifest {
  readonly id: string;
  readonly name: string;
  readonly main: string;
  readonly ui: string | null;
  /** What the UI's document may reach, as Content-Security-Policy sources. */
  readonly domains: readonly string[];
  /** Its entries in the Plugins menu; empty for a plugin that is one entry itself. */
  readonly menu: readonly PluginCommand[];
  /** The buttons beside layers that have relaunch data for them. */
  readonly relaunchButtons: readonly PluginCommand[];
}

/** What starts the plugin, and the `figma.command` that it is started with. */
export interface PluginCommand {
  readonly name: string;
  readonly command: string;
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
    menu: commands(json, 'menu'),
    relaunchButtons: commands(json, 'relaunchButtons'),
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

/** Submenus and separators are not among what the stage shows. */
function commands(json: Record<string, unknown>, field: string): PluginCommand[] {
  const list = json[field] ?? [];
  if (!Array.isArray(list)) throw new Error(`"${field}" in manifest.json is no list`);
  return list.filter(isRecord).map((entry) => ({
    name: text(entry, 'name'),
    command: text(entry, 'command'),
  }));
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
