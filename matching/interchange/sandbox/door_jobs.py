"""What a child at the door can be asked: to read structure and headers, not pixels."""

from matching.interchange.images import read_image
from matching.interchange.minutia_records import read_minutia_record
from matching.interchange.sandbox import answers
from matching.interchange.sandbox.frames import Frame
from matching.interchange.sandbox.zygote import Jobs
from matching.interchange.transaction import read_transaction


def _transaction(request: Frame) -> Frame:
    return answers.transaction_frame(read_transaction(request.blobs[0]))


def _template(request: Frame) -> Frame:
    return answers.templates_frame(read_minutia_record(request.blobs[0]))


def _image(request: Frame) -> Frame:
    asked = request.header
    impression = read_image(
        request.blobs[0],
        float(asked["ppi"]),
        position=int(asked["position"]),
        rolled=bool(asked["rolled"]),
    )
    return answers.impression_frame(impression)


JOBS: Jobs = {"transaction": _transaction, "template": _template, "image": _image}
