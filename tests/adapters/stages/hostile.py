"""What people may type to ping, link, format or break something."""

from __future__ import annotations

HOSTILE = [
    "<!channel>",
    "<!here|here> <!everyone>",
    "<@U01STUD> @student @everyone",
    "<#C01HELP|help-desk>",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<http://evil.example|your school>",
    "[x](http://e.example)",
    "*bold* _slanted_ ~gone~ `code` ```more```",
    "* _ ~ ` ** __ ~~",
    "> quoted\n> again",
    "&lt;!channel&gt; &amp; &#60;b&#62;",
    "${1+1} {{DATE(now)}} {number}",
    "\u202etxt.exe \u200e\u2066hidden\u2069\ufeff",
    "\x1b[31mred\x1b[0m \x07 \x9b31m",
    "e\u0301\u0302\u0303\u0304 \U0001f469\u200d\U0001f680 \u2028line\u2029",
    "\U0001d5d5old Ｆｕｌｌ \U000e0041",
    "<at>everyone</at> <b>bold</b>",
]


def looks_like(text: str) -> str:
    """What a person reads: one platform keeps two braces apart, which nobody sees."""
    return text.replace("{\u200d{", "{{")
