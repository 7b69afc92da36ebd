// Shows what the server calls a person with, also while no page is open.
self.addEventListener("push", (event) => {
  const call = event.data.json();
  event.waitUntil(self.registration.showNotification(call.title, {
    body: call.body,
    lang: call.language,
    tag: `alert-${call.alert}`,
    renotify: true,
    requireInteraction: call.isUrgent,
    data: { alert: call.alert },
  }));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const address = `./#alert-${event.notification.data.alert}`;
  event.waitUntil((async () => {
    const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
    const page = pages.find((p) => new URL(p.url).pathname.endsWith("/alerts/"));
    if (page) {
      await page.navigate(address);
      return page.focus();
    }
    return self.clients.openWindow(address);
  })());
});
