// Counts what passed, failed and was left out, and tells it as it happens. A check that is not a test counts as one.

export function openTally(omissionFails) {
  const counted = { passed: 0, failed: 0 };
  const leftOut = [];

  function tell(name, { ok, output, seconds }, detail = '') {
    console.log(`${ok ? 'ok    ' : 'FAILED'}  ${name}${detail ? `: ${detail}` : ''} (${seconds} s)`);
    if (!ok) console.log(output.trimEnd().replaceAll(/^/gm, '        '));
  }

  return {
    check(name, result) {
      tell(name, result);
      counted[result.ok ? 'passed' : 'failed'] += 1;
    },
    /** A run that ended badly although no test failed (a suite that does not load) still counts as a failure. */
    tests(name, result, { passed, failed, skipped }) {
      const bad = failed > 0 ? failed : result.ok && passed + skipped > 0 ? 0 : 1;
      tell(name, { ...result, ok: bad === 0 }, `${passed} passed, ${bad} failed`);
      counted.passed += passed;
      counted.failed += bad;
      if (skipped > 0) this.omit(`${skipped} skipped of ${name}`, 'a skipped test proves nothing');
    },
    omit(name, why) {
      leftOut.push(`${name} (${why})`);
      if (omissionFails) counted.failed += 1;
    },
    /** The last line is read by machines: `N passed, N failed`. */
    end() {
      for (const one of leftOut) console.log(`left out: ${one}`);
      console.log(`${counted.passed} passed, ${counted.failed} failed`);
      process.exitCode = counted.failed === 0 ? 0 : 1;
    },
  };
}
