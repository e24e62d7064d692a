"use strict";

// Copies what a button carries, without opening or closing the fold that it stands in.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) {
    return;
  }
  event.preventDefault();
  const toast = document.getElementById("copied");
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    toast.textContent = "Copied";
  } catch (refused) {
    toast.textContent = "The browser does not let this page copy. Open the field and copy it by hand.";
  }
  setTimeout(() => { toast.textContent = ""; }, 2500);
});
