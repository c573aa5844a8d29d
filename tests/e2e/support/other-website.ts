import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A website of the organisation on another host, with a policy as strict as the privacy site's own. */
export interface OtherWebsite {
  readonly url: string;
  readonly server: Server;
}

/**
 * Serves a page that includes the privacy preferences and two scripts that wait for consent: one kept inline as data,
 * one fetched. Each writes its name into the title, a cookie and the storage.
 *
 * @param script address of the privacy preferences.
 */
export async function serveOtherWebsite(script: string): Promise<OtherWebsite> {
  const page = `<!doctype html><html lang="nl-BE"><title>shop</title>
<meta charset="utf-8"><meta name="viewport" content="width=device-width">
<script src="${script}"></script>
<script type="text/plain" data-category="measurement" data-src="/measure.js"></script>
<main><h1>Winkel</h1><p><a href="#" id="again">privacy voorkeuren beheren</a></p></main>
<script src="/shop.js"></script>`;
  const files: Readonly<Record<string, readonly [type: string, body: string]>> = {
    '/favicon.ico': ['image/x-icon', ''],
    '/': ['text/html; charset=utf-8', page],
    '/measure.js': [
      'text/javascript',
      "document.title += ' measured'; document.cookie = 'example_visits_1=1; path=/';",
    ],
    '/shop.js': [
      'text/javascript',
      `window.told = [];
for (const event of ['ready', 'choice'])
  document.addEventListener('privacy-preferences:' + event, ({ detail }) => told.push([event, detail.accepted]));
document.getElementById('again').addEventListener('click', (event) => {
  event.preventDefault();
  privacyPreferences.open();
});`,
    ],
  };
  const server = createServer((request, response) => {
    const [type, body] = files[request.url ?? ''] ?? [];
    response.writeHead(body === undefined ? 404 : 200, {
      ...(type && { 'Content-Type': type }),
      'Content-Security-Policy': `default-src 'none'; script-src 'self' ${new URL(script).origin}; style-src 'self'; img-src 'self'`,
      'Cross-Origin-Embedder-Policy': 'require-corp',
    });
    response.end(body);
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server };
}
