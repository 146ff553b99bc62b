// A file can be dropped on its field, and is added at once. Without scripts it is chosen and sent.
document.querySelectorAll('[data-drop]').forEach(place => {
  const input = place.querySelector('input[type=file]');
  const mark = on => place.classList.toggle('is-over', on);
  place.addEventListener('dragover', event => { event.preventDefault(); mark(true); });
  place.addEventListener('dragleave', () => mark(false));
  place.addEventListener('drop', event => {
    event.preventDefault();
    mark(false);
    if (!event.dataTransfer.files.length) return;
    const one = new DataTransfer();
    one.items.add(event.dataTransfer.files[0]);
    input.files = one.files;
    input.form.requestSubmit();
  });
});
