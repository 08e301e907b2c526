// Koa without a router.
const Koa = require('koa');

const app = new (Koa.default || Koa)();
app.silent = true;
app.use(async (context) => {
  context.set('Lab-By', 'application');
  if (context.path === '/crash') throw new Error('boom');
  if (context.path === '/upload') {
    let size = 0;
    for await (const data of context.req) size += data.length;
    context.body = `size=${size}\n`;
  } else if (context.path === '/item' || context.path === '/hello.txt') {
    if (context.method !== 'GET' && context.method !== 'HEAD') {
      context.set('Allow', 'GET, HEAD');
      context.throw(405);
    }
    context.etag = 'koa-1';
    context.lastModified = new Date(1704067200000);
    context.body = '0123456789'.repeat(100);
    context.status = 200;
    if (context.fresh) context.status = 304;
  }
});
app.listen(@PORT@, '127.0.0.1');
