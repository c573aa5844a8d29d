import type { RegisterSource } from '../domain/cookies/register.ts';
import { cookieRegister, readYaml } from '../domain/schema/index.ts';
import type { Reader } from './reader.ts';

/** A cookie register; nothing when there is none or it is broken. */
export async function readCookies(
  path: string,
  { read, refuse }: Reader,
): Promise<RegisterSource | undefined> {
  const source = await read(path);
  if (!source) return undefined;
  const { data, issues } = readYaml({ ...source, rule: 'cookies/invalid' }, cookieRegister);
  if (issues.length > 0) refuse(source.file, issues);
  return data && { ...source, register: data };
}
