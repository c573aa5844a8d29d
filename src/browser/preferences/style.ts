import library from 'vanilla-cookieconsent/dist/cookieconsent.css?inline';
import own from './style.css?inline';

/**
 * Gives the dialogs their looks as a constructed style sheet: a security policy that refuses inline styles and those
 * of other hosts has nothing against it.
 */
export function adoptStyle(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(library + own);
  document.adoptedStyleSheets.push(sheet);
}
