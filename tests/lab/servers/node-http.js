// Node.js's own server, with a handler that does what a first tutorial does.
const fs = require('fs');
const http = require('http');
const https = require('https');

const pages = { '/hello.txt': '0123456789'.repeat(100), '/item': 'item\n' };

function handler(request, response) {
  const path = request.url.split('?')[0];
  response.setHeader('Lab-By', 'application');
  if (path === '/upload') {
    let size = 0;
    request.on('data', (data) => { size += data.length; });
    request.on('end', () => response.end(`size=${size}\n`));
  } else if (path === '/crash-late') {
    response.write('begun\n');
    setTimeout(() => response.destroy(new Error('late')), 20);
  } else if (!(path in pages)) {
    response.statusCode = 404;
    response.end('no\n');
  } else if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' });
    response.end();
  } else {
    response.end(pages[path]);
  }
}

const options = {};
// @slot:options@
const server = http.createServer(options, handler);
// @slot:server@
server.listen(@PORT@, '127.0.0.1');
const certificate = { cert: fs.readFileSync('@CERTS@/cert.pem'), key: fs.readFileSync('@CERTS@/key.pem') };
https.createServer(certificate, handler).listen(@TLS@, '127.0.0.1');
