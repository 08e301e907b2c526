const http = require('http');
const https = require('https');

require('./loop.js').run((method, url, headers, body) => new Promise((resolve, reject) => {
  const request = (url.startsWith('https') ? https : http).request(url, { method, headers }, (response) => {
    response.resume();
    response.on('end', () => resolve(response.statusCode));
    response.on('error', reject);
  });
  request.on('error', reject);
  request.end(body);
}));
