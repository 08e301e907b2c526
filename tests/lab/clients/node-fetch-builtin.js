require('./loop.js').run(async (method, url, headers, body) => {
  const response = await fetch(url, { method, headers, body, signal: AbortSignal.timeout(8000) });
  await response.text();
  return response.status;
});
