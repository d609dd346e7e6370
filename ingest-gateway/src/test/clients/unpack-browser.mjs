// Unpacks the Chromium that comes with @sparticuz/chromium, and the few libraries that it needs beyond the C library,
// into browser/ beside this file. Run once after `npm ci`; where the package's binary can't run, browser.mjs looks
// for a Chromium of the machine.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';

const packed = new URL('node_modules/@sparticuz/chromium/bin/', import.meta.url);
const folder = fileURLToPath(new URL('browser/', import.meta.url));

function inflate(name) {
  return brotliDecompressSync(readFileSync(new URL(name, packed)));
}

function untar(name) {
  const tar = spawnSync('tar', ['-x', '-C', folder], { input: inflate(name) });
  if (tar.status !== 0) {
    throw new Error(`tar could not unpack ${name}: ${tar.error ?? tar.stderr}`);
  }
}

if (process.platform === 'linux' && process.arch === 'x64') {
  mkdirSync(folder, { recursive: true });
  untar('al2023.tar.br');
  untar('fonts.tar.br');
  writeFileSync(`${folder}fonts.conf`, `<fontconfig><dir>${folder}fonts</dir><cachedir>${folder}fonts-cache</cachedir></fontconfig>\n`);
  writeFileSync(`${folder}chromium`, inflate('chromium.br'));
  chmodSync(`${folder}chromium`, 0o755);
}
