// The line to the test that runs us. Imported by every script, because it also ends a script whose test is gone: the
// kernel closes our standard input when the JVM ends, however that comes about.
import { createInterface } from 'node:readline';

const unheard = [];
const listeners = [];

createInterface({ input: process.stdin })
  .on('line', (line) => (listeners.length > 0 ? listeners.shift()(line) : unheard.push(line)))
  .on('close', () => process.exit(0));
process.stdin.unref(); // a script that is done does not wait for more

/** The next line that the test says. */
export async function hear() {
  if (unheard.length > 0) {
    return unheard.shift();
  }
  process.stdin.ref();
  const line = await new Promise((listener) => listeners.push(listener));
  process.stdin.unref();
  return line;
}

/** Tells the test. */
export function say(value) {
  console.log(typeof value === 'string' ? value : JSON.stringify(value));
}
