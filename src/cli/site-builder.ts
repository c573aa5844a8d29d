import { spawn } from 'node:child_process';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { BuildSettings } from '../io/build-settings.ts';
import { toEnvironment } from '../io/build-settings.ts';
import { projectRoot } from '../io/read-project.ts';
import { Complaint } from './command.ts';
import { unwritableProject } from './unusable-place.ts';

/** A process that is ready to build one site. */
export interface SiteBuilder {
  /** Gets ready for a site whose project is shared, but not yet checked. Writes no page. */
  readonly prepare: (settings: BuildSettings) => void;
  /**
   * Builds the site that it was prepared for, now that the project is checked. Throws Complaint when that fails: with what Astro said,
   * or which folder must be writable.
   */
  readonly build: () => Promise<void>;
  /** Ends the process, whatever it does. */
  readonly dismiss: () => void;
}

/** Starts a process that loads what builds a site, which takes a second. */
export function startSiteBuilder(): SiteBuilder {
  const program = fileURLToPath(import.meta.resolve('./build-site.ts'));
  // Of what soon is garbage more is gone before it counts as old, and lies about until all is looked through.
  const child = spawn(process.execPath, ['--max-semi-space-size=32', program], {
    cwd: projectRoot,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      ASTRO_TELEMETRY_DISABLED: '1',
      // Rolldown's allocator keeps what it needs no more, 200 MB of it, unless it is told not to.
      MIMALLOC_PURGE_DELAY: '0',
      MIMALLOC_ARENA_EAGER_COMMIT: '0',
      // So does glibc's, in a place for each thread.
      MALLOC_ARENA_MAX: '1',
    },
    stdio: 'pipe',
  });
  const ended = new Promise<number | null>((done) => {
    child.on('error', () => done(null));
    child.on('close', done);
  });
  // Should it end before it has its order: its end tells.
  child.stdin.on('error', () => undefined);
  const said = Promise.all([buffer(child.stdout), buffer(child.stderr)]);
  return {
    prepare: (settings) => void child.stdin.write(`${JSON.stringify(toEnvironment(settings))}\n`),
    build: async () => {
      child.stdin.end('checked\n');
      if ((await ended) === 0) return;
      const words = Buffer.concat(await said)
        .toString()
        .trim();
      throw (
        unwritableProject(words) ??
        new Complaint(
          `Astro could not build the site:\n${words}`,
          'a build without errors',
          'mend what it names; this is a fault of the software, not of the content',
        )
      );
    },
    dismiss: () => void child.kill(),
  };
}
