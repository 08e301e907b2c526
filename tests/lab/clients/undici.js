const { request } = require('undici');

require('./loop.js').run(async (method, url, headers, body) => {
  const response = await request(url, { method, headers, body, headersTimeout: 8000 });
  await response.body.text();
  return response.statusCode;
});
