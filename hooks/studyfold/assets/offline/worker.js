/* The service worker: keeps every file of one version of the site, and answers from what it keeps.
   The build puts VERSION before this, and lists the files in offline.json. */
/* global VERSION */
(() => {
  "use strict";

  const SCOPE = self.registration.scope;
  const PREFIX = `studyfold ${SCOPE} `;
  const LIST = new URL("offline.json", SCOPE).href;
  const AT_ONCE = 6;

  /** The address by which a file is kept: of a folder, and without what a page asks itself. */
  const keptAs = (address) => {
    const url = new URL(address, SCOPE);
    url.search = url.hash = "";
    url.pathname = url.pathname.replace(/\/index\.html$/, "/");
    return url.href;
  };

  /* A browser does not take an answer for a page that came by a detour. */
  const direct = async (response) =>
    response.redirected
      ? new Response(await response.blob(), { headers: response.headers })
      : response;

  const fetched = async (url) => {
    const response = await fetch(url, { cache: "no-cache" });
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    return direct(response);
  };

  /** The files of the version before with their marks, so that only changes are loaded. */
  const earlier = async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
    for (const name of names.reverse()) {
      const cache = await caches.open(name);
      const list = await cache.match(LIST);
      if (list && name !== PREFIX + VERSION) return { cache, files: await list.json() };
    }
    return null;
  };

  const keep = async () => {
    const list = await fetched(`${LIST}?v=${VERSION}`);
    const files = await list.clone().json();
    const before = await earlier();
    const cache = await caches.open(PREFIX + VERSION);
    const waiting = Object.entries(files);
    const work = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const [address, mark] = next;
        const url = keptAs(address);
        if (await cache.match(url)) continue;
        const same = before?.files[address] === mark && (await before.cache.match(url));
        await cache.put(url, same || (await fetched(url)));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    /* Last: a version is whole when it has its list. */
    await cache.put(LIST, list);
  };

  const tidy = async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith(PREFIX) && name !== PREFIX + VERSION) await caches.delete(name);
    }
    await self.clients.claim();
  };

  const answer = async (request) => {
    const cache = await caches.open(PREFIX + VERSION);
    const kept = await cache.match(keptAs(request.url), { ignoreVary: true });
    if (kept) return kept;
    try {
      return await fetch(request);
    } catch (fault) {
      const missing = request.mode === "navigate" && (await cache.match(keptAs("404.html")));
      if (!missing) throw fault;
      return new Response(await missing.blob(), { status: 404, headers: missing.headers });
    }
  };

  self.addEventListener("install", (event) => event.waitUntil(keep()));
  self.addEventListener("activate", (event) => event.waitUntil(tidy()));
  self.addEventListener("message", (event) => event.data === "show" && self.skipWaiting());
  self.addEventListener("fetch", (event) => {
    const { request } = event;
    if (request.method === "GET" && request.url.startsWith(SCOPE)) {
      event.respondWith(answer(request));
    }
  });
})();
