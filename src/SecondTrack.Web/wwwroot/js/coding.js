// From a selection on the page to code points of the frozen text, and the panel that codes it.
// Every stretch of the text says in data-start at which code point it begins; nothing else on the page is counted.
import { codeForm } from './offer.js';

const text = document.querySelector('.source-text[data-coding]');
const panel = document.getElementById('coding'), button = document.getElementById('code-this');
const form = panel?.querySelector('form');

const codePoints = string => [...string].length;

/** What is selected: half-open in code points, with its words; null when nothing of the text is. Exactly what was dragged, no word more. */
export function selected(selection = getSelection()) {
  if (!text || !selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(text)) return null;
  let start = null, end = 0, quote = '', line = null;
  for (const stretch of text.querySelectorAll('[data-start]')) {
    const node = stretch.firstChild;
    if (!node || !range.intersectsNode(node)) continue;
    const from = node === range.startContainer ? range.startOffset : 0;
    const to = node === range.endContainer ? range.endOffset : node.data.length;
    if (from >= to) continue;
    const [left, right] = whole(node.data, from, to);
    const first = Number(stretch.dataset.start) + codePoints(node.data.slice(0, left));
    if (start === null) {
      start = first;
      line = stretch.closest('[data-line]').dataset.line;
    } else {
      quote += '\n'.repeat(first - end);
    }
    quote += node.data.slice(left, right);
    end = first + codePoints(node.data.slice(left, right));
  }
  return start === null || !quote.trim() ? null : { start, end, quote, line, range: range.cloneRange() };
}

/** Half a surrogate pair is no character: the end of a selection moves to the pair's edge. */
function whole(data, from, to) {
  const low = i => i > 0 && i < data.length && data.charCodeAt(i) >= 0xdc00 && data.charCodeAt(i) <= 0xdfff;
  return [low(from) ? from - 1 : from, low(to) ? to + 1 : to];
}

let now = null;

function open(found, focus) {
  now = found;
  panel.querySelector('[data-quote]').textContent = found.quote;
  panel.querySelector('[data-quote]').lang = text.querySelector('[data-line]')?.lang ?? '';
  Object.assign(form.elements.text, { value: text.dataset.text });
  for (const name of ['start', 'end', 'quote', 'line']) form.elements[name].value = found[name];
  panel.hidden = false;
  button.hidden = true;
  document.documentElement.classList.add('is-coding');
  if (globalThis.Highlight && CSS.highlights) CSS.highlights.set('coding', new Highlight(found.range));
  if (!focus) return;
  const who = form.querySelector('[data-actor]'), name = form.elements['actor-name'];
  const first = who.value === '' ? who : who.value === 'someone' && name && !name.value ? name : form.querySelector('[data-proposition]');
  first.focus({ preventScroll: true });
}

function close() {
  if (panel.hidden) return;
  panel.hidden = true;
  now = null;
  CSS.highlights?.delete('coding');
  document.documentElement.classList.remove('is-coding');
}

if (text && panel && form) {
  codeForm(form);
  let touch = false;
  document.addEventListener('pointerdown', event => { touch = event.pointerType === 'touch'; });
  // A drag may end outside the text. The selection is settled only after the event.
  document.addEventListener('pointerup', event => {
    if (event.target.closest('#coding, #code-this, a, button')) return;
    setTimeout(() => {
      const found = selected();
      if (found && !touch) open(found, true);
      else if (!found && !panel.contains(document.activeElement)) close();
    }, 0);
  });
  // By touch the handles are still being moved: a button waits until the reader is done.
  document.addEventListener('selectionchange', () => {
    if (!panel.hidden) return;
    button.hidden = !(touch && selected());
  });
  button.addEventListener('pointerdown', event => event.preventDefault());
  button.addEventListener('click', () => {
    const found = selected();
    if (found) open(found, false);
  });
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      close();
    } else if (event.key === 'Enter' && !event.target.closest('a, button, input, select, textarea, summary') && selected()) {
      event.preventDefault();
      open(selected(), true);
    }
  });
  panel.querySelector('[data-close]').addEventListener('click', close);
  // The field has the focus now, but whoever copies means the words they selected.
  panel.addEventListener('copy', event => {
    const field = document.activeElement;
    if (!now || (field.selectionStart ?? 0) !== (field.selectionEnd ?? 0)) return;
    event.clipboardData.setData('text/plain', now.quote);
    event.preventDefault();
  });
}
