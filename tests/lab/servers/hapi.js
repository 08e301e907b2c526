// hapi with routes and nothing else.
const Hapi = require('@hapi/hapi');

const options = { port: @PORT@, host: '127.0.0.1' };
// @slot:options@
const server = Hapi.server(options);
const text = '0123456789'.repeat(100);
const by = (response) => response.header('Lab-By', 'application');
server.ext('onPreResponse', (request, h) => {
  const { response } = request;
  if (response.isBoom) response.output.headers['Lab-By'] = 'framework';
  return h.continue;
});
server.route([
  { method: 'POST', path: '/upload', handler: (request, h) => by(h.response(`size=${request.payload ? request.payload.length : 0}\n`)) },
  { method: 'POST', path: '/json', handler: (request, h) => by(h.response(request.payload)) },
  { method: 'GET', path: '/item', handler: (request, h) => by(h.response('item\n')) },
  { method: 'GET', path: '/hello.txt', handler: (request, h) => by(h.response(text).etag('hapi-1').header('Last-Modified', 'Mon, 01 Jan 2024 00:00:00 GMT')) },
  { method: 'GET', path: '/crash', handler: () => { throw new Error('boom'); } },
]);
server.start();
