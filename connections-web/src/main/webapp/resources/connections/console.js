/* What the pages need beyond PrimeFaces: times in the reader's zone, copy buttons, the user menu, unsaved keystrokes. Runs under a policy without inline scripts. */
(function () {
  "use strict";

  var absolute = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
  var withYear = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" });
  var day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });
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
      var text = (time.classList.contains("clock") ? clock : time.classList.contains("day") ? day : full).format(instant);
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

  /* A second click while the first is answered would be refused, and its refusal shown. */
  document.addEventListener("submit", function (event) {
    if (event.defaultPrevented || event.target.dataset.sent) {
      event.preventDefault();
      return;
    }
    event.target.dataset.sent = "true";
  });

  function mayBeSentAgain() {
    document.querySelectorAll("form[data-sent]").forEach(function (form) {
      delete form.dataset.sent;
    });
  }

  document.addEventListener("click", function (event) {
    var copy = event.target.closest("button[data-copy]");
    if (copy) {
      event.preventDefault();
      event.stopPropagation();
      var said = document.getElementById("copySaid");
      said.textContent = "";
      said.classList.add("sr");
      copyText(copy.dataset.copy).then(function () {
        var icon = copy.querySelector(".pi");
        icon.className = "pi pi-check";
        said.textContent = said.dataset.copied;
        setTimeout(function () { icon.className = "pi pi-copy"; }, 1500);
      }, function () {
        said.textContent = said.dataset.notCopied;
        said.classList.remove("sr");
        copy.parentNode.after(said);
      });
    }
    document.querySelectorAll("details.who[open], details.columns[open]").forEach(function (menu) {
      if (!menu.contains(event.target)) {
        menu.open = false;
      }
    });
  }, true);

  /* PrimeFaces closes the menu of a button by the mouse alone. */
  function closeMenus(event) {
    Object.keys(window.PrimeFaces ? PrimeFaces.widgets : {}).forEach(function (name) {
      var widget = PrimeFaces.widgets[name];
      var isMenu = PrimeFaces.widget.MenuButton && widget instanceof PrimeFaces.widget.MenuButton;
      if (isMenu && widget.menu.is(":visible")) {
        widget.hide();
        widget.trigger.trigger("focus");
        if (event.key === "Escape") {
          event.stopPropagation();
          event.preventDefault();
        }
      }
    });
  }

  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" || event.key === "Tab") {
      closeMenus(event);
    }
  }, true);

  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") {
      document.querySelectorAll("details.who[open], details.columns[open]").forEach(function (menu) {
        menu.open = false;
        menu.querySelector("summary").focus();
      });
      var dialog = document.querySelector('.ui-dialog[aria-hidden="false"]');
      if (!dialog && document.querySelector(".ui-sidebar-active [data-leave]")) {
        window.Connections.leave();
      }
    }
  });

  /* On a narrow screen the tabs scroll; the one that is open has to be in sight. */
  function showTab() {
    var tab = document.querySelector(".tabs a.on");
    if (tab && tab.parentNode.scrollWidth > tab.parentNode.clientWidth) {
      tab.parentNode.scrollLeft = tab.offsetLeft - tab.parentNode.offsetLeft - 16;
    }
  }

  /* The address follows the filters, so that the list as it is can be bookmarked. */
  function showAddress() {
    var place = document.querySelector("[data-address]");
    var open = /[?&](draft|profile)=[^&]/.test(location.search);
    if (place && !open && location.search !== place.dataset.address) {
      history.replaceState(history.state, "", location.pathname + place.dataset.address);
    }
  }

  /* Days that a person enters are days of their own zone. */
  function tellZone() {
    document.querySelectorAll("input[data-zone]").forEach(function (input) {
      input.value = Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
    });
  }

  /* Which columns a list shows is this browser's matter: nobody else has this screen. */
  function showColumns() {
    document.querySelectorAll("[data-columns]").forEach(function (list) {
      var hidden = localStorage.getItem("columns." + list.dataset.columns) || "";
      list.dataset.hidden = hidden;
      list.querySelectorAll("input[data-column]").forEach(function (box) {
        box.checked = hidden.split(" ").indexOf(box.dataset.column) < 0;
      });
    });
  }

  document.addEventListener("change", function (event) {
    if (event.target.matches("input[data-column]")) {
      var list = event.target.closest("[data-columns]");
      var hidden = Array.from(list.querySelectorAll("input[data-column]:not(:checked)"), function (box) {
        return box.dataset.column;
      });
      localStorage.setItem("columns." + list.dataset.columns, hidden.join(" "));
      showColumns();
    }
  });

  /* The component names the box of a row by the row's key, and not at all once a page was turned. */
  function nameBoxes() {
    document.querySelectorAll("[data-select] td.box [role='checkbox']").forEach(function (box) {
      var name = box.closest("tr").querySelector("a.name");
      /* By a function: in a text, $& and the like of a name would stand for something else. */
      var label = box.closest("[data-select]").dataset.select.replace("{0}", function () {
        return name ? name.textContent.trim() : "";
      });
      if (box.getAttribute("aria-label") !== label) {
        box.setAttribute("aria-label", label);
      }
    });
  }

  /* What Save started is shown from its first step on; afterwards the person scrolls. */
  var watched = false;

  function showProgress() {
    var running = document.querySelector("#progress.running");
    if (running && !watched) {
      running.scrollIntoView({ block: "start" });
    }
    watched = Boolean(running);
  }

  /* Keystrokes that the server has not got yet outlive an expired session in this tab; a key never does. */
  var draft = null;
  var unsent = {};

  function store() {
    if (Object.keys(unsent).length) {
      sessionStorage.setItem("draft." + draft, JSON.stringify(unsent));
    } else {
      sessionStorage.removeItem("draft." + draft);
    }
  }

  function typed(field) {
    if (field.name && field.type !== "hidden" && field.closest("#fields")) {
      unsent[field.name] = field.value;
      store();
    }
  }

  function sent(values) {
    Object.keys(values).forEach(function (name) {
      if (unsent[name] === values[name]) {
        delete unsent[name];
      }
    });
    store();
  }

  /* An answer that shows fields anew knows nothing of what was typed since its question left. */
  function typeAgain() {
    Object.keys(unsent).forEach(function (name) {
      var field = document.getElementById(name);
      if (field && field.closest("#fields") && !field.readOnly && field.value !== unsent[name]) {
        field.value = unsent[name];
        if (field !== document.activeElement) {
          field.dispatchEvent(new Event("change", { bubbles: true }));
        }
      }
    });
  }

  /* A page that looks for news by itself keeps no session for a person who is not there. */
  function isLook(source) {
    var id = source && source.id ? source.id : source;
    return Object.keys(PrimeFaces.widgets).some(function (name) {
      var widget = PrimeFaces.widgets[name];
      return PrimeFaces.widget.Poll && widget instanceof PrimeFaces.widget.Poll && widget.id === id;
    });
  }

  /* Of what is sent while a person goes from field to field nothing may take them back. */
  function isButton(source) {
    var element = source && source.id ? source : document.getElementById(source);
    return Boolean(element && element.closest && element.closest("button"));
  }

  function goToWrong() {
    var wrong = Array.from(document.querySelectorAll("[aria-invalid='true']")).find(function (field) {
      return field.offsetParent !== null;
    });
    if (wrong) {
      wrong.focus();
    }
  }

  /* A view that the session no longer has: nothing was taken, and a page that says so is shown instead. */
  function isTooOld(xhr) {
    return Boolean(xhr && xhr.responseXML && xhr.responseXML.querySelector("update[id='jakarta.faces.ViewRoot']"));
  }

  function redirect(xhr) {
    var found = xhr && xhr.responseXML && xhr.responseXML.querySelector("redirect");
    return found ? found.getAttribute("url") : null;
  }

  function findDraft() {
    var form = document.querySelector("form[data-draft]");
    if (!form) {
      return;
    }
    draft = form.dataset.draft;
    var left = JSON.parse(sessionStorage.getItem("draft." + draft) || "{}");
    var last = null;
    Object.keys(left).forEach(function (name) {
      var field = document.getElementById(name);
      if (field && field.closest("#fields") && field.value !== left[name]) {
        field.value = left[name];
        unsent[name] = left[name];
        last = field;
      }
    });
    store();
    if (last) {
      form.querySelector(".unsent").hidden = false;
      /* After PrimeFaces' own start, before which it sends no nonce and is refused. */
      jQuery(function () {
        last.dispatchEvent(new Event("change", { bubbles: true }));
      });
    }
    form.addEventListener("input", function (event) {
      typed(event.target);
    });
  }

  /* Choosing a file reads it here, so it takes the same way as a pasted key and no upload is stored anywhere. */
  function readFile(input) {
    var files = Array.from(input.files);
    var area = document.getElementById(input.dataset.readsInto);
    input.value = "";
    if (!files.length || !area) {
      return;
    }
    if (files.some(function (file) { return file.size > Number(input.dataset.largest); })) {
      window.alert(input.dataset.tooLarge);
      return;
    }
    Promise.all(files.map(function (file) { return file.arrayBuffer(); })).then(function (contents) {
      var texts = contents.map(function (content) { return asText(content, input.dataset.armor); });
      area.value = (area.dataset.appends ? [area.value] : []).concat(texts).join("\n");
      forgetControls(area);
      press(area.dataset.submits);
    });
  }

  /* PrimeFaces keeps a button disabled for a moment after its answer is shown, and a press is lost then. */
  function press(id) {
    var button = document.getElementById(id);
    if (button && button.disabled) {
      setTimeout(function () { press(id); }, 50);
    } else if (button) {
      button.click();
    }
  }

  /* A text area holds no bytes: what is no plain UTF-8 goes as Base64 and is found out by the server, as everywhere; with lines around it where several files go together. */
  function asText(content, armor) {
    try {
      var text = new TextDecoder("utf-8", { fatal: true }).decode(content);
      if (text.indexOf("\0") < 0) {
        return text;
      }
    } catch (noUtf8) { /* Another encoding, or no text at all. */ }
    var binary = Array.from(new Uint8Array(content), function (one) { return String.fromCharCode(one); }).join("");
    var base64 = window.btoa(binary);
    return armor ? "-----BEGIN " + armor + "-----\n" + base64 + "\n-----END " + armor + "-----" : base64;
  }

  document.addEventListener("change", function (event) {
    if (event.target.matches("input[data-reads-into]")) {
      readFile(event.target);
    }
  });

  /* The choice of a key, the pass phrase and the confirmation belong to the text that they were asked for; so does a key ID that was typed for a text that was refused. */
  function forgetControls(entry) {
    document.querySelectorAll("#keyMore [data-of-text]").forEach(function (control) {
      control.remove();
    });
    var name = document.getElementById("keyId");
    if (name && entry.dataset.refused && !entry.dataset.appends) {
      name.value = "";
    }
    entry.dataset.refused = "";
  }

  function refused() {
    var entry = document.getElementById("keyText");
    if (entry && entry.value.trim()) {
      entry.dataset.refused = "true";
    }
  }

  document.addEventListener("input", function (event) {
    if (event.target.id === "keyText") {
      forgetControls(event.target);
    }
  });

  document.addEventListener("paste", function (event) {
    if (event.target.matches("textarea[data-submits]")) {
      setTimeout(function () { press(event.target.dataset.submits); }, 0);
    }
  });

  var leaving = false;

  /* An answer of ours leads to another page: what was entered is taken, and nobody need be asked. */
  var going = false;

  function go() {
    going = true;
    setTimeout(stay, 30000);
  }

  /* A file is saved beside the page, which stays. */
  document.addEventListener("click", function (event) {
    if (event.target.closest("a[data-file]")) {
      going = true;
      setTimeout(function () { going = false; }, 1000);
    }
  });

  /* The page stays after all, since a person stopped leaving it or came back: PrimeFaces keeps its buttons busy and its polls quiet once a redirect was answered. */
  function stay() {
    going = false;
    leaving = false;
    if (!window.PrimeFaces || !PrimeFaces.ajax.Queue.isEmpty()) {
      return;
    }
    Object.keys(PrimeFaces.widgets).forEach(function (name) {
      var widget = PrimeFaces.widgets[name];
      if (widget instanceof PrimeFaces.widget.CommandButton && widget.jq.hasClass("ui-state-loading")) {
        widget.ajaxCount = 0;
        PrimeFaces.buttonEndAjaxDisabled(widget, widget.jq);
      } else if (PrimeFaces.widget.Poll && widget instanceof PrimeFaces.widget.Poll && !widget.isActive()) {
        widget.start();
      }
    });
  }

  window.addEventListener("beforeunload", function (event) {
    var key = document.getElementById("keyText");
    if (!going && (Object.keys(unsent).length || (key && key.value.trim() && !leaving))) {
      event.preventDefault();
      event.returnValue = "";
      setTimeout(stay, 1000);
    }
  });

  window.addEventListener("pageshow", function (event) {
    mayBeSentAgain();
    if (event.persisted) {
      stay();
    }
  });

  window.Connections = {
    /* Closes the open panel; a draft stays for an hour. */
    leave: function () {
      leaving = true;
      document.querySelector("[data-leave]").click();
    },
    forget: function () {
      leaving = true;
      unsent = {};
      store();
    },
    /* After a key was taken its entry is replaced, after a refusal it stays in the browser. */
    afterKey: function (args) {
      var key = document.getElementById("keyText");
      if (args && args.validationFailed) {
        refused();
      }
      key.dataset.appends = args && args.incomplete ? "true" : "";
      if (args && !args.validationFailed) {
        key.value = "";
        PrimeFaces.ab({ s: "showKey", f: "draftForm", p: "@this", u: "keySection progress panelFoot", ps: true });
      }
    },
    afterSave: function (args) {
      var text = document.getElementById("conflictText");
      if (text && text.textContent.trim()) {
        PF("conflict").show();
      } else if (args && args.validationFailed) {
        refused();
      }
    }
  };

  document.addEventListener("DOMContentLoaded", function () {
    showTimes();
    showAddress();
    showTab();
    showColumns();
    tellZone();
    showProgress();
    findDraft();
    nameBoxes();
    new MutationObserver(nameBoxes).observe(document.body, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ["aria-label"],
    });
    /* A verification that runs while the panel opens is what the person came for: it stays on top. */
    var running = document.querySelector("#viewProgress li.RUNNING");
    if (running) {
      running.closest(".panelBody").classList.add("watching");
    }
    var first = document.querySelector(".ui-sidebar #name") || document.querySelector(".ui-sidebar [data-leave]");
    if (first) {
      setTimeout(function () { first.focus(); }, 0);
    }
    new MutationObserver(function () {
      showTimes();
      showAddress();
      tellZone();
      showProgress();
    }).observe(document.body, { childList: true, subtree: true });
    setInterval(showTimes, 30000);
    if (window.jQuery) {
      jQuery(document).on("pfAjaxSuccess", function (event, xhr, settings) {
        var next = redirect(xhr);
        if (next) {
          go();
        }
        /* The session has ended: nothing was taken, and after the sign-in the person is led back here. */
        var signIn = next && next.indexOf("/login.xhtml") >= 0;
        if (!signIn && !isTooOld(xhr) && draft && settings && typeof settings.data === "string") {
          sent(Object.fromEntries(new URLSearchParams(settings.data)));
        }
      });
      jQuery(document).on("pfAjaxSend", function (event, xhr, settings) {
        if (isLook(settings && settings.source)) {
          xhr.setRequestHeader("Connections-Look", "true");
        }
      });
      jQuery(document).on("pfAjaxUpdated", typeAgain);
      jQuery(document).on("pfAjaxComplete", function (event, xhr, settings, args) {
        if (args && args.validationFailed && isButton(settings && settings.source)) {
          setTimeout(goToWrong, 0);
        }
      });
      // A poll on the way to the next page would take the message that waits for that page.
      jQuery(document).on("pfAjaxUpdated", function (event, xhr, settings, args) {
        if (args && args.redirect) {
          PrimeFaces.utils.killswitch();
        }
      });
    }
  });
})();
