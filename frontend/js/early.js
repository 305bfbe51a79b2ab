// Runs before the first paint: the reader's own size and contrast, and the mark that scripts work.
(function () {
  var page = document.documentElement;
  page.dataset.js = "";
  try {
    ["type", "contrast"].forEach(function (name) {
      var kept = localStorage.getItem("pejl-" + name);
      if (kept) page.dataset[name] = kept;
    });
  } catch (blocked) {
    // Storage is turned off: the page stands as it is.
  }
})();
