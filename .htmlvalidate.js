import { defineConfig } from 'html-validate';

/** What every built page must be, checked by `npm test -- html`. */
export default defineConfig({
  root: true,
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: {
    // A page is called what its section is called; the title of a legal text is not ours to shorten.
    'long-title': 'off',
  },
});
