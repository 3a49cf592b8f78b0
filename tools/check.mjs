// `npm run check`: what CI runs, for a person. .ci/run installs what a bare machine lacks and then runs the same.
process.argv.push('--everything');
await import('./test.mjs');
