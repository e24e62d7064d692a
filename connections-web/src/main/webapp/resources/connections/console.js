/* What the pages need beyond PrimeFaces: times in the reader's zone, copy buttons, the user menu, unsaved keystrokes. Runs under a policy without inline scripts. */
(function () {
  "use strict";

  var absolute = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
  var withYear = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" });
  var clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
  var relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
  var units = [["year", 31557600], ["month", 2629800], ["day", 86400], ["hour", 3600], ["minute", 60]];

  function ago(seconds) {
    for (var i = 0; i < units.length; i++) {
      if (Math.abs(seconds) >= units[i][1]) {
        return relative.format(Math.round(seconds / units[i][1]), units[i][0]);
      }
    }
    return seconds <= 0 ? "just now" : "in a moment";
  }

  function showTimes() {
    document.querySelectorAll("time.when").forEach(function (time) {
      var instant = new Date(time.dateTime);
      var full = instant.getFullYear() === new Date().getFullYear() ? absolute : withYear;
      var text = time.classList.contains("clock") ? clock.format(instant) : full.format(instant);
      var since = ago((instant - Date.now()) / 1000);
      if (time.dataset.shown !== text + since) {
        time.dataset.shown = text + since;
        time.textContent = text;
        time.title = withYear.format(instant);
        if (!time.classList.contains("clock")) {
          var span = document.createElement("span");
          span.className = "ago";
          span.textContent = since;
          time.append(" ", span);
        }
      }
    });
  }

  function copyText(text) {
    if (navigator.clipboard && window.isSecureContext) {
      return navigator.clipboard.writeText(text);
    }
    var area = document.createElement("textarea");
    area.value = text;
    area.className = "sr";
    document.body.append(area);
    area.select();
    var done = document.execCommand("copy");
    area.remove();
    return done ? Promise.resolve() : Promise.reject();
  }

  document.addEventListener("click", function (event) {
    var copy = event.target.closest("button[data-copy]");
    if (copy) {
      event.preventDefault();
      event.stopPropagation();
      copyText(copy.dataset.copy).then(function () {
        var icon = copy.querySelector(".pi");
        icon.className = "pi pi-check";
        setTimeout(function () { icon.className = "pi pi-copy"; }, 1500);
      });
    }
    document.querySelectorAll("details.who[open]").forEach(function (menu) {
      if (!menu.contains(event.target)) {
        menu.open = false;
      }
    });
  }, true);

  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") {
      document.querySelectorAll("details.who[open]").forEach(function (menu) {
        menu.open = false;
        menu.querySelector("summary").focus();
      });
    }
  });

  document.addEventListener("DOMContentLoaded", function () {
    showTimes();
    new MutationObserver(showTimes).observe(document.body, { childList: true, subtree: true });
    setInterval(showTimes, 30000);
  });
})();
