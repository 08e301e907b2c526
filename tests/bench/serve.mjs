// How long it takes from a save to the event that makes the browser load the page again: `statusbook serve` on the
// project's own site, and `hugo server` (where it is installed) on a book of as many pages that make_book.py has made.
// 50 saves of each kind, all kinds in turn, so that a slow minute meets all alike. Not a test.
//
//     node tests/bench/serve.mjs [PROGRAM]
import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { cp, mkdtemp, readFile, rename, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { cpus, release, tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.join(here, '../..');
const program = process.argv[2] ?? path.join(root, 'build/release/statusbook');
const run = promisify(execFile);
const saves = 50;
const longest = 10_000; // milliseconds for one save
const folder = await mkdtemp(path.join(tmpdir(), 'statusbook-'));
const servers = [];
process.on('exit', () => {
  for (const server of servers) server.kill('SIGINT');
  rmSync(folder, { recursive: true, force: true });
});

// Starts a server. Gives it, and what `pattern` has found in a line of its output.
async function start(command, options, pattern) {
  const server = spawn(command, options, { stdio: ['ignore', 'pipe', 'ignore'] });
  servers.push(server);
  for await (const line of createInterface(server.stdout)) {
    const found = pattern.exec(line)?.[1];
    if (!found) continue;
    server.stdout.resume();
    return [server.pid, found];
  }
  throw new Error(`${command} has ended`);
}

// Events of a server: next() is the moment of the one to come.
class Events {
  constructor(pid) {
    this.pid = pid;
  }
  next() {
    return new Promise((came) => (this.came = came));
  }
  arrive() {
    this.came?.(performance.now());
  }
  // Milliseconds of processors that the server has used, in steps of ten.
  async work() {
    const fields = (await readFile(`/proc/${this.pid}/stat`, 'utf8')).replace(/.*\) /, '').split(' ');
    return 10 * (Number(fields[11]) + Number(fields[12]));
  }
}

async function startStatusbook() {
  await cp(path.join(root, 'content'), path.join(folder, 'content'), { recursive: true });
  await cp(path.join(root, 'theme'), path.join(folder, 'theme'), { recursive: true });
  const options = ['serve', '--root', folder, '--port', '0'];
  const [pid, address] = await start(program, options, /^(\S+) shows the site/);
  const events = new Events(pid);
  const first = events.next();
  const listen = async () => {
    const response = await fetch(`${address}.statusbook/events?page=%2F404%2F`);
    let rest = '';
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
      const parts = (rest + chunk).split('\n\n');
      rest = parts.pop();
      if (parts.some((part) => /^data: /m.test(part))) events.arrive();
    }
  };
  listen().catch(() => {});
  await first; // which says what the page's version is
  return events;
}

// A frame of a WebSocket with a short text, as a client has to send it: masked.
function frame(text) {
  const mask = randomBytes(4);
  const masked = Buffer.from(text).map((byte, i) => byte ^ mask[i % 4]);
  return Buffer.concat([Buffer.from([0x81, 0x80 | masked.length]), mask, masked]);
}

// Hugo tells browsers by the LiveReload protocol over a WebSocket.
async function startHugo(pages) {
  await run('python3', [path.join(here, 'make_book.py'), path.join(folder, 'bench'), String(pages)]);
  const source = path.join(folder, 'bench/hugo');
  const options = ['server', '--source', source, '--port', String(20000 + (process.pid % 20000)), '--noHTTPCache'];
  const [pid, port] = await start('hugo', options, /available at http:\/\/localhost:(\d+)/);
  const headers = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': 13 };
  headers['sec-websocket-key'] = randomBytes(16).toString('base64');
  const events = new Events(pid);
  await new Promise((ready, fail) => {
    const upgrade = request({ host: '127.0.0.1', port, path: '/livereload', headers });
    upgrade.on('error', fail);
    upgrade.on('upgrade', (response, socket) => {
      socket.write(frame('{"command":"hello","protocols":["http://livereload.com/protocols/official-7"]}'));
      socket.on('error', () => {});
      socket.on('data', (data) => {
        if (data.includes('"hello"')) ready();
        if (data.includes('"reload"')) events.arrive();
      });
    });
    upgrade.end();
  });
  return [events, path.join(source, 'content/codes/10001.md')];
}

const own = await startStatusbook();
const inBook = (name) => path.join(folder, name);
const jobs = [
  ['the text of the open page', own, inBook('content/codes/404.md'), (text, i) => `${text}\nSentence ${i}.\n`],
  ['a fact of the open page', own, inBook('content/registry/4xx.toml'), (text, i) => text.replace(/(code = "404"[^[]*?summary = "[^"]*)/, `$1 ${i}`)],
  ['a stylesheet', own, inBook('theme/assets/style.css'), (text, i) => `${text}\n.bench { order: ${i}; }\n`],
  ['a template', own, inBook('theme/templates/code.mustache'), (text, i) => `${text}<!-- ${i} -->\n`],
].map(([what, ...rest]) => [`statusbook, ${what}`, ...rest]);
const { stdout: hasHugo } = await run('sh', ['-c', 'command -v hugo || true']);
if (hasHugo) {
  const [events, page] = await startHugo(400);
  jobs.push(['Hugo, the text of a page', events, page, (text, i) => `${text}\nSentence ${i}.\n`]);
}

const texts = new Map();
for (const [what, , file] of jobs) texts.set(what, await readFile(file, 'utf8'));
const times = new Map(jobs.map(([what]) => [what, []]));
const work = new Map(jobs.map(([what]) => [what, 0]));
for (let i = 0; i < saves; ++i) {
  for (const [what, events, file, change] of jobs) {
    // Whoever looks for changes at intervals meets saves at all times.
    await wait(Math.random() * 500);
    const beside = path.join(folder, 'beside');
    await writeFile(beside, change(texts.get(what), i));
    const before = await events.work();
    const told = events.next();
    const begin = performance.now();
    await rename(beside, file); // one change, and so one event
    const end = await Promise.race([told, wait(longest)]);
    if (end === undefined) throw new Error(`${what}: no event within ${longest} ms`);
    times.get(what).push(end - begin);
    work.set(what, work.get(what) + (await events.work()) - before);
  }
}

const median = (list) => (list[saves / 2 - 1] + list[saves / 2]) / 2;
for (const list of times.values()) list.sort((a, b) => a - b);
const base = median(times.get(jobs[0][0]));
console.log(`${process.arch}, ${cpus().length} processors, Linux ${release()}, ${saves} saves of each\n`);
console.log('| Saved | Minimum | Median | Maximum | Of the first | Work |\n| --- | ---: | ---: | ---: | ---: | ---: |');
for (const [what, list] of times) {
  const numbers = [list[0], median(list), list.at(-1)].map((time) => `${time.toFixed(1)} ms`);
  console.log(`| ${what} | ${numbers.join(' | ')} | ${(median(list) / base).toFixed(1)} | ${(work.get(what) / saves).toFixed(0)} ms |`);
}
process.exit(0);
