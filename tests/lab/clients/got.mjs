import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const modules = process.argv[2];
const require = createRequire(import.meta.url);
const { got } = await import(pathToFileURL(`${modules}/got/dist/source/index.js`));
require('./loop.js').run(async (method, url, headers, body) => (await got(url, { method, headers, body, timeout: { request: 8000 } })).statusCode);
