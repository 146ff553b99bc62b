// Points are typed while others speak: the field has the focus at once, and Ctrl+Enter (or Command+Enter) notes the point.
const form = document.getElementById('point');
const field = form?.querySelector('textarea');
field?.focus({ preventScroll: true });
form?.addEventListener('keydown', event => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  form.requestSubmit();
});
