import { Complaint } from '../command.ts';
import type { Command } from '../command.ts';
import { resolve } from 'node:path';
import { exists, join } from '../../io/files.ts';
import { projectRoot } from '../../io/read-project.ts';
import { readSites } from '../../io/read-site.ts';
import { contentHelp, contentOptions, settingsFrom } from '../load-project.ts';
import { portOption, sitesNamed } from '../options.ts';
import { readAll } from '../read-all.ts';
import { serve as startServers } from '../serve.ts';

export const serve: Command = {
  name: 'serve',
  summary: 'serves the built sites on this machine',
  help: `npm run serve [-- SITE…]

Serves every site in dist/, or the sites named, as a host would, and prints the addresses. Ctrl+C stops it.

  --port N       port of the first site; the others follow (default: 4321)
  --out DIR      where the sites were built (default: dist)
${contentHelp}`,
  options: { ...contentOptions, port: { type: 'string' }, out: { type: 'string' } },
  run: async (values, positionals) => {
    const known = await readSites(settingsFrom(values));
    if (known.length === 0) {
      throw new Complaint(
        'content/ cannot be read.',
        'a project without errors',
        'npm run statement -- check says what to mend',
      );
    }
    const { port, named } = await readAll({
      port: () => portOption(values),
      named: () =>
        sitesNamed(
          positionals,
          known.map(({ id }) => id),
        ),
    });
    const dist = resolve(projectRoot, typeof values['out'] === 'string' ? values['out'] : 'dist');
    const isBuilt = await Promise.all(known.map(({ id }) => exists(join(dist, id))));
    const built = known.filter((_, index) => isBuilt[index]);
    // Where none is built, or one that was asked for is not, the server says how to build it.
    const all = built.length > 0 ? built : known;
    const sites = positionals.length > 0 ? known.filter(({ id }) => named.includes(id)) : all;
    const { servers, addresses } = await startServers({ dist, sites, port });
    for (const { site, address } of addresses) console.log(`${site}  ${address}`);
    const missing = known.filter((site) => !built.includes(site)).map(({ id }) => id);
    if (missing.length > 0) console.log(`Not built: ${missing.join(', ')}`);
    console.log('Ctrl+C stops it.');
    await new Promise<void>((done) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) {
        process.once(signal, () => {
          for (const server of servers) {
            server.close();
            server.closeAllConnections();
          }
          done();
        });
      }
    });
    return 0;
  },
};
