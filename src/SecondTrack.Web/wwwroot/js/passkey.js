// Passkeys: the browser makes and shows them, the server asks and checks. A form that needs one asks for its challenge when it is sent.
const can = window.isSecureContext && window.PublicKeyCredential?.parseCreationOptionsFromJSON && !/^[\d.]+$|:/.test(location.hostname);

async function ask(field) {
  const asked = await fetch(field.dataset.options, { method: 'POST', body: new URLSearchParams(new FormData(field.form)) });
  const options = await asked.json();
  if (!asked.ok) throw new Error(options.problem);
  const credential = field.dataset.passkey === 'create'
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  return JSON.stringify(credential.toJSON());
}

for (const field of document.querySelectorAll('[data-passkey]')) {
  if (!can) continue;
  document.documentElement.classList.add('passkeys');
  const form = field.form;
  const problem = form.querySelector('[data-passkey-problem]');
  form.addEventListener('submit', async event => {
    event.preventDefault();
    problem.textContent = '';
    try {
      field.value = await ask(field);
      form.submit();
    } catch (error) {
      // The browser's own reasons are in its own words and language; ours are said as they are.
      problem.textContent = error.constructor === Error ? error.message : field.dataset.failed;
    }
  });
}
