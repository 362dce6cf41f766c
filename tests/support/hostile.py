"""Texts that would do something else than be read, if a view let them."""

from __future__ import annotations

TEXTS = (
    '#panic("stop") #import "x.typ": * #image("/etc/passwd")',
    "<script>alert(1)</script> <img src=x onerror=alert(1)> </text:p>",
    "]]> <!-- &amp; &#60;b&#62; <?xml version='1.0'?> <!DOCTYPE x>",
    "$x^2$ $ sum_(i=0) $ @label <label> = Kop * punt _x_ *y*",
    "\\ \\u{41} \\n \\# // geen commentaar /* ook niet */",
    "{{ publication.title }} {% for x in y %} ${HOME} %s {0}",
)
