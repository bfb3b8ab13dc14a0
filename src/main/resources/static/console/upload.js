// What is typed is kept for the time after a new login; a chosen file cannot be. So a form with one asks first
// whether the session still counts and takes its token. If it does not, the page stays as it is and says so.
(() => {
  'use strict';

  const asked = new WeakSet();

  const tell = (kind) => {
    document.querySelectorAll('[data-upload]').forEach((alert) => {
      alert.hidden = alert.dataset.upload !== kind;
      if (!alert.hidden) {
        alert.focus();
      }
    });
  };

  const token = async () => {
    const answer = await fetch('/resume', { redirect: 'manual', cache: 'no-store' });
    const text = answer.ok ? await answer.text() : '';
    return new DOMParser().parseFromString(text, 'text/html').querySelector('input[name="_csrf"]');
  };

  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.enctype !== 'multipart/form-data' || asked.delete(form)) {
      return;
    }
    event.preventDefault();
    const submitter = event.submitter;
    token().then((now) => {
      tell(now === null ? 'ended' : '');
      if (now !== null) {
        form.querySelector('input[name="_csrf"]').value = now.value;
        asked.add(form);
        form.requestSubmit(submitter);
      }
    }, () => tell('lost'));
  });
})();
