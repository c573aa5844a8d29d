import type { Finding } from '../audit/finding.ts';
import { placeInYaml } from '../schema/index.ts';
import type { CookieEntry, Lifetime } from '../schema/index.ts';
import { isKeptFor, lifetimeInWords } from './lifetime.ts';
import type { KeptFor } from './lifetime.ts';
import { namePattern } from './names.ts';
import type { RegisterSource } from './register.ts';

/** Something that a browser kept after it had opened a page. */
export interface Observed {
  readonly name: string;
  readonly kind: CookieEntry['kind'];
  /** Host that it is kept for. */
  readonly host: string;
  /** For how long; nothing where only a program could end it, as in the local storage. */
  readonly keptFor?: KeptFor | undefined;
  /** Host of the page. */
  readonly site: string;
  /** File of the page. */
  readonly file: string;
  /** Whether the reader had accepted everything by then. */
  readonly accepted: boolean;
}

/** Which websites were visited, and which are the organisation's. */
export interface Visited {
  /** Public hosts of the sites that were visited. */
  readonly hosts: readonly string[];
  /** Domains of the organisation; what is kept for others is a third party's. */
  readonly own: readonly string[];
}

/** An entry of the register that knows its lines. */
type Listed = CookieEntry & { readonly line: (key: keyof CookieEntry) => string };

/**
 * Compares what a browser kept with what a register lists: what is not listed, what came without the consent it needs,
 * what is kept for another host, by another party or for another time than listed, and what is listed for the sites
 * visited and was not seen there. Examples are never expected. A finding about an entry has its line.
 */
export function compareWithRegister(
  observed: readonly Observed[],
  { hosts, own }: Visited,
  { register, file, text }: RegisterSource,
): Finding[] {
  const necessary = register.purposes.filter((purpose) => purpose.necessary).map(({ id }) => id);
  const listed = register.cookies.map((entry, index) => ({
    ...entry,
    line: (key: keyof CookieEntry) => `${file}:${placeInYaml(text, ['cookies', index, key]).line}`,
  }));
  const seen = distinct(observed);
  return [
    ...seen.flatMap((one) => {
      const named = listed.filter((entry) => isNamed(entry, one));
      const entry = named.find(({ domains }) => isOn(domains, one.host)) ?? named[0];
      if (!entry) return [undeclared(one)];
      const isEarly = !one.accepted && !necessary.includes(entry.purpose);
      return [...(isEarly ? [early(one, entry)] : []), ...differences(one, entry, own)];
    }),
    ...listed
      .filter(({ example }) => !example)
      .flatMap((entry) => {
        const without = hosts.filter(
          (host) =>
            isOn(entry.domains, host) &&
            !seen.some((one) => one.site === host && isNamed(entry, one)),
        );
        return without.length > 0 ? [stale(entry, without)] : [];
      }),
  ];
}

/** Each thing as it was seen first. */
function distinct(observed: readonly Observed[]): Observed[] {
  const first = new Map<string, Observed>();
  for (const one of observed) {
    const key = [one.kind, one.name, one.host, one.site].join(' ');
    if (!first.has(key)) first.set(key, one);
  }
  return [...first.values()];
}

function undeclared({ name, kind, host, file }: Observed): Finding {
  return {
    file,
    message: `This page keeps \`${name}\` (${kind}, ${host}), which the register does not list.`,
    fix: 'list it in content/cookies.yaml and publish, or keep the page from setting it',
  };
}

function early({ name, file }: Observed, { purpose }: Listed): Finding {
  return {
    file,
    message: `This page keeps \`${name}\` before the reader has chosen; its purpose \`${purpose}\` needs consent.`,
    fix: 'let the script that sets it wait for its purpose; docs/developers/privacy-preferences.md shows how',
  };
}

function stale({ name, line }: Listed, hosts: readonly string[]): Finding {
  return {
    file: line('name'),
    message: `\`${name}\` is listed for ${hosts.join(', ')}, and no page there sets it.`,
    fix: 'remove it from content/cookies.yaml, or correct its hosts, and publish',
  };
}

/** What a browser kept otherwise than the register lists it. */
function differences(
  { name, host, keptFor, file }: Observed,
  { domains, party, lifetime, line }: Listed,
  own: readonly string[],
): Finding[] {
  const finding = (key: keyof CookieEntry, says: string, is: string): Finding => ({
    file: line(key),
    message: `\`${name}\` is listed ${says}, and ${is} (${file}).`,
    fix: `correct \`${key}\` in content/cookies.yaml and publish, or mend what sets it`,
  });
  const isOwn = own.some((domain) => isBelow(host, domain) || isBelow(domain, host));
  return [
    ...(isOn(domains, host)
      ? []
      : [finding('domains', `for ${domains.join(', ')}`, `is kept for ${host}`)]),
    ...(isOwn === (party === 'first')
      ? []
      : [
          finding(
            'party',
            `as of the ${party} party`,
            `${host} is ${isOwn ? 'the organisation’s own' : 'no domain of the organisation'}`,
          ),
        ]),
    ...(keptFor === undefined || isKeptFor(keptFor, lifetime)
      ? []
      : [
          finding(
            'lifetime',
            `for ${lifetimeInWords(lifetime, 'en', 'the session')}`,
            `the browser keeps it for ${keptForInWords(keptFor)}`,
          ),
        ]),
  ];
}

function keptForInWords(kept: KeptFor): string {
  return lifetimeInWords(kept === 'session' ? kept : rounded(kept.most), 'en', 'the session');
}

function rounded(days: number): Lifetime {
  if (days >= 1) return { days: Math.round(days) };
  if (days >= 1 / 24) return { hours: Math.round(days * 24) };
  return { minutes: Math.ceil(days * 24 * 60) };
}

function isNamed(entry: CookieEntry, { name, kind }: Observed): boolean {
  return entry.kind === kind && namePattern(entry.name).test(name);
}

/** Whether domains of the register stand for a host. */
function isOn(domains: readonly string[], host: string): boolean {
  return domains.some((domain) =>
    domain.startsWith('*.') ? host.endsWith(domain.slice(1)) : host === domain,
  );
}

function isBelow(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}
