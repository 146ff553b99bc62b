// "/" goes to the search, as readers of long lists expect.
document.addEventListener('keydown', event => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest('input, textarea, select, [contenteditable]')) return;
  const find = document.querySelector('.find input');
  if (!find) return;
  event.preventDefault();
  find.focus();
});

// A refusal is read first.
document.getElementById('refusal')?.focus();
