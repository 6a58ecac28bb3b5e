"""All conformance cases. Each is asked of both engines, and broken engines must fail them."""

from tests.conformance.cases_counted import COUNTED
from tests.conformance.cases_facets import FACETS
from tests.conformance.cases_found import FOUND
from tests.conformance.cases_refused import REFUSED
from tests.conformance.cases_shown import SHOWN

CASES = (*FOUND, *SHOWN, *FACETS, *COUNTED, *REFUSED)
