const SPINNER_MS = 1000;
const REMINDER_MS = 10_000;

/**
 * A duration for people.
 * @param {number} ms
 * @returns {string} e.g. `0.4 s`, `12 s`, `1 min 05 s`
 */
export function elapsed(ms) {
  if (ms < 9950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}

/**
 * Shows that work is going on: a counting line in a terminal, a line now and then elsewhere.
 * @template T
 * @param {string} title what is being done, e.g. `Installing packages`
 * @param {() => Promise<T>} work
 * @param {(result: T) => string} [mark] the word before the title at the end, `done` or `failed`
 * @returns {Promise<T>} what the work gives
 * @throws whatever the work throws
 */
export async function withProgress(title, work, mark = () => 'done') {
  const started = Date.now();
  const stop = process.stdout.isTTY ? countingLine(title, started) : reminders(title, started);
  try {
    const result = await work();
    stop();
    closingLine(mark(result), title, started);
    return result;
  } catch (error) {
    stop();
    closingLine('failed', title, started);
    throw error;
  }
}

/**
 * @param {string} mark
 * @param {string} title
 * @param {number} started
 */
function closingLine(mark, title, started) {
  console.log(`${mark.padEnd(6)} ${title} (${elapsed(Date.now() - started)})`);
}

/**
 * @param {string} title
 * @param {number} started
 * @returns {() => void} stops the line and wipes it
 */
function countingLine(title, started) {
  const draw = () =>
    process.stdout.write(`\r\x1b[K…      ${title} (${elapsed(Date.now() - started)})`);
  draw();
  const timer = setInterval(draw, SPINNER_MS);
  return () => {
    clearInterval(timer);
    process.stdout.write('\r\x1b[K');
  };
}

/**
 * @param {string} title
 * @param {number} started
 * @returns {() => void} stops the reminders
 */
function reminders(title, started) {
  const remind = () => console.log(`…      ${title} (${elapsed(Date.now() - started)} so far)`);
  const timer = setInterval(remind, REMINDER_MS);
  return () => clearInterval(timer);
}
