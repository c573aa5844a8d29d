import type { RegisterSource } from '../domain/cookies/register.ts';
import { cookieRegister } from '../domain/schema/index.ts';
import { readWhereThere } from './reader.ts';
import type { Reader } from './reader.ts';

/** A cookie register; nothing when there is none or it is broken. */
export async function readCookies(
  path: string,
  reader: Reader,
): Promise<RegisterSource | undefined> {
  const found = await readWhereThere(reader, path, cookieRegister, 'cookies/invalid');
  if (!found) return undefined;
  const { data, ...source } = found;
  return { ...source, register: data };
}
