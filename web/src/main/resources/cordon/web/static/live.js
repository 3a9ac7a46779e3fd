// Live updates. An element with data-live="topic" and data-live-event="name" gets every fragment
// that the server publishes under that name, newest first, at most data-live-most of them; with
// data-live-replace it shows the latest only. After a break the element, found by its id, is taken
// anew from the page itself, so nothing is missed.
(function () {
  "use strict";

  var sources = new Map();

  function insert(element, html) {
    var template = document.createElement("template");
    template.innerHTML = html;
    if (element.hasAttribute("data-live-replace")) {
      element.replaceChildren(template.content);
      return;
    }
    Array.from(template.content.children).forEach(function (child) {
      child.classList.add("arrived");
    });
    element.prepend(template.content);
    var most = Number(element.getAttribute("data-live-most")) || 100;
    while (element.children.length > most) {
      element.lastElementChild.remove();
    }
  }

  function takeAnew() {
    fetch(location.href, { headers: { Accept: "text/html" } })
      .then(function (answer) { return answer.ok ? answer.text() : Promise.reject(answer.status); })
      .then(function (text) {
        var page = new DOMParser().parseFromString(text, "text/html");
        document.querySelectorAll("[data-live][id]").forEach(function (element) {
          var fresh = page.getElementById(element.id);
          if (fresh) { element.replaceChildren.apply(element, fresh.childNodes); }
        });
      })
      .catch(function (reason) { console.warn("live: page not taken anew", reason); });
  }

  function connect(topic) {
    var source = new EventSource("/live/" + encodeURIComponent(topic));
    var broken = false;
    source.addEventListener("error", function () { broken = true; });
    source.addEventListener("open", function () {
      if (broken) { broken = false; takeAnew(); }
    });
    document.querySelectorAll("[data-live]").forEach(function (element) {
      if (element.getAttribute("data-live") === topic) {
        source.addEventListener(element.getAttribute("data-live-event"), function (event) {
          insert(element, event.data);
        });
      }
    });
    sources.set(topic, source);
  }

  function start() {
    document.querySelectorAll("[data-live]").forEach(function (element) {
      var topic = element.getAttribute("data-live");
      if (!sources.has(topic)) { connect(topic); }
    });
  }

  // A page in the background holds no connection; back in front it catches up.
  document.addEventListener("visibilitychange", function () {
    if (document.hidden) {
      sources.forEach(function (source) { source.close(); });
      sources.clear();
    } else if (sources.size === 0 && document.querySelector("[data-live]")) {
      start();
      takeAnew();
    }
  });

  start();
})();
