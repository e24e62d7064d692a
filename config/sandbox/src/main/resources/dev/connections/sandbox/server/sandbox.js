"use strict";

// For browsers that do not let this page use the clipboard directly.
function copyBySelection(text) {
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "sr";
  document.body.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  return copied;
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch (refused) {
    return copyBySelection(text);
  }
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) {
    return;
  }
  const toast = document.getElementById("copied");
  toast.textContent = (await copy(button.dataset.copy))
    ? "Copied"
    : "The browser does not let this page copy. Open the field and copy it by hand.";
  button.focus();
  setTimeout(() => { toast.textContent = ""; }, 2500);
});
