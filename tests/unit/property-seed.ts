import fc from 'fast-check';

// The same examples each time, so that a change is judged by itself. `SEED=7` in front of the command tries others.
fc.configureGlobal({ seed: Number(process.env['SEED'] ?? 1) });
