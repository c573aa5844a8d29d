import { Problem } from './problem.mjs';

/**
 * @typedef {object} Step
 * @property {string} name what people type: `npm test -- lint unit`
 * @property {string} command a tool or file of the project with its arguments; several are joined
 *   with ` && `
 * @property {Array<'browser' | 'nginx'>} [needs]
 * @property {boolean} [apart] runs only when it is named: it takes longer than people wait
 */

/**
 * What `npm test` does, in this order.
 * @type {Step[]}
 */
export const steps = [
  { name: 'types', command: 'astro check && tsc --noEmit' },
  { name: 'lint', command: 'eslint .' },
  { name: 'format', command: 'prettier --check .' },
  { name: 'unused', command: 'knip' },
  { name: 'unit', command: 'vitest run tests/unit tests/house tests/setup' },
  { name: 'integration', command: 'vitest run tests/integration', needs: ['nginx'] },
  {
    name: 'build',
    command:
      'src/cli/main.ts build && src/cli/main.ts build --content tests/fixtures/trapkracht/content --out .cache/fixtures/trapkracht',
  },
  { name: 'html', command: 'html-validate --ext html dist' },
  { name: 'links', command: 'src/cli/main.ts audit' },
  { name: 'cookies', command: 'src/cli/main.ts cookies', needs: ['browser'] },
  { name: 'e2e', command: 'playwright test --project representative', needs: ['browser'] },
  {
    name: 'every-page',
    command: 'playwright test --project every-page',
    needs: ['browser'],
    apart: true,
  },
];

/**
 * What was asked for on the command line.
 * @param {string[]} args names of steps, none meaning all of them, and `--all`
 * @returns {{ chosen: Step[], goOn: boolean }} in the order of the list; whether to go on after a
 *   failure
 * @throws {Problem} if a name is not in the list
 */
export function chooseSteps(args) {
  const names = args.filter((arg) => arg !== '--all');
  const unknown = names.find((name) => !steps.some((step) => step.name === name));
  if (unknown) throw unknownStep(unknown);
  const chosen = steps.filter(({ name, apart }) =>
    names.length === 0 ? !apart : names.includes(name),
  );
  return { chosen, goOn: args.includes('--all') };
}

/**
 * The commands of a step, each as a list of words.
 * @param {Step} step
 * @returns {string[][]}
 */
export function commandsOf(step) {
  return step.command.split(' && ').map((command) => command.split(' '));
}

/**
 * @param {string} name
 * @returns {Problem}
 */
function unknownStep(name) {
  return new Problem({
    what: `"${name}" is not a test step`,
    expected: `one or more of ${steps.map((step) => step.name).join(', ')}; or --all to go on after a failure`,
    mend: 'for example: npm test -- unit e2e',
  });
}
