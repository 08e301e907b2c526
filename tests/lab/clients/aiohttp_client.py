import asyncio

import aiohttp

import loop

events = asyncio.new_event_loop()


async def session():
    return aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=8))


client = events.run_until_complete(session())


async def fetch(method, url, fields, content):
    async with client.request(method, url, headers=fields, data=content) as response:
        await response.read()
        return response.status


loop.run(lambda *request: events.run_until_complete(fetch(*request)))
events.run_until_complete(client.close())
