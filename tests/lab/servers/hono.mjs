// Hono on Node.js.
import { createRequire } from 'node:module';

const require = createRequire('@MODULES@/');
const { Hono } = require('hono');
const { basicAuth } = require('hono/basic-auth');
const { serve } = require('@hono/node-server');

const app = new Hono();
const by = { 'Lab-By': 'application' };
app.post('/upload', async (context) => context.text(`size=${(await context.req.arrayBuffer()).byteLength}\n`, 200, by));
app.post('/json', async (context) => context.json(await context.req.json(), 200, by));
app.get('/item', (context) => context.text('item\n', 200, by));
app.get('/hello.txt', (context) => context.text('0123456789'.repeat(100), 200, by));
app.get('/crash', () => { throw new Error('boom'); });
app.use('/private', basicAuth({ username: 'lab', password: '@SECRET@' }));
app.get('/private', (context) => context.text('ok\n', 200, by));
serve({ fetch: app.fetch, port: @PORT@, hostname: '127.0.0.1' });
