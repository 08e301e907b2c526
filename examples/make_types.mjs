// node make_types.mjs SCHEMA: TypeScript types of what keeps a schema of the site, such as schema/codes.min.json.
import { readFileSync } from 'node:fs';

const [file] = process.argv.slice(2);
const schema = JSON.parse(readFileSync(file, 'utf8'));

const nameOf = (definition) => definition[0].toUpperCase() + definition.slice(1);
const indent = (text) => text.replaceAll('\n', '\n  ');

function typeOf(part) {
  if (part.$ref) return nameOf(part.$ref.split('/').at(-1));
  if (part.enum) return part.enum.map((value) => JSON.stringify(value)).join(' | ');
  return [part.type].flat().map((type) => {
    if (type === 'array') return `Array<${typeOf(part.items)}>`;
    if (type === 'object') return objectOf(part);
    return type === 'integer' ? 'number' : type;
  }).join(' | ');
}

function objectOf({ properties, required = [] }) {
  const members = Object.entries(properties).map(([name, part]) => {
    const comment = part.description ? `/** ${part.description} */\n` : '';
    return `${comment}${JSON.stringify(name)}${required.includes(name) ? '' : '?'}: ${typeOf(part)};`;
  });
  return `{\n  ${members.map(indent).join('\n  ')}\n}`;
}

console.log(`// Made by make_types.mjs from ${JSON.stringify(schema.title)}.`);
for (const [name, part] of Object.entries(schema.definitions)) console.log(`\nexport type ${nameOf(name)} = ${typeOf(part)};`);
console.log(`\n/** ${schema.description} */\nexport type Data = ${objectOf(schema)};`);
