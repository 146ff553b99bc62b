// Offers names while somebody types: a list below the field, by arrow keys and Enter, or by touch. Without scripts the field is a plain field.
const addresses = document.querySelector('[data-propositions]')?.dataset ?? {};
const inside = location.pathname.split('/').slice(0, 3).join('/');
const addressOf = kind => addresses[kind] ?? `${inside}/find/${kind}`;
let count = 0;

/** Makes a field offer what begins as typed. `chosen` hears of every choice: { id, text }, or null for what was typed as new. */
export function offer(field, { kind, chosen, fresh }) {
  const input = field.querySelector('input:not([type=hidden])');
  const list = document.createElement('ul');
  list.className = 'offers';
  list.id = `offers-${++count}`;
  list.role = 'listbox';
  list.hidden = true;
  field.append(list);
  Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id }).forEach(([k, v]) => input.setAttribute(k, v));
  let asked = 0, waiting = null, at = 0, entered = false;

  const close = () => { list.hidden = true; input.setAttribute('aria-expanded', 'false'); input.removeAttribute('aria-activedescendant'); };
  const point = to => {
    const all = [...list.children];
    if (!all.length) return;
    at = (to + all.length) % all.length;
    all.forEach((one, i) => one.setAttribute('aria-selected', i === at));
    input.setAttribute('aria-activedescendant', all[at].id);
    all[at].scrollIntoView({ block: 'nearest' });
  };
  const take = one => {
    close();
    entered = false;
    // An answer still on its way would open the list again over what comes next.
    asked++;
    waiting = null;
    if (one.dataset.id) input.value = one.dataset.text;
    chosen(one.dataset.id ? { id: one.dataset.id, text: one.dataset.text } : null);
  };
  const show = found => {
    list.replaceChildren(...found.map((f, i) => {
      const one = document.createElement('li');
      one.role = 'option';
      one.id = `${list.id}-${i}`;
      if (f.id) one.dataset.id = f.id;
      one.dataset.text = f.text;
      one.append(f.text);
      if (f.hint) one.append(Object.assign(document.createElement('small'), { textContent: f.hint }));
      // The field keeps the focus; taken only when the finger is up, or the tap would go on to what lies below the list.
      one.addEventListener('mousedown', e => e.preventDefault());
      one.addEventListener('click', () => take(one));
      return one;
    }));
    list.hidden = found.length === 0;
    input.setAttribute('aria-expanded', String(found.length > 0));
    if (found.length) point(0);
  };
  const ask = () => {
    const typed = input.value.trim(), mine = ++asked;
    chosen(undefined);
    waiting = fetch(`${addressOf(kind)}?q=${encodeURIComponent(typed)}`, { headers: { accept: 'application/json' } })
      .then(answer => answer.ok ? answer.json() : [])
      .catch(() => [])
      .then(found => {
        if (mine !== asked) return;
        waiting = null;
        if (document.activeElement !== input) return;
        const exact = found.some(f => f.text.toLowerCase() === typed.toLowerCase());
        show(fresh && typed && !exact ? [...found, { id: '', text: typed, hint: fresh }] : found);
        // Enter may be faster than the answer; it then takes the first of it.
        if (entered && list.children.length) take(list.children[0]);
        entered = false;
      });
  };
  input.addEventListener('input', event => { if (!event.isComposing) ask(); });
  input.addEventListener('compositionend', ask);
  input.addEventListener('focus', () => { if (!input.value) ask(); });
  input.addEventListener('blur', close);
  input.addEventListener('keydown', event => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (list.hidden) return;
      event.preventDefault();
      point(at + (event.key === 'ArrowDown' ? 1 : -1));
    } else if (event.key === 'Escape' && !list.hidden) {
      event.stopPropagation();
      close();
    } else if (event.key === 'Enter' && waiting) {
      event.preventDefault();
      entered = true;
    } else if (event.key === 'Enter' && !list.hidden) {
      event.preventDefault();
      take(list.children[at]);
    }
  });
}

/** The coding form: propositions and people are offered, a stance is one key. */
export function codeForm(form, { next } = {}) {
  const stances = form.querySelector('[data-stances]');
  const proposition = form.querySelector('[data-offer=propositions]');
  const id = proposition.querySelector('[data-id]'), isNew = form.elements['proposition-new'], news = form.querySelector('[data-new]');
  const radios = [...stances.querySelectorAll('input')];
  const toStance = () => (radios.find(r => r.checked) ?? radios[2]).focus();
  const showNew = () => { news.hidden = !isNew.checked; };
  const forget = () => form.querySelectorAll('[data-recent]').forEach(r => { r.checked = false; });
  offer(proposition, {
    kind: 'propositions',
    fresh: form.querySelector(`label[for="${isNew.id}"]`).textContent,
    chosen: one => {
      forget();
      id.disabled = false;
      id.value = one?.id ?? '';
      isNew.checked = one === null;
      showNew();
      if (one !== undefined) toStance();
    },
  });
  form.querySelectorAll('[data-recent]').forEach(r => r.addEventListener('change', () => {
    id.disabled = true;
    isNew.checked = false;
    proposition.querySelector('[data-proposition]').value = form.querySelector(`label[for="${r.id}"]`).textContent;
    showNew();
    toStance();
  }));
  showNew();

  const who = form.querySelector('[data-actor]'), someone = form.querySelector('[data-someone]');
  if (someone) {
    const name = someone.querySelector('input'), isNewPerson = form.elements['actor-new'];
    const showSomeone = () => { someone.hidden = who.value !== 'someone'; };
    who.addEventListener('change', () => { showSomeone(); if (!someone.hidden) name.focus(); });
    showSomeone();
    offer(someone.querySelector('[data-offer=people]'), {
      kind: 'people',
      fresh: form.querySelector(`label[for="${isNewPerson.id}"]`).textContent,
      chosen: one => {
        isNewPerson.checked = one === null;
        if (!one) return;
        const option = who.querySelector(`option[value="Person:${one.id}"]`) ?? who.insertBefore(new Option(one.text, `Person:${one.id}`), who.firstChild);
        option.selected = true;
        showSomeone();
        proposition.querySelector('[data-proposition]').focus();
      },
    });
  }

  // 1–5, or minus, zero, plus; d for "declines".
  const keys = { 1: '-2', 2: '-1', 3: '0', 4: '1', 5: '2', '-': '-1', '−': '-1', 0: '0', '+': '1', '=': '1', d: 'declines', D: 'declines' };
  stances.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !(event.key in keys)) return;
    event.preventDefault();
    const radio = radios.find(r => r.value === keys[event.key]);
    radio.checked = true;
    radio.focus();
  });
  form.addEventListener('submit', event => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = 'yes';
    setTimeout(() => delete form.dataset.sent, 4000);
  });
  next?.();
}

document.querySelectorAll('form.code-page').forEach(form => codeForm(form));

// Elsewhere a person's name alone is offered, with its id beside it.
document.querySelectorAll('form.add-person').forEach(form => {
  const name = form.elements.person, id = form.elements['person-id'];
  if (!name || !id) return;
  const isNew = form.elements.new;
  offer(name.closest('.field'), {
    kind: 'people',
    fresh: isNew ? form.querySelector(`label[for="${isNew.id}"]`).textContent : null,
    chosen: one => { id.value = one?.id ?? ''; if (isNew) isNew.checked = one === null; },
  });
});
