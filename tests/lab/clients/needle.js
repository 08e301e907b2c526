const needle = require('needle');

// needle follows nothing by itself; this is its option.
require('./loop.js').run(async (method, url, headers, body) =>
  (await needle(method.toLowerCase(), url, body || null, { headers, follow_max: 20, response_timeout: 8000 })).statusCode);
