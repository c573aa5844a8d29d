/** A number as a letter (`a`, `aa`) or in Roman numerals (`i`). */
export function letters(value: number, style: string): string {
  const small = style.toLowerCase() === 'i' ? roman(value) : alphabetic(value);
  return style === style.toUpperCase() ? small.toUpperCase() : small;
}

function alphabetic(value: number): string {
  const last = String.fromCharCode(97 + ((value - 1) % 26));
  return value > 26 ? alphabetic(Math.floor((value - 1) / 26)) + last : last;
}

const NUMERALS: readonly (readonly [number, string])[] = [
  [1000, 'm'], [900, 'cm'], [500, 'd'], [400, 'cd'], [100, 'c'], [90, 'xc'], [50, 'l'], [40, 'xl'],
  [10, 'x'], [9, 'ix'], [5, 'v'], [4, 'iv'], [1, 'i'],
]; // prettier-ignore

function roman(value: number): string {
  const fit = NUMERALS.find(([size]) => size <= value);
  return fit ? fit[1] + roman(value - fit[0]) : '';
}
