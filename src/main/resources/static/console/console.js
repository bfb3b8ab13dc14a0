// Keeps a page that refreshes itself polite: it rests while nobody looks, says when the connection is gone,
// and takes neither focus, selection nor opened details away from the reader.
(() => {
  'use strict';

  const shown = new WeakMap();
  const opened = new WeakMap();
  const isLive = (element) => element instanceof Element && element.hasAttribute('data-live');

  const connection = (kind) => {
    const region = document.getElementById('connection');
    const alert = region.querySelector('.kern-alert');
    const text = kind === null ? '' : region.dataset[kind];
    const message = alert.querySelector('[data-message]');
    if (message.textContent !== text) {
      message.textContent = text;
    }
    alert.hidden = kind === null;
  };

  const selecting = (element) => {
    const selection = document.getSelection();
    return selection !== null && !selection.isCollapsed && element.contains(selection.anchorNode);
  };

  const summary = (root) => {
    const element = root.querySelector('[data-summary]');
    return element === null ? '' : element.textContent;
  };

  document.addEventListener('htmx:beforeRequest', (event) => {
    if (isLive(event.detail.elt) && document.hidden) {
      event.preventDefault();
    }
  });

  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) {
      document.querySelectorAll('[data-live]').forEach((live) => window.htmx.trigger(live, 'refresh'));
    }
  });

  document.addEventListener('htmx:beforeSwap', (event) => {
    const live = event.detail.target;
    if (!isLive(live) || !event.detail.shouldSwap) {
      return;
    }
    const answer = event.detail.xhr.responseText;
    if (shown.get(live) === answer || selecting(live)) {
      event.detail.shouldSwap = false;
      return;
    }
    shown.set(live, answer);
    opened.set(live, {
      details: [...live.querySelectorAll('details[open][id]')].map((details) => details.id),
      scrolled: [...live.querySelectorAll('.fb-scroll[id]')].map((region) => [region.id, region.scrollLeft]),
      summary: summary(live),
    });
  });

  document.addEventListener('htmx:afterSwap', (event) => {
    const live = event.detail.target;
    if (!isLive(live)) {
      if (live.id === 'content') {
        document.getElementById('content-title').focus();
        document.querySelectorAll('[data-live]').forEach((one) => window.htmx.trigger(one, 'refresh'));
      }
      return;
    }
    const before = opened.get(live);
    before.details.forEach((id) => document.getElementById(id)?.setAttribute('open', ''));
    before.scrolled.forEach(([id, left]) => {
      const region = document.getElementById(id);
      if (region !== null) {
        region.scrollLeft = left;
      }
    });
    const now = summary(live);
    if (now !== before.summary) {
      document.getElementById('announcer').textContent = now;
    }
  });

  document.addEventListener('htmx:afterRequest', (event) => {
    if (event.detail.successful) {
      connection(null);
    } else if (event.detail.xhr && (event.detail.xhr.status === 401 || event.detail.xhr.status === 403)) {
      connection('session');
    } else if (event.detail.failed || event.detail.xhr) {
      connection('lost');
    }
  });
})();
