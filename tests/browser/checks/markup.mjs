// What two validators say of the files of a folder: the W3C's checker and html-validate.
import { createRequire } from 'node:module';
import path from 'node:path';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { run } from '../support.mjs';

// vnu's exit status says whether it found something; what it found is in its output, and nothing there is a failure of
// its own.
export async function vnu(folder) {
  const jar = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');
  const arguments_ = [
    '-jar',
    jar,
    '--format',
    'json',
    '--stdout',
    '--also-check-css',
    '--also-check-svg',
    '--skip-non-html',
    folder,
  ];
  const { stdout } = await run('java', arguments_, { maxBuffer: 2 ** 28 }).catch((error) => error);
  // What a policy stops, visits tell: vnu has no origin with which to compare 'self', and takes data blocks for scripts
  // that would run. Rules that are newer than vnu it takes for mistakes.
  const messages = JSON.parse(stdout).messages.filter(
    ({ message }) =>
      !/^(Resource|Inline script) violates Content Security Policy \(meta/.test(message) &&
      !message.includes('@view-transition'),
  );
  return messages.map(({ type, subType, url, lastLine, message, extract = '' }) => ({
    kind: `${subType ?? type}: ${message.replace(/“[^”]*”/g, '“…”')}`,
    what: `${path.relative(folder, new URL(url).pathname)}:${lastLine}: ${message} ${extract.trim().replace(/\s+/g, ' ')}`,
  }));
}

// Ids may begin with a digit since HTML5, and those of sub-codes do.
const validator = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ['html-validate:recommended'],
    rules: { 'valid-id': ['error', { relaxed: true }] },
  }),
);

export async function htmlValidate(file) {
  const { results } = await validator.validateFile(file);
  return results
    .flatMap(({ messages }) => messages)
    .map(({ ruleId, line, message }) => ({ kind: ruleId, what: `line ${line}: ${message}` }));
}
