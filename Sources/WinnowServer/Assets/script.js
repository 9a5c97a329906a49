// Results as one types, and keys: / for the search box, j and k for the next and the last result.
"use strict";
const box = document.getElementById("q");
const form = document.getElementById("search");
let timer, asked = 0;

async function show() {
  const number = ++asked;
  const address = "/?" + new URLSearchParams(new FormData(form));
  const answer = await fetch(address);
  const text = await answer.text();
  if (number !== asked) return;
  const page = new DOMParser().parseFromString(text, "text/html");
  document.querySelector("main").replaceWith(document.adoptNode(page.querySelector("main")));
  document.title = page.title;
  history.replaceState(null, "", address);
}

if (location.pathname === "/") {
  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => show().catch(() => {}), 200);
  });
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
  if (event.key === "/") {
    event.preventDefault();
    box.focus();
    box.select();
  } else if (event.key === "j" || event.key === "k") {
    const links = [...document.querySelectorAll(".hits h2 a")];
    const place = links.indexOf(document.activeElement) + (event.key === "j" ? 1 : -1);
    links[Math.max(0, Math.min(links.length - 1, place))]?.focus();
  }
});
