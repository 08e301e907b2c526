// Fastify with a parser for plain bytes and forms, which it does not have by itself.
const options = {};
// @slot:options@
const app = require('fastify')(options);
const bytes = { parseAs: 'buffer' };
const keep = (request, content, done) => done(null, content);

app.addContentTypeParser('application/octet-stream', bytes, keep);
app.addContentTypeParser('application/x-www-form-urlencoded', bytes, keep);
app.addHook('onRequest', async (request, reply) => { reply.header('Lab-By', 'framework'); });
// @slot:app@
const answer = (text) => async (request, reply) => {
  reply.header('Lab-By', 'application');
  return text(request);
};
app.post('/upload', answer((request) => `size=${request.body ? request.body.length : 0}\n`));
app.post('/json', answer((request) => JSON.stringify(request.body)));
app.get('/item', answer(() => 'item\n'));
app.get('/hello.txt', answer(() => '0123456789'.repeat(100)));
app.get('/crash', async () => { throw new Error('boom'); });
app.listen({ port: @PORT@, host: '127.0.0.1' });
