import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { writeHugo } from './hugo.ts';
import { measure } from './measure.ts';
import type { Cost } from './measure.ts';
import type { SealedSection } from './sections.ts';
import { setAside } from './set-aside.ts';
import { writeStarlight } from './starlight.ts';

/** A generator that people would use instead. */
export interface Beside {
  readonly name: string;
  /** A program that has to be on the path; nothing: it comes from npm. */
  readonly program?: string;
  /** Writes its site. */
  readonly prepare: (sections: readonly SealedSection[]) => Promise<void>;
  /** Builds it from nothing. */
  readonly run: () => Promise<Cost>;
  /** Where the built site is. */
  readonly out: string;
}

/** The others, each in a folder of its own. */
export function besides(folder: string): Beside[] {
  const hugo = join(folder, 'hugo');
  const starlight = join(folder, 'starlight');
  return [
    {
      name: 'Hugo',
      program: 'hugo',
      prepare: (sections) => writeHugo(hugo, sections),
      run: () => measure('hugo', ['--quiet'], { cwd: hugo }),
      out: join(hugo, 'public'),
    },
    {
      name: 'Starlight',
      prepare: async (sections) => {
        await installStarlight(starlight);
        await writeStarlight(starlight, sections);
      },
      run: () =>
        measure(process.execPath, [join('node_modules', 'astro', 'bin', 'astro.mjs'), 'build'], {
          cwd: starlight,
          env: { ASTRO_TELEMETRY_DISABLED: '1', NODE_OPTIONS: '--max-old-space-size=8192' },
        }),
      out: join(starlight, 'dist'),
    },
  ];
}

/** Whether a program is on the path. */
export function isPresent(program: string): boolean {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .some((folder) => existsSync(join(folder, program)));
}

/** Installs Starlight once: it is no dependency of this project. */
async function installStarlight(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await setAside(join(folder, '.astro'), join(folder, 'node_modules', '.astro'));
  if (existsSync(join(folder, 'node_modules', '@astrojs', 'starlight'))) return;
  const dependencies = { astro: '^7.3.0', '@astrojs/starlight': '^0.42.0' };
  const manifest = { name: 'starlight-beside', private: true, type: 'module', dependencies };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  await measure('npm', ['install', '--no-audit', '--no-fund'], { cwd: folder });
}
