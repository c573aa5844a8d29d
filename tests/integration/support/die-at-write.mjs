// Loaded before a program (`node --import`): lets its n-th change of the disk (DIE_AT, counted from 1) kill the process
// as a power cut would, a file half written, or fail (DIE_HOW=fail) as a full disk does. Without DIE_AT it only counts,
// and says the number when the program ends.
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { setTimeout } from 'node:timers/promises';

const at = Number(process.env.DIE_AT);
let count = 0;

for (const name of /** @type {const} */ ([
  'mkdir',
  'writeFile',
  'rename',
  'rm',
  'copyFile',
  'unlink',
])) {
  const original = /** @type {(...args: any[]) => Promise<any>} */ (fs[name]);
  /** @param {any[]} args */
  const patched = async (...args) => {
    count += 1;
    if (count === at) {
      if (name === 'writeFile')
        await original(args[0], String(args[1]).slice(0, String(args[1]).length / 2));
      if (process.env.DIE_HOW === 'fail') {
        throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
      }
      process.kill(process.pid, 'SIGKILL');
      await setTimeout(10_000);
    }
    return original(...args);
  };
  Object.assign(fs, { [name]: patched });
}
syncBuiltinESMExports();
if (!at) process.on('exit', () => console.log(`changes of the disk: ${count}`));
