// A range with data-times, a list of times, tells the one that it stands at: to those who listen,
// and in the element that data-told names. When a fragment arrives that says by data-step where the
// range stands, it follows, unless it is being moved.
(function () {
  "use strict";

  function tell(range) {
    var time = range.getAttribute("data-times").split(" ")[Number(range.value)] || "";
    var text = time.replace("T", " ").replace("Z", "");
    var told = document.getElementById(range.getAttribute("data-told"));
    range.setAttribute("aria-valuetext", text);
    if (told) { told.textContent = text; }
  }

  document.addEventListener("input", function (event) {
    if (event.target.matches("input[data-times]")) { tell(event.target); }
  });

  document.addEventListener("htmx:afterSwap", function () {
    var arrived = document.querySelector("[data-step]");
    var range = document.querySelector("input[data-times]");
    if (arrived && range && range !== document.activeElement) {
      range.value = arrived.getAttribute("data-step");
      var told = document.getElementById(range.getAttribute("data-told"));
      range.setAttribute("aria-valuetext", arrived.getAttribute("data-moment"));
      if (told) { told.textContent = arrived.getAttribute("data-moment"); }
    }
  });
})();
