import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const modules = process.argv[2];
const require = createRequire(import.meta.url);
const { default: ky } = await import(pathToFileURL(`${modules}/ky/distribution/index.js`));
require('./loop.js').run(async (method, url, headers, body) => {
  const response = await ky(url, { method, headers, body, timeout: 8000 });
  await response.text();
  return response.status;
});
