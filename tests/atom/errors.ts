import { readFileSync } from 'node:fs';
import { validateXML } from 'xmllint-wasm';

const schema = readFileSync(new URL('atom.rng', import.meta.url), 'utf8');

/** What is wrong with an Atom feed by the schema of RFC 4287; nothing when it is valid. */
export async function atomErrors(feed: string): Promise<string[]> {
  const { errors } = await validateXML({
    xml: [{ fileName: 'feed.xml', contents: feed }],
    schema: [{ fileName: 'atom.rng', contents: schema }],
    extension: 'relaxng',
  });
  return errors.map(({ message }) => message);
}
