"""A recording as samples: one channel, 16,000 a second, 16 bits, little end first."""

from collections.abc import Iterator

import miniaudio

from complaints.evidence.decoders.broken import Unfit
from matching.interchange.sandbox.frames import Frame

RATE = 16_000
AT_ONCE = 10 * RATE
MOST_SAMPLES = 45 * 60 * RATE


def decode(raw: bytes) -> Iterator[Frame]:
    """Yield frames of at most ten seconds each; raises ``Unfit``."""
    samples = 0
    try:
        stream = miniaudio.stream_memory(
            raw, miniaudio.SampleFormat.SIGNED16, 1, RATE, frames_to_read=AT_ONCE
        )
        for part in stream:
            samples += len(part)
            if samples > MOST_SAMPLES:
                raise Unfit("TOO_LONG")
            yield Frame({}, (part.tobytes(),))
    except miniaudio.DecodeError:
        raise Unfit("DAMAGED") from None
    if samples == 0:
        raise Unfit("DAMAGED")
