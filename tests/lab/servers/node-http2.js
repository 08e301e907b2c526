// Node.js's HTTP/2 server with its compatibility layer; HTTP/1.1 on the same port.
const fs = require('fs');
const http = require('http');
const http2 = require('http2');

function handler(request, response) {
  response.setHeader('Lab-By', 'application');
  if (request.url.split('?')[0] === '/hello.txt') {
    response.end('0123456789'.repeat(100));
  } else {
    response.statusCode = 404;
    response.end('no\n');
  }
}

http.createServer(handler).listen(@PORT@, '127.0.0.1');
const options = { allowHTTP1: true, cert: fs.readFileSync('@CERTS@/cert.pem'), key: fs.readFileSync('@CERTS@/key.pem') };
http2.createSecureServer(options, handler).listen(@TLS@, '127.0.0.1');
