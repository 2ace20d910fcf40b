"""Interchange: bytes from outside become prints, and prints become bytes.

Owns ANSI/NIST-ITL transactions, fingerprint images (WSQ, PNG, JPEG 2000, raw), the minutiae
records of ISO/IEC 19794-2 and ANSI 378, segmentation, extraction, and the sandbox in which all
of these run. Imports ``matching.engine`` and ``portal.confinement`` alone; knows no Django.

The rest of the portal calls :mod:`matching.interchange.sandbox` with bytes from outside; the
other modules are for trusted input, such as what the demo writes itself.
"""

import os

# The network's runtime reports its use to its maker unless told not to before it is loaded, and
# whatever loads it imports this package first.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
