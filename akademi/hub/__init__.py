"""The glue between JupyterHub, nbgrader's exchange and our grader: what an operator's hub runs besides them.

Part of the grader's half. A trainee's notebook never imports it; `akademi.exercises.hub` is its counterpart there.
"""

import sys

# Every program of this package starts a second sooner without it. jsonschema takes it where it is installed, to check
# the format "iri", and it builds a grammar at each start; no notebook and no event of Jupyter has such a field.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
