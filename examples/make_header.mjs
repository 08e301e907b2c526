// node make_header.mjs codes.min.json: a C++ header with an enumeration of the registered codes and their phrases.
import { readFileSync } from 'node:fs';

const [file] = process.argv.slice(2);
const data = JSON.parse(readFileSync(file, 'utf8'));
if (!data.version.startsWith('1.')) throw new Error(`${file} has format ${data.version}, which this program does not know`);

const registered = data.codes.filter((code) => code.state !== 'unofficial' && code.number !== null);
// NotFound of NOT_FOUND: no macro and no keyword is written so. A code without a phrase is known by its number.
const nameOf = (code) =>
  (code.identifier ?? `CODE_${code.number}`).toLowerCase().replaceAll(/(?:^|_)(.)/g, (_, letter) => letter.toUpperCase());
const textOf = (text) => JSON.stringify(text);

console.log(`// Made by make_header.mjs from ${textOf(data.generated_from.title)}, ${data.generated_from.checked}. License: ${data.license}.
#pragma once

#include <string_view>

enum class StatusCode : int {
${registered.map((code) => `  ${nameOf(code)} = ${code.number},  // ${code.summary}`).join('\n')}
};

/// The registered phrase; empty for a number that is not registered.
constexpr std::string_view phrase_of(StatusCode code) {
  switch (code) {
${registered.map((code) => `    case StatusCode::${nameOf(code)}: return ${textOf(code.phrase)};`).join('\n')}
  }
  return "";
}`);
