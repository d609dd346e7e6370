// Bundles a module for the browser, as a shop's or an app's build would, with the packages that are installed here:
//   node bundle.mjs ENTRY   → the script, on standard output
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import './parent.mjs';

const packages = fileURLToPath(new URL('node_modules', import.meta.url));
const result = await build({
  entryPoints: [process.argv[2]],
  bundle: true,
  write: false,
  format: 'iife',
  platform: 'browser',
  target: 'es2022',
  logLevel: 'error',
  nodePaths: [packages],
});
process.stdout.write(result.outputFiles[0].text);
