import type { Contact, Organisation, Site } from './schema/index.ts';

/** The organisation's contact, with what differs on a site. */
export function contactOf({ contact }: Organisation, site: Site): Contact {
  const { email, telephone, address } = { ...contact, ...definedOnly(site.contact ?? {}) };
  return { email, address, ...(telephone !== undefined && { telephone }) };
}

function definedOnly<T extends object>(values: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
