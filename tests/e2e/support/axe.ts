import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/** What axe finds on a page as it is now, as short lines: rule, how many places, the first of them. */
export async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(rules)
    .setLegacyMode() // one frame only: spares a second page for each run
    .analyze();
  return violations.map(
    ({ id, help, nodes }) =>
      `${id} (${nodes.length} places): ${help}; ${nodes[0]?.target.join(' ') ?? ''}: ${nodes[0]?.failureSummary ?? ''}`,
  );
}
