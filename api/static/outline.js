// The outline tells where one is, and keeps that in sight: at the hit one stands on, or where one reads.
import { here, isSeen } from "./hits.js";

/** What it gives is called when another hit is stood on. */
export function followOutline(root) {
  const side = root.querySelector(".side nav");
  const entries = [...root.querySelectorAll(".outline a")].map((link) => [link, root.getElementById(link.hash.slice(1))]);
  if (!entries.length) return () => {};
  let current;
  let waiting = false;
  addEventListener("scroll", soon, { passive: true });
  follow();
  return follow;

  function soon() {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(follow);
  }

  function follow() {
    waiting = false;
    const hit = here(root);
    const passed = entries.filter(([, place]) => place && (isSeen(hit) ? comesBefore(place, hit) : isAbove(place)));
    const [link] = passed.at(-1) ?? [];
    if (link === current) return;
    current?.removeAttribute("aria-current");
    link?.setAttribute("aria-current", "true");
    current = link;
    if (link) keepInSight(link);
  }

  function keepInSight(link) {
    const above = link.getBoundingClientRect().top - side.getBoundingClientRect().top;
    if (above < 40 || above > side.clientHeight - 80) side.scrollTop += above - side.clientHeight / 3;
  }
}

function comesBefore(place, hit) {
  return place.contains(hit) || Boolean(place.compareDocumentPosition(hit) & Node.DOCUMENT_POSITION_FOLLOWING);
}

function isAbove(place) {
  return place.getBoundingClientRect().top < innerHeight / 4;
}
