// One stream a page, closed while the page is hidden: a browser has only six connections to a host.
const bar = document.querySelector('.live[data-stream]');
const shown = new Set(bar?.dataset.things.split(' ').filter(Boolean));
let stream = null;

function listen() {
  stream = new EventSource(bar.dataset.stream);
  stream.addEventListener('changed', event => {
    const things = event.data.split(' ').filter(Boolean);
    if (things.length && shown.size && !things.some(t => shown.has(t))) return;
    bar.querySelector('a').href = location.href;
    bar.hidden = false;
    close();
  });
}

function close() {
  stream?.close();
  stream = null;
}

if (bar) {
  if (!document.hidden) listen();
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) close();
    else if (!stream && bar.hidden) listen();
  });
  addEventListener('pagehide', close);
}
