import type { Plan } from '../domain/plan/plan.ts';
import { applyPlan, completePlan } from '../io/apply-plan.ts';
import { deadContent, unwritableContent } from './unusable-place.ts';

/** Carries out a plan. Throws Complaint when the disk does not let it; nothing is half written then. */
export async function writeContent(content: string, plan: Plan): Promise<void> {
  try {
    await applyPlan(content, plan);
  } catch (error) {
    throw (await unwritableContent(content, error)) ?? error;
  }
}

/** Ends what an earlier command began and could not end. Throws Complaint when the disk does not let it. */
export async function endUnfinished(content: string): Promise<void> {
  const complaint = await deadContent(content);
  if (complaint) throw complaint;
  try {
    await completePlan(content);
  } catch (error) {
    throw (await unwritableContent(content, error)) ?? error;
  }
}
