// Keeps the app for use without a network. Files under assets/ have their hash in the name and never change: cache first. All others: network first, so that a new
// version shows at the next load. The build puts the list of files and its hash in place of the two names in capitals.
const VERSION = 'PRECACHE_VERSION';
const FILES = 'PRECACHE_FILES';
// Hosts that answer with “Vary: Origin” send the same file to all: what was kept without an origin is meant for requests with one, too.
const KEPT = { ignoreVary: true };

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(VERSION)
      .then((cache) => cache.addAll(FILES))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== VERSION).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  event.respondWith(url.pathname.includes('/assets/') ? cacheFirst(request) : networkFirst(request));
});

async function cacheFirst(request) {
  return (await caches.match(request, KEPT)) ?? fetch(request);
}

async function networkFirst(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await caches.match(request, { ...KEPT, ignoreSearch: true });
    if (kept) return kept;
    throw error;
  }
}
