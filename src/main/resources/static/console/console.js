// Keeps a page that refreshes itself polite: it rests while nobody looks, says when the connection is gone,
// and takes neither focus, selection nor opened details away from the reader.
//
// What refreshes itself carries data-live with the areas it follows (submissions, alarms, jobs; none: all),
// hx-get with its own address and hx-trigger="refresh". When to refresh is decided here and nowhere else: the
// line /events tells which areas changed; while there is no line, the page asks by itself. data-pace asks every so
// many seconds also with a line, for what the line does not tell. What holds data-settled changes no more.
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

  const following = () => [...document.querySelectorAll('[data-live]')]
    .filter((live) => live.querySelector('[data-settled]') === null);

  const refresh = (areas) => {
    following().forEach((live) => {
      const followed = live.dataset.live.split(' ').filter((area) => area !== '');
      if (areas === null || followed.length === 0 || followed.some((area) => areas.includes(area))) {
        window.htmx.trigger(live, 'refresh');
      }
    });
  };

  const ASK = 3000; // without a line; doubled while the server does not answer
  const ASK_SELDOM = 30000; // with a line, and the longest pause without
  const REOPEN = 2000; // doubled up to a minute, and spread so that not all pages come back at once
  let line = null;
  let open = false;
  let asking = 0;
  let pause = ASK;
  let reopening = 0;
  let wait = REOPEN;

  const patience = () => {
    const paces = following().filter((live) => live.hasAttribute('data-pace')).map((live) => live.dataset.pace * 1000);
    return pause > ASK ? pause : Math.min(open ? ASK_SELDOM : ASK, ...paces);
  };

  const ask = () => {
    window.clearTimeout(asking);
    asking = window.setTimeout(() => {
      refresh(null);
      ask();
    }, patience());
  };

  const hangUp = () => {
    window.clearTimeout(reopening);
    window.clearTimeout(asking);
    if (line !== null) {
      line.close();
    }
    line = null;
    open = false;
  };

  const listen = () => {
    hangUp();
    if (document.hidden || following().length === 0) {
      return;
    }
    ask();
    line = new EventSource('/events');
    line.addEventListener('open', () => {
      open = true;
      wait = REOPEN;
      refresh(null); // what changed before somebody listened
      ask();
    });
    line.addEventListener('changed', (event) => refresh(event.data.split(' ')));
    line.addEventListener('error', () => {
      hangUp();
      ask();
      reopening = window.setTimeout(listen, wait * (0.75 + Math.random() / 2));
      wait = Math.min(wait * 2, 60000);
    });
  };

  document.addEventListener('visibilitychange', () => {
    if (document.hidden) {
      hangUp();
    } else {
      refresh(null);
      listen();
    }
  });
  window.addEventListener('pagehide', hangUp);
  window.addEventListener('pageshow', listen);

  // A press and its release must meet the same element, or the browser makes no click of them.
  let pressed = false;
  let missed = false;
  const released = () => {
    pressed = false;
    if (missed) {
      missed = false;
      window.setTimeout(() => refresh(null)); // after the click, which may leave this page
    }
  };
  document.addEventListener('pointerdown', () => {
    pressed = true;
  }, true);
  document.addEventListener('pointerup', released, true);
  document.addEventListener('pointercancel', released, true);

  document.addEventListener('htmx:beforeSwap', (event) => {
    const live = event.detail.target;
    if (!isLive(live) || !event.detail.shouldSwap) {
      return;
    }
    if (pressed) {
      missed = true;
      event.detail.shouldSwap = false;
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
      ticked: [...live.querySelectorAll('input[type=checkbox]:checked')].map((box) => [box.name, box.value]),
      summary: summary(live),
    });
  });

  document.addEventListener('htmx:afterSwap', (event) => {
    const live = event.detail.target;
    if (!isLive(live)) {
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
    before.ticked.forEach(([name, value]) => {
      const box = live.querySelector(`input[type=checkbox][name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]`);
      if (box !== null) {
        box.checked = true;
      }
    });
    const now = summary(live);
    if (now !== before.summary) {
      document.getElementById('announcer').textContent = now;
    }
  });

  document.addEventListener('htmx:afterRequest', (event) => {
    const answered = event.detail.successful;
    pause = answered ? ASK : Math.min(pause * 2, ASK_SELDOM);
    if (answered) {
      connection(null);
    } else if (event.detail.xhr && (event.detail.xhr.status === 401 || event.detail.xhr.status === 403)) {
      connection('session');
    } else if (event.detail.failed || event.detail.xhr) {
      connection('lost');
    }
  });
})();
