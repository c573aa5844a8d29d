import type { Finding } from '../audit/finding.ts';
import type { CookieEntry } from '../schema/index.ts';
import { namePattern } from './names.ts';
import type { RegisterSource } from './register.ts';

/** Something that a browser kept after it had opened a page. */
export interface Observed {
  readonly name: string;
  readonly kind: CookieEntry['kind'];
  /** Host that it is kept for. */
  readonly host: string;
  /** File of the page. */
  readonly file: string;
  /** Whether the reader had accepted everything by then. */
  readonly accepted: boolean;
}

/**
 * Compares what a browser kept with what a register lists: what is not listed, what came without the consent it needs,
 * and what is listed for these hosts and was not seen. Examples are never expected.
 *
 * @param hosts the public hosts of the sites that were visited.
 */
export function compareWithRegister(
  observed: readonly Observed[],
  hosts: readonly string[],
  { register, file, text }: RegisterSource,
): Finding[] {
  const isNecessary = (entry: CookieEntry) =>
    register.purposes.some(({ id, necessary }) => necessary && id === entry.purpose);
  const entryOf = (one: Observed) => register.cookies.find((entry) => covers(entry, one));
  const first = new Map<string, Observed>();
  for (const one of observed) {
    const key = [one.kind, one.name, one.host, one.accepted].join(' ');
    if (!first.has(key)) first.set(key, one);
  }
  const seen = [...first.values()];

  const undeclared = distinct(seen.filter((one) => !entryOf(one))).map(
    ({ name, kind, host, file: page }) => ({
      file: page,
      message: `This page keeps \`${name}\` (${kind}, ${host}), which the register does not list.`,
      fix: 'list it in content/cookies.yaml and publish, or keep the page from setting it',
    }),
  );
  const early = seen.flatMap((one) => {
    const entry = entryOf(one);
    if (one.accepted || !entry || isNecessary(entry)) return [];
    return [
      {
        file: one.file,
        message: `This page keeps \`${one.name}\` before the reader has chosen; its purpose \`${entry.purpose}\` needs consent.`,
        fix: 'let the script that sets it wait for its purpose; docs/developers/privacy-preferences.md shows how',
      },
    ];
  });
  const stale = register.cookies
    .filter((entry) => !entry.example && entry.domains.some((domain) => hosts.some(isOn(domain))))
    .filter((entry) => !seen.some((one) => covers(entry, one)))
    .map(({ name }) => ({
      file: `${file}:${lineOf(text, name)}`,
      message: `\`${name}\` is listed for ${hosts.join(', ')}, and no page sets it.`,
      fix: 'remove it from content/cookies.yaml, or correct its hosts, and publish',
    }));
  return [...undeclared, ...early, ...stale];
}

function covers(entry: CookieEntry, { name, kind, host }: Observed): boolean {
  return (
    entry.kind === kind &&
    namePattern(entry.name).test(name) &&
    entry.domains.some((domain) => isOn(domain)(host))
  );
}

/** Whether a host is one that a domain of the register stands for. */
function isOn(domain: string): (host: string) => boolean {
  return (host) => (domain.startsWith('*.') ? host.endsWith(domain.slice(1)) : host === domain);
}

/** The same thing found before and after a choice is one finding. */
function distinct(observed: readonly Observed[]): Observed[] {
  return observed.filter(
    (one, index) =>
      observed.findIndex(
        ({ name, kind, host }) => name === one.name && kind === one.kind && host === one.host,
      ) === index,
  );
}

function lineOf(text: string, name: string): number {
  return text.split('\n').findIndex((line) => line.includes(`name: ${name}`)) + 1;
}
