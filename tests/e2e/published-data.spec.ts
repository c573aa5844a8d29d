import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { isIsoDate } from '../../src/domain/dates.ts';
import { markdownLink } from '../../src/domain/page-markdown.ts';
import { sites } from './support/sites.ts';
import { expect, test } from './support/test.ts';

const formats = {
  date: isIsoDate,
  uri: (text: string) => URL.canParse(text),
  regex: (text: string) => Boolean(new RegExp(text, 'u')),
};

for (const site of sites) {
  const root = join(site.root, site.site.base);
  const read = (file: string) =>
    JSON.parse(readFileSync(join(root, file), 'utf8')) as Record<string, unknown>;
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' });

  test(`all JSON that ${site.id} publishes is as its JSON Schema says`, () => {
    // `pagefind-entry.json` belongs to Pagefind's index, in Pagefind's own form.
    const data = names.filter(
      (name) => /\.json(?:ld)?$/.test(name) && !/(?:\.schema|pagefind-entry)\.json$/.test(name),
    );
    const ajv = new Ajv2020({ allErrors: true, strictTuples: false, formats });
    const used = new Set<string>();
    for (const file of data) {
      const published = read(file);
      const address = String(published['$schema']);
      const schema = basename(address);
      expect(address, file).toBe(site.routes.absolute(site.routes.file(schema)));
      const validate = ajv.getSchema(schema) ?? ajv.compile({ ...read(schema), $id: schema });
      expect(validate(published), `${file}: ${ajv.errorsText(validate.errors)}`).toBe(true);
      used.add(schema);
    }
    const schemas = names.filter((name) => name.endsWith('.schema.json'));
    const expected = site.project.processing
      ? schemas
      : schemas.filter((name) => name !== 'processing.schema.json');
    expect([...used].sort()).toEqual(expected.sort());
  });

  test(`every page of ${site.id} has a Markdown form, redlines as well`, () => {
    const pages = names.filter((name) => basename(name) === 'index.html');
    for (const page of pages) {
      const html = readFileSync(join(root, page), 'utf8');
      const link = markdownLink(html);
      // The choice of a language, and what only leads on.
      const saysNothing = /class="gate"|http-equiv="refresh"/.test(html);
      expect(link === undefined, `${page} names no Markdown form`).toBe(saysNothing);
      if (link === undefined) continue;
      const url = site.routes.absolute(site.routes.file(`${dirname(page)}/`));
      const text = readFileSync(join(site.root, decodeURI(link)), 'utf8');
      expect(text.split('\n', 1)[0], link).toMatch(/^# \S/);
      expect(text, link).toContain(`<${url}>`);
      expect(text, 'links that work anywhere').not.toMatch(/\]\((?!https?:|mailto:|tel:)/);
    }
  });
}
