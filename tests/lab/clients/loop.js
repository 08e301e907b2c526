// The part that the Node.js clients share: lines in, fetch(method, url, fields, content), a code or an error out.
const readline = require('readline');

// How many times as long as usual to wait on a slow machine.
exports.patience = Number(process.env.PATIENCE || 1);

exports.run = async (fetch) => {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const [method, url, content] = line.split('\t');
    const fields = { Authorization: 'Basic bGFiOnNlY3JldA==', Cookie: 'lab=1' };
    if (content !== '-') fields['Content-Type'] = 'application/x-www-form-urlencoded';
    let said;
    try {
      said = String(await Promise.race([
        fetch(method, url, fields, content === '-' ? undefined : content),
        new Promise((_, reject) => setTimeout(() => reject(Object.assign(new Error('late'), { name: 'nothing within 9 s' })), 9000 * exports.patience).unref()),
      ]));
    } catch (error) {
      const code = error.code || (error.cause && error.cause.code);
      said = `error: ${error.name}${code ? ` ${code}` : ''}${error.status || (error.response && error.response.status) ? ` ${error.status || error.response.status}` : ''}`;
    }
    console.log(said.replace(/\s+/g, ' '));
  }
  process.exit(0);
};
process.on('uncaughtException', () => {});
process.on('unhandledRejection', () => {});
