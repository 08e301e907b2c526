// Before anything is painted: the scheme that the reader chose last time.
(function (root) {
  root.classList.add('js');
  try {
    var theme = localStorage.getItem('theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  } catch (error) {
    // A page from a file may have no storage.
  }
})(document.documentElement);
