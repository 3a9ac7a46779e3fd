// Live updates. An element with data-live="topic" and data-live-event="name" gets every fragment
// that the server publishes under that name, newest first, at most data-live-most of them; with
// data-live-replace it shows the latest only, with data-live-anew it is taken anew from the page,
// for lists in which everybody has other buttons; not while somebody is busy in it. After a break
// the element, found by its id, is taken anew as well, so nothing is missed.
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

  function busy(element) {
    return element.hasAttribute("data-live-anew")
      && (element.contains(document.activeElement) || element.querySelector("details[open]") !== null);
  }

  function whenDone() {
    var stale = document.querySelectorAll("[data-live-stale]");
    if (Array.from(stale).some(function (element) { return !busy(element); })) { takeAnew(); }
  }

  function takeAnew() {
    fetch(location.href, { headers: { Accept: "text/html" } })
      .then(function (answer) { return answer.ok ? answer.text() : Promise.reject(answer.status); })
      .then(function (text) {
        var page = new DOMParser().parseFromString(text, "text/html");
        document.querySelectorAll("[data-live][id]").forEach(function (element) {
          var fresh = page.getElementById(element.id);
          if (busy(element)) {
            element.setAttribute("data-live-stale", "");
          } else if (fresh) {
            element.removeAttribute("data-live-stale");
            element.replaceChildren.apply(element, fresh.childNodes);
          }
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
          if (element.hasAttribute("data-live-anew")) { takeAnew(); } else { insert(element, event.data); }
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

  document.addEventListener("focusout", function () { setTimeout(whenDone, 0); });
  document.addEventListener("toggle", whenDone, true);

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
