import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const modules = process.argv[2];
const require = createRequire(import.meta.url);
const { default: fetch } = await import(pathToFileURL(`${modules}/node-fetch/src/index.js`));
require('./loop.js').run(async (method, url, headers, body) => {
  const response = await fetch(url, { method, headers, body, signal: AbortSignal.timeout(8000) });
  await response.text();
  return response.status;
});
