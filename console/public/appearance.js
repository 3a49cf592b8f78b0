// Applies the kept theme, density and language before the first paint, so that a dark screen never flashes white.
// A file of its own because the content security policy allows no inline script; src/app/appearance.ts keeps the same keys.
(function () {
  var root = document.documentElement;
  var read = function (key) {
    try {
      return localStorage.getItem('luyue.' + key);
    } catch {
      return null;
    }
  };
  var theme = read('theme');
  var dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.theme = dark ? 'dark' : 'light';
  root.dataset.density = read('density') === 'comfortable' ? 'comfortable' : 'compact';
  root.lang = read('language') === 'en' ? 'en' : 'zh-CN';
})();
