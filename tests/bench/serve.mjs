// How long it takes from a save to the event that makes the browser load the page again, with `statusbook serve` on the
// project's own site: 50 saves of each kind. Not a test.
//
//     node tests/bench/serve.mjs [PROGRAM]
import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..');
const program = process.argv[2] ?? path.join(root, 'build/release/statusbook');
const saves = 50;

const folder = await mkdtemp(path.join(tmpdir(), 'statusbook-'));
await cp(path.join(root, 'content'), path.join(folder, 'content'), { recursive: true });
await cp(path.join(root, 'theme'), path.join(folder, 'theme'), { recursive: true });
const server = spawn(program, ['serve', '--root', folder, '--port', '0'], { stdio: ['ignore', 'pipe', 'ignore'] });
let address;
for await (const line of createInterface(server.stdout)) {
  [, address] = /^(\S+) shows the site/.exec(line) ?? [];
  if (address) break;
}
server.stdout.resume();

// The events for the page, each with the moment at which it came.
let waiting;
let last;
const listen = async () => {
  const response = await fetch(`${address}.statusbook/events?page=%2F404%2F`);
  let rest = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    rest += chunk;
    for (let end = rest.indexOf('\n\n'); end >= 0; end = rest.indexOf('\n\n')) {
      const data = rest.slice(0, end).split('\n').find((line) => line.startsWith('data: '));
      rest = rest.slice(end + 2);
      if (!data) continue;
      last = data;
      waiting?.(performance.now());
    }
  }
};
listen().catch(() => {});
await new Promise((first) => (waiting = first));

const kinds = {
  'text of the open page': ['content/codes/404.md', (text, i) => `${text}\nSentence ${i}.\n`],
  'a fact of the open page': ['content/registry/4xx.toml', (text, i) => text.replace(/(code = "404"[^[]*?summary = "[^"]*)/, `$1 ${i}`)],
  'a stylesheet': ['theme/assets/style.css', (text, i) => `${text}\n/* ${i} */\n`],
  'a template': ['theme/templates/code.mustache', (text, i) => `${text}<!-- ${i} -->\n`],
};
for (const [kind, [name, change]] of Object.entries(kinds)) {
  const file = path.join(folder, name);
  const text = await readFile(file, 'utf8');
  const times = [];
  for (let i = 0; i < saves; ++i) {
    const next = change(text, i);
    const told = new Promise((came) => (waiting = came));
    await writeFile(path.join(folder, 'beside'), next);
    const start = performance.now();
    await rename(path.join(folder, 'beside'), file); // one change, and so one event
    times.push((await told) - start);
  }
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.floor(share * (saves - 1))].toFixed(1);
  console.log(`${kind}: median ${at(0.5)} ms, nine of ten within ${at(0.9)} ms, shortest ${at(0)} ms`);
}
server.kill('SIGINT');
await rm(folder, { recursive: true });
