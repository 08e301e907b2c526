// node lookup.mjs codes.min.json CODE: what a status code is.
import { readFileSync } from 'node:fs';

const [file, wanted] = process.argv.slice(2);
const data = JSON.parse(readFileSync(file, 'utf8'));
if (!data.version.startsWith('1.')) throw new Error(`${file} has format ${data.version}, which this program does not know`);

const codes = new Map(data.codes.map((code) => [code.code, code]));
const found = codes.get(wanted);
if (found) {
  console.log(`${found.code} ${found.phrase} (${found.state}${found.spec ? `, ${found.spec}` : ''})`);
  console.log(found.summary);
} else {
  console.error(`${file} has no code ${wanted}`);
  process.exitCode = 1;
}
