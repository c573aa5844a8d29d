import path from 'node:path';

import { dependenciesPresent, installDependencies } from './dependencies.mjs';
import { alone } from './lock.mjs';
import { fetchNode, presentNode, typeScriptOptions } from './node.mjs';

/**
 * @typedef {object} Prepared
 * @property {import('./node.mjs').Node} node the Node that runs the project
 * @property {NodeJS.ProcessEnv} env for every command of the project: that Node comes first
 */

/**
 * Brings in what every command needs, Node and packages; uses no network when both are there.
 * @returns {Promise<Prepared>}
 * @throws {import('./problem.mjs').Problem} if something is missing and cannot be had
 */
export async function prepare() {
  const node = presentNode();
  if (node && dependenciesPresent()) return prepared(node);
  return alone(async (noteChild) => {
    const ready = prepared(presentNode() ?? (await fetchNode(noteChild)));
    if (!dependenciesPresent()) await installDependencies(ready.node, ready.env, noteChild);
    return ready;
  });
}

/**
 * @param {import('./node.mjs').Node} node
 * @returns {Prepared}
 */
function prepared(node) {
  return { node, env: environmentFor(node, process.env) };
}

/**
 * The environment in which `node` means the project's Node, and that Node runs `.ts` files.
 * @param {import('./node.mjs').Node} node
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv} a copy
 */
export function environmentFor(node, env) {
  const pathKey = Object.keys(env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  const folders = [path.dirname(node.path), env[pathKey]].filter(Boolean);
  const options = [env.NODE_OPTIONS, ...typeScriptOptions(node.version)].filter(Boolean);
  const result = { ...env, [pathKey]: folders.join(path.delimiter) };
  if (options.length > 0) result.NODE_OPTIONS = options.join(' ');
  return result;
}
