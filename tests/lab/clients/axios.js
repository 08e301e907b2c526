const axios = require('axios');

require('./loop.js').run(async (method, url, headers, data) => (await axios({ method, url, headers, data, timeout: 8000 })).status);
