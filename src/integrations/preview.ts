import type { ServerResponse } from 'node:http';
import type { AstroIntegration } from 'astro';
import type { PreviewState } from '../domain/preview.ts';
import { join } from '../io/files.ts';
import { projectRoot } from '../io/read-project.ts';
import { WRITING } from './project-loaders.ts';

/**
 * Adds a panel with the findings and the way to the redline to every page of the development server. Nothing of it is
 * in a built site: it comes in only here.
 *
 * @param content absolute path of the folder to watch.
 * @param look looks at the content anew.
 */
export function preview(content: string, look: () => Promise<PreviewState>): AstroIntegration {
  const part = (...path: string[]) => JSON.stringify(join(projectRoot, 'src', ...path));
  return {
    name: 'preview',
    hooks: {
      'astro:config:setup': ({ command, injectScript }) => {
        if (command !== 'dev') return;
        injectScript('page', `import ${part('styles', 'preview.css')};`);
        injectScript('page', `import ${part('browser', 'preview.ts')};`);
      },
      'astro:server:setup': ({ server, logger }) => {
        let timer: NodeJS.Timeout | undefined;
        server.watcher.add(content);
        server.watcher.on('all', (_, file) => {
          if (!file.startsWith(content)) return;
          clearTimeout(timer);
          timer = setTimeout(() => server.ws.send('preview:changed'), WRITING);
        });
        server.middlewares.use('/__preview.json', (_, response: ServerResponse) => {
          look().then(
            (state) => {
              response.setHeader('Content-Type', 'application/json');
              response.end(JSON.stringify(state));
            },
            (error: unknown) => {
              logger.error(String(error));
              response.writeHead(500).end();
            },
          );
        });
      },
    },
  };
}
