// The secret stands behind # so that no server and no log sees it with the address; it goes into the form, and out of the address bar.
const secret = document.querySelector('[data-invitation="secret"]');
const code = location.hash.slice(1);
if (secret && code) {
  secret.value = code;
  history.replaceState(null, '', location.pathname);
}
if (secret?.value) document.querySelector('[data-invitation="by-hand"]').hidden = true;
