"""All that an answer tells whoever gets it, but for its own address and the token of forms."""

import re

TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')


def seen_of(answer) -> tuple[int, dict[str, str], bytes]:
    """The code, the headers, and every byte of the page."""
    clock = {"Expires"}
    headers = {name: value for name, value in answer.headers.items() if name not in clock}
    content = TOKEN.sub(b"", answer.content).replace(answer.request["PATH_INFO"].encode(), b"")
    return answer.status_code, headers, content
