import type { Issue } from '../domain/issue.ts';
import type { SiteConfig } from '../domain/schema/index.ts';
import type { Check } from './check.ts';
import { occurrences } from './occurrences.ts';
import { editableTexts } from './working-texts.ts';

const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const WEB = /(?:https?:\/\/|\bwww\.)[^\s<>()[\]"'“”]+/g;

/** A mistyped address sends readers, and their data, to strangers: each one is declared in site.yaml. */
export const addressesKnown: Check = (context) => {
  const { config, configFile } = context.project;
  const emails = knownEmails(config);
  const domains = knownDomains(config);
  return editableTexts(context).flatMap(({ file, text }) => {
    const strangers = [
      ...occurrences(text, EMAIL).filter(({ text: email }) => !emails.has(email.toLowerCase())),
      ...occurrences(text, WEB)
        .map(({ text: address, place }) => ({ text: hostOf(address), place }))
        .filter(
          ({ text: host }) => host !== '' && !domains.some((domain) => isWithin(host, domain)),
        ),
    ];
    // Label and target of a link hold the same address.
    const once = new Map(strangers.map((found) => [`${found.place.line} ${found.text}`, found]));
    return [...once.values()].map(({ text: address, place }): Issue => ({
      rule: 'address/unknown',
      severity: 'warning',
      file,
      place,
      message: `\`${address}\` is not declared.`,
      expected: `an address of the organisation, its sites and regulators, or one under \`known\` in ${configFile}`,
      fix: `correct it, or add it under \`known.${address.includes('@') ? 'emails' : 'domains'}\` in ${configFile}`,
    }));
  });
};

function knownEmails({ organisation, regulators, sites, known }: SiteConfig): Set<string> {
  return new Set(
    [
      organisation.contact.email,
      ...Object.values(regulators).map(({ email }) => email),
      ...Object.values(sites).map(({ contact }) => contact?.email),
      ...known.emails,
    ].flatMap((email) => email?.toLowerCase() ?? []),
  );
}

function knownDomains({ organisation, regulators, sites, known }: SiteConfig): string[] {
  return [
    ...[
      organisation.url,
      ...Object.values(regulators).flatMap(({ url }) => Object.values(url)),
      ...Object.values(sites).map(({ url }) => url),
    ].map(hostOf),
    ...known.domains,
  ];
}

function hostOf(address: string): string {
  const host = /^(?:https?:\/\/)?(?:www\.)?([^\s/:?#\\]+)/.exec(address)?.[1] ?? '';
  return host.toLowerCase().replace(/[.,;]+$/, '');
}

function isWithin(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}
