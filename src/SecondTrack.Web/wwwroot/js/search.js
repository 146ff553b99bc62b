// Offers names while somebody types one into the filter. Without this the name is looked up when the form is sent.
const field = document.getElementById('f-person');
const list = document.getElementById('people-offered');
if (field && list) {
  let waiting, asked;
  const offer = async () => {
    const typed = field.value.trim();
    if (!typed || typed === asked) return;
    asked = typed;
    const response = await fetch(`${list.dataset.from}?q=${encodeURIComponent(typed)}`, { headers: { accept: 'application/json' } });
    if (!response.ok || typed !== field.value.trim()) return;
    list.replaceChildren(...(await response.json()).map(({ text, hint }) => {
      const option = document.createElement('option');
      option.value = text;
      option.label = hint ? `${text} · ${hint}` : text;
      return option;
    }));
  };
  field.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(offer, 120); });
}
