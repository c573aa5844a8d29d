import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { cacheDir, shown } from './paths.mjs';

const lockFile = path.join(cacheDir, 'setup.lock');
const HEARTBEAT_MS = 5000;
const STALE_MS = 3 * 60_000;

/**
 * Whether a lock still counts: one of its processes lives, and its owner (or what the owner left
 * running when it was killed) showed up not long ago.
 * @param {{ pids: number[], ageMs: number }} lock
 * @param {(pid: number) => boolean} isAlive
 * @returns {boolean}
 */
export function isHeld({ pids, ageMs }, isAlive) {
  return ageMs < STALE_MS && pids.some((pid) => pid !== process.pid && isAlive(pid));
}

/**
 * Does work that must not be done twice at once, such as filling node_modules. Waits for another
 * command of this project that is at it, also for an npm that outlived a killed one.
 * @template T
 * @param {(noteChild: (pid: number) => void) => Promise<T>} work
 * @returns {Promise<T>} what the work gives
 */
export async function alone(work) {
  mkdirSync(cacheDir, { recursive: true });
  await acquire();
  const heartbeat = setInterval(() => touch(), HEARTBEAT_MS);
  try {
    return await work((pid) => writeFileSync(lockFile, `${process.pid} ${pid}`));
  } finally {
    clearInterval(heartbeat);
    rmSync(lockFile, { force: true });
  }
}

async function acquire() {
  for (let told = false; !tryAcquire(); told = true) {
    if (!told) {
      const file = shown(lockFile);
      console.log(`Waiting for another set-up of this project to end (none runs? delete ${file})`);
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** @returns {boolean} whether the lock is ours now */
function tryAcquire() {
  const lock = readLock();
  if (lock && isHeld(lock, isAlive)) return false;
  if (lock) rmSync(lockFile, { force: true });
  try {
    writeFileSync(lockFile, `${process.pid}`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/** @returns {{ pids: number[], ageMs: number } | undefined} */
function readLock() {
  try {
    const pids = readFileSync(lockFile, 'utf8').split(' ').map(Number).filter(Boolean);
    return { pids, ageMs: Date.now() - statSync(lockFile).mtimeMs };
  } catch {
    return undefined;
  }
}

/**
 * @param {number} pid
 * @returns {boolean}
 */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

function touch() {
  try {
    utimesSync(lockFile, new Date(), new Date());
  } catch {
    // deleted by hand: then nobody needs to be kept waiting
  }
}
