"""Eight probe cylinders against one of the gallery, in one vector register.

LLVM left to itself compares four at a time.  Written out for eight it uses AVX-512 where the
processor has it (``VPOPCNTQ`` on 512 bits) and splits them where not; the numbers are the same.
"""

from typing import Any

from numba import int64, types, uint64
from numba.core import cgutils as _cgutils
from numba.extending import intrinsic

LANES = 8
cgutils: Any = _cgutils
_ir = cgutils.ir
_vector = _ir.VectorType(_ir.IntType(64), LANES)


def _raise_best(
    context: Any, probe: Any, block: Any, w0: Any, w1: Any, w2: Any, w3: Any, w4: Any,
    weight: Any, best: Any,
) -> Any:  # fmt: skip
    """Raise ``best[block : block + 8]`` to the scores of one gallery cylinder.

    ``probe`` is uint64, shape (5, n), n a multiple of eight; ``w0`` to ``w4`` are the cylinder's
    words; a score is the number of common bits times ``weight``; ``best`` is int64, shape (n,).
    """
    signature = types.void(probe, int64, uint64, uint64, uint64, uint64, uint64, int64, best)

    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        planes = context.make_array(signature.args[0])(context, builder, args[0])
        width = cgutils.unpack_tuple(builder, planes.shape)[1]
        place, common = args[1], _ir.Constant(_vector, [0] * LANES)
        for word in args[2:7]:
            lanes = builder.load(_eight(builder, planes.data, place), align=8)
            shared = builder.and_(lanes, _splat(builder, word))
            common = builder.add(common, _count(builder, shared))
            place = builder.add(place, width)
        score = builder.mul(common, _splat(builder, args[7]))
        target = context.make_array(signature.args[-1])(context, builder, args[-1])
        where = _eight(builder, target.data, args[1])
        before = builder.load(where, align=8)
        higher = builder.icmp_signed(">", score, before)
        builder.store(builder.select(higher, score, before), where, align=8)
        return context.get_dummy_value()

    return signature, generate


def _eight(builder: Any, data: Any, place: Any) -> Any:
    """Point at eight numbers from ``place`` on."""
    return builder.bitcast(builder.gep(data, [place]), _vector.as_pointer())


def _splat(builder: Any, number: Any) -> Any:
    """Repeat a number in every lane."""
    index = _ir.IntType(32)
    nothing = _ir.Constant(_vector, _ir.Undefined)
    first = builder.insert_element(nothing, number, _ir.Constant(index, 0))
    mask = _ir.Constant(_ir.VectorType(index, LANES), [0] * LANES)
    return builder.shuffle_vector(first, nothing, mask)


def _count(builder: Any, lanes: Any) -> Any:
    """Count the set bits of each lane."""
    kind = _ir.FunctionType(_vector, [_vector])
    name = f"llvm.ctpop.v{LANES}i64"
    return builder.call(cgutils.get_or_insert_function(builder.module, kind, name), [lanes])


raise_best: Any = intrinsic(_raise_best)
