import { aptInstall } from './apt.mjs';
import { scriptFor } from './command.mjs';
import { isExecutable, onPath } from './executables.mjs';
import { capture, lastLines } from './process.mjs';
import { Problem } from './problem.mjs';
import { withProgress } from './progress.mjs';

const DOWNLOAD_LIMIT = 5 * 60_000;

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];

const MAC_APPS = ['Chromium', 'Google Chrome', 'Microsoft Edge'];

const WINDOWS_PROGRAMS = [
  'Chromium\\Application\\chrome.exe',
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * The browser for the tests: the one `CHROMIUM_PATH` names, Playwright's own, one installed on the
 * machine, one Playwright downloads, or the distribution's, whichever comes first and runs.
 * @param {import('./prepare.mjs').Prepared} prepared
 * @returns {Promise<string>} path of its binary
 * @throws {Problem} if none can be had
 */
export async function findBrowser({ node, env }) {
  if (env.CHROMIUM_PATH) return chosenByHand(env.CHROMIUM_PATH);
  const own = await playwrightBrowser(node, env);
  return (
    (await firstThatRuns([own, ...installedBrowsers(process.platform, env)])) ??
    (await downloaded(node, env, own)) ??
    (await fromDistribution(env)) ??
    noBrowser()
  );
}

/**
 * Where a browser that Playwright can drive may be installed, best first.
 * @param {string} platform as in `process.platform`
 * @param {NodeJS.ProcessEnv} env
 * @returns {string[]}
 */
export function installedBrowsers(platform, env) {
  if (platform === 'darwin') return [...macBrowsers(env), ...onPath(NAMES, env.PATH ?? '')];
  if (platform === 'win32') return windowsBrowsers(env);
  return onPath(NAMES, env.PATH ?? '', ['/usr/bin', '/snap/bin']);
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {string[]}
 */
function macBrowsers(env) {
  const folders = ['/Applications', ...(env.HOME ? [`${env.HOME}/Applications`] : [])];
  return MAC_APPS.flatMap((app) =>
    folders.map((folder) => `${folder}/${app}.app/Contents/MacOS/${app}`),
  );
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {string[]}
 */
function windowsBrowsers(env) {
  const folders = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter(Boolean);
  return WINDOWS_PROGRAMS.flatMap((program) => folders.map((folder) => `${folder}\\${program}`));
}

/**
 * @param {string} file
 * @returns {Promise<string>}
 * @throws {Problem} if it does not run
 */
async function chosenByHand(file) {
  if (await browserRuns(file)) return file;
  throw new Problem({
    what: `CHROMIUM_PATH names ${file}, which does not run`,
    expected: 'the path of an installed Chromium, Chrome or Edge',
    mend: 'correct CHROMIUM_PATH, or unset it to let the set-up look for a browser',
  });
}

/**
 * Where Playwright keeps its own Chromium, there or not.
 * @param {import('./node.mjs').Node} node
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string>}
 */
async function playwrightBrowser(node, env) {
  const code = "import('playwright-core').then((p) => console.log(p.chromium.executablePath()))";
  const { output } = await capture('playwright-path', node.path, ['-e', code], { env });
  return lastLines(output, 1);
}

/**
 * @param {string[]} files
 * @returns {Promise<string | undefined>}
 */
async function firstThatRuns(files) {
  for (const file of new Set(files)) {
    if (await browserRuns(file)) return file;
  }
  return undefined;
}

/**
 * A file is not enough: Ubuntu has a `chromium-browser` that only says it is not installed, and a
 * downloaded browser may lack system libraries. (On Windows `--version` would open a window.)
 * @param {string} file
 * @returns {Promise<boolean>}
 */
async function browserRuns(file) {
  if (!isExecutable(file)) return false;
  if (process.platform === 'win32') return true;
  const { code } = await capture('browser-version', file, ['--version'], { timeLimit: 30_000 });
  return code === 0;
}

/**
 * @param {import('./node.mjs').Node} node
 * @param {NodeJS.ProcessEnv} env
 * @param {string} own where Playwright puts its Chromium
 * @returns {Promise<string | undefined>}
 */
async function downloaded(node, env, own) {
  const args = [scriptFor('playwright'), 'install', 'chromium'];
  const download = async () => {
    await capture('playwright-install', node.path, args, { env, timeLimit: DOWNLOAD_LIMIT });
    return firstThatRuns([own]);
  };
  return withProgress('Downloading a browser for the tests', download, doneOrNot);
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string | undefined>}
 */
async function fromDistribution(env) {
  const install = async () => {
    await aptInstall('chromium');
    return firstThatRuns(installedBrowsers(process.platform, env));
  };
  if (process.platform !== 'linux') return undefined;
  return withProgress("Installing the distribution's chromium", install, doneOrNot);
}

/**
 * @param {string | undefined} found
 * @returns {string}
 */
function doneOrNot(found) {
  return found ? 'done' : 'failed';
}

/**
 * @returns {never}
 * @throws {Problem} always
 */
function noBrowser() {
  throw new Problem({
    what: 'there is no browser to run the tests in',
    expected: 'Chromium, Chrome or Edge, installed or downloadable',
    mend: 'install Chromium or Chrome (or set CHROMIUM_PATH to one), then run npm test again; .cache/logs/ says why the downloads failed',
  });
}
