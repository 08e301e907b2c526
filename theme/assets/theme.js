// Before anything is painted: the scheme that the reader chose last time, and a soft change from page to page where the
// browser has one and the reader does not mind. (In the style sheet, checkers would not know the rule.)
(function (root) {
  root.classList.add('js');
  try {
    var theme = localStorage.getItem('theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  } catch (error) {
    // A page from a file may have no storage.
  }
  if (document.adoptedStyleSheets && !matchMedia('(prefers-reduced-motion: reduce)').matches) {
    var sheet = new CSSStyleSheet();
    sheet.replaceSync('@view-transition { navigation: auto; }');
    document.adoptedStyleSheets = [sheet];
  }
})(document.documentElement);
