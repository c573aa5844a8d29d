/** Ties a field that holds what cannot be to the message that says so, and puts the reader there. */
export function refuseInput(input: HTMLElement, message: HTMLElement): void {
  message.id ||= 'refused';
  input.ariaInvalid = 'true';
  input.setAttribute('aria-describedby', message.id);
  input.focus();
}
