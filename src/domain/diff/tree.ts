/**
 * The engine for programs that have trees, browsers above all: nothing here parses or writes HTML.
 */
export { acceptTree, rejectTree } from './resolve.ts';
export { normalise } from './normalise.ts';
export { redline } from './redline.ts';
export type {
  AttributeChange,
  Change,
  ChangeKind,
  Redline,
  RedlineOptions,
  Side,
  Stats,
} from './types.ts';
