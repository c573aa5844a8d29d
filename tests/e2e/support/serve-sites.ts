import { resolve } from 'node:path';
import { serve } from '../../../src/cli/serve.ts';
import { projectRoot } from '../../../src/io/read-project.ts';
import { addressVariable, homes, sites } from './sites.ts';

/** Serves every built site on a free port for the length of the run, with the headers of real hosts. */
export default async function serveSites(): Promise<() => void> {
  const servings = await Promise.all(
    homes.map(({ dist }) =>
      serve({
        dist: resolve(projectRoot, dist),
        sites: sites
          .filter(({ root }) => root.startsWith(resolve(projectRoot, dist)))
          .map(({ id, site }) => ({ id, ...site })),
        port: 0,
      }),
    ),
  );
  for (const { site, address } of servings.flatMap(({ addresses }) => addresses)) {
    process.env[addressVariable(site)] = new URL(address).origin;
  }
  return () => {
    for (const server of servings.flatMap(({ servers }) => servers)) {
      server.close();
      server.closeAllConnections();
    }
  };
}
