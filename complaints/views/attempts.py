"""A form and the one domain call that it makes."""

from collections.abc import Callable

from django.forms import Form


def attempt(
    form: Form,
    call: Callable[..., object],
    *,
    refusals: tuple[type[Exception], ...],
    code_of: Callable[[Exception], int],
) -> int:
    """Call with what a valid form holds; the code of the answer, 200 where it is done.

    A refusal of the domain becomes an error of the form.
    """
    if not form.is_valid():
        return 422
    try:
        call(**form.cleaned_data)
    except refusals as refusal:
        form.add_error(None, str(refusal))
        return code_of(refusal)
    return 200
