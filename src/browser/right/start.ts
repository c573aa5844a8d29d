/** What brings the page of a right to life: one program, fetched when a reader turns to it. */
import './answer-deadline.ts';
import './letter-composer.ts';
