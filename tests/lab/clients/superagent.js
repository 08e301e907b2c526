const superagent = require('superagent');

require('./loop.js').run(async (method, url, headers, body) => {
  const request = superagent(method, url).set(headers).timeout(8000);
  return (await (body ? request.send(body) : request)).status;
});
