import eslint from '@eslint/js';
import astro from 'eslint-plugin-astro';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** Folders of src/ in the order of DESIGN: each may import the ones named beside it, and itself. */
/** @type {Record<string, string[]>} */
const mayImport = {
  domain: [],
  i18n: ['domain'],
  checks: ['domain'],
  importers: ['domain'],
  io: ['domain'],
  browser: ['domain'],
  components: ['domain', 'i18n', 'browser'],
  layouts: ['components', 'domain', 'i18n', 'browser', 'styles'],
  pages: ['layouts', 'components', 'domain', 'i18n', 'styles'],
  integrations: ['domain', 'io', 'i18n'],
  cli: ['io', 'checks', 'importers', 'domain', 'integrations', 'i18n'],
};

const folders = [...Object.keys(mayImport), 'styles'];

/** @type {import('eslint').Linter.Config[]} */
const importRules = Object.entries(mayImport).map(([folder, allowed]) => ({
  files: [`src/${folder}/**/*.{ts,astro}`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            group: folders
              .filter((other) => other !== folder && !allowed.includes(other))
              .map((other) => `**/${other}/**`),
            message: `src/${folder} may import ${allowed.join(', ') || 'npm packages only'}: the arrows of docs/architecture.md point one way, so that a part can be understood, tested and replaced alone.`,
          },
          ...(folder === 'domain' ||
          folder === 'checks' ||
          folder === 'importers' ||
          folder === 'browser'
            ? [
                {
                  group: ['node:*', 'astro:*'],
                  message: `src/${folder} is data in, data out: it knows neither the disk nor Astro, so that it runs in the build, the command line, the tests and the browser alike.`,
                },
              ]
            : []),
        ],
      },
    ],
  },
}));

export default defineConfig(
  globalIgnores(['dist/', '.astro/', '.cache/', 'content/', 'test-results/', 'playwright-report/']),
  eslint.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  astro.configs['flat/recommended'],
  astro.configs['flat/jsx-a11y-strict'],
  {
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.astro'],
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/dot-notation': 'off', // tsconfig asks for index access by brackets
    },
  },
  {
    files: ['**/*.{js,mjs}', '**/*.astro', '**/*.astro/*.ts', '**/*.astro/*.js'],
    extends: [tseslint.configs.disableTypeChecked],
  },
  {
    files: ['setup/**', 'public/*.mjs', '*.config.*', 'tests/**', 'bench/**'],
    languageOptions: { globals: globals.node },
  },
  {
    // Index arithmetic over arrays whose bounds the algorithms keep.
    files: ['src/domain/diff/**', 'bench/redline/**', 'bench/redline.ts', 'tests/unit/diff/**'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  ...importRules,
);
