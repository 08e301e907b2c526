// Before anything is painted: the scheme that the reader chose last time. A page from a file may have no storage.
try {
  document.documentElement.dataset.theme = localStorage.theme || 'system';
} catch {}
