import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/{unit,house,setup,integration}/**/*.test.ts'],
    setupFiles: ['tests/unit/property-seed.ts'],
    // Integration tests build sites and start servers.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // CI shares its machine: a test that fails once and then passes is named there, and red here.
    retry: process.env['CI'] ? 1 : 0,
  },
});
