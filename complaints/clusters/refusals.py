"""What is refused about clusters, and the HTTP code of each refusal."""


class NotTogether(Exception):
    """The complaints cannot be put together, or are not."""


CODES: dict[type[Exception], int] = {NotTogether: 409}
