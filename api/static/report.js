// Reading a report. Everything is there without it, by links.
import { citePassages } from "./cite.js";
import { stepThroughHits } from "./hits.js";
import { followOutline } from "./outline.js";
import { switchSlogans } from "./slogans.js";

const NARROW = "(max-width: 52rem)"; // as in report.css

if (matchMedia(NARROW).matches) document.querySelectorAll("[data-folds]").forEach((part) => (part.open = false));
stepThroughHits(document, followOutline(document));
switchSlogans(document);
citePassages(document);
