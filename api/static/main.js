// What every page does better with a script. Each part finds what it works on, and does nothing where there is none.
import { carryQuestion, keepAddressesShort } from "./forms.js";
import { offerCopies } from "./copy.js";
import { searchFacets } from "./facets.js";
import { keepChoices } from "./kept.js";
import { listenToKeys } from "./keys.js";
import { closeMenus } from "./menus.js";
import { showNewest } from "./newest.js";
import { suggest } from "./suggest.js";
import { unfold } from "./unfold.js";

document.documentElement.classList.add("scripted");
document.querySelectorAll("[data-suggest]").forEach(suggest);
keepAddressesShort(document);
carryQuestion(document);
closeMenus(document);
offerCopies(document);
searchFacets(document);
listenToKeys(document);
showNewest(document);
unfold(document);
keepChoices(document);
