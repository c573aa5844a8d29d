// Carries out the plan in the file named second on the content named first.
import { readFile } from 'node:fs/promises';
import type { Plan } from '../../../src/domain/plan/plan.ts';
import { applyPlan } from '../../../src/io/apply-plan.ts';

const [content = '', plan = ''] = process.argv.slice(2);
await applyPlan(content, JSON.parse(await readFile(plan, 'utf8')) as Plan);
