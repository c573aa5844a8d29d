// npm test: installs what is missing, a browser included, and runs the steps of steps.mjs.
//   npm test                stops at the first step that fails
//   npm test -- --all       goes on to the end
//   npm test -- unit e2e    only these steps

import { findBrowser } from './browser.mjs';
import { scriptFor } from './command.mjs';
import { findNginx } from './nginx.mjs';
import { shown } from './paths.mjs';
import { prepare } from './prepare.mjs';
import { describeProblem, Problem, runMain } from './problem.mjs';
import { capture } from './process.mjs';
import { withProgress } from './progress.mjs';
import { chooseSteps, commandsOf } from './steps.mjs';

await runMain(async () => {
  const { chosen, goOn } = chooseSteps(process.argv.slice(2));
  const prepared = await prepare();
  let passed = 0;
  let failed = 0;
  for (const step of chosen) {
    if (await passes(step, prepared)) passed += 1;
    else failed += 1;
    if (failed > 0 && !goOn) break;
  }
  const left = chosen.slice(passed + failed).map((step) => step.name);
  if (left.length > 0) console.log(`Not run after the failure: ${left.join(', ')}`);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});

/**
 * Runs one step and shows its output if it fails.
 * @param {import('./steps.mjs').Step} step
 * @param {import('./prepare.mjs').Prepared} prepared
 * @returns {Promise<boolean>}
 */
async function passes(step, prepared) {
  try {
    const env = { ...prepared.env, ...(await needed(step, prepared)) };
    const work = () => firstFailure(step, { ...prepared, env });
    const failure = await withProgress(step.name, work, (found) => (found ? 'failed' : 'passed'));
    if (failure) console.log(`\n${failure.output.trimEnd()}\n\nKept in ${shown(failure.log)}`);
    return !failure;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    console.log(`failed ${step.name}\n\n${describeProblem(error)}\n`);
    return false;
  }
}

/**
 * @param {import('./steps.mjs').Step} step
 * @param {import('./prepare.mjs').Prepared} prepared
 * @returns {Promise<NodeJS.ProcessEnv>} where the programs are that the step needs
 */
async function needed({ needs = [] }, prepared) {
  /** @type {NodeJS.ProcessEnv} */
  const env = {};
  if (needs.includes('browser')) {
    env.CHROMIUM_PATH = await findBrowser(prepared);
    env.CHROME_PATH = env.CHROMIUM_PATH; // the name Lighthouse knows
  }
  if (needs.includes('nginx')) {
    const nginx = await findNginx(prepared.env);
    if (nginx) env.NGINX_PATH = nginx;
  }
  return env;
}

/**
 * Runs the commands of a step until one fails.
 * @param {import('./steps.mjs').Step} step
 * @param {import('./prepare.mjs').Prepared} prepared
 * @returns {Promise<import('./process.mjs').Captured | undefined>} nothing if all went well
 */
async function firstFailure(step, { node, env }) {
  for (const [index, [name = '', ...args]] of commandsOf(step).entries()) {
    const log = `test-${step.name}${index === 0 ? '' : `-${index + 1}`}`;
    const result = await capture(log, node.path, [scriptFor(name), ...args], { env });
    if (result.code !== 0) return result;
  }
  return undefined;
}
