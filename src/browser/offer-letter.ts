/**
 * Lets the forms on the page of a right compute. Their program is fetched when the reader turns to one of them; a button
 * that was pressed before it came is pressed again.
 */
export function offerLetter(): void {
  for (const form of document.querySelectorAll('answer-deadline, letter-composer')) {
    const wake = ({ type, target }: Event) => {
      if (form.matches(':defined')) return;
      import('./right/start.ts').then(
        () => {
          if (type === 'click' && target instanceof HTMLButtonElement) target.click();
        },
        () => {
          // The letter stays a form to fill in by hand.
        },
      );
    };
    for (const turn of ['focusin', 'pointerdown', 'click']) form.addEventListener(turn, wake);
  }
}
