// Express as its guide shows it. @slot@ lines stand before what would otherwise take the request.
const http = require('http');
const express = require(process.argv[2]);

const app = express();
app.use((request, response, next) => {
  response.set('Lab-By', 'framework');
  next();
});
// @slot:app@
const answer = (text) => (request, response) => response.set('Lab-By', 'application').send(text(request));
app.use(express.raw({ type: 'application/octet-stream' }), express.urlencoded({ extended: false }), express.json());
app.post('/upload', answer((request) => `size=${(request.body && request.body.length) || 0}\n`));
app.post('/json', answer((request) => JSON.stringify(request.body) || 'undefined'));
app.get('/item', answer(() => 'item\n'));
// @slot:routes@
app.get('/crash', () => { throw new Error('boom'); });
app.get('/crash-late', (request, response) => {
  response.write('begun\n');
  setTimeout(() => response.destroy(new Error('late')), 20);
});
app.use(express.static('@WWW@'));
// @slot:last@
const options = {};
// @slot:options@
const server = http.createServer(options, app);
// @slot:server@
server.listen(@PORT@, '127.0.0.1');
