#!/usr/bin/env python3
"""Verifies a joint room that was left with. Standard library only; the rules are those of docs/exchange-format.md."""
import base64, hashlib, json, os, re, sys

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def double(p):
    a, b, c = p[0] * p[0] % P, p[1] * p[1] % P, 2 * p[2] * p[2] % P
    h = a + b
    e, g = h - (p[0] + p[1]) ** 2 % P, a - b
    f = c + g
    return e * f % P, g * h % P, f * g % P, e * h % P


def point(raw):
    """The point of 32 bytes; None when they are no point in canonical encoding."""
    sign, y = raw[31] >> 7, int.from_bytes(raw, 'little') & (1 << 255) - 1
    if y >= P:
        return None
    u, v = y * y - 1, D * y * y + 1
    x = u * v**3 % P * pow(u * pow(v, 7, P), (P - 5) // 8, P) % P
    if (v * x * x - u) % P:
        x = x * ROOT % P
    if (v * x * x - u) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


def encode(p):
    z = pow(p[2], P - 2, P)
    return (p[1] * z % P | (p[0] * z % P & 1) << 255).to_bytes(32, 'little')


def neutral(p):
    return p[0] % P == 0 and (p[1] - p[2]) % P == 0


def times(s, p, t=0, q=(0, 1, 1, 0)):
    """s·p + t·q"""
    both, r = add(p, q), (0, 1, 1, 0)
    for i in range(max(s.bit_length(), t.bit_length()) - 1, -1, -1):
        r = double(r)
        pick = (s >> i & 1) + 2 * (t >> i & 1)
        if pick:
            r = add(r, (p, q, both)[pick - 1])
    return r


B = point((4 * pow(5, P - 2, P) % P).to_bytes(32, 'little'))


def small(p):
    return neutral(double(double(double(p))))


def verify(key, data, sig):
    """Signature rule V1: S < L, R and A canonical and not of small order, the equation without cofactor."""
    if len(key) != 32 or len(sig) != 64:
        return False
    a, r, s = point(key), point(sig[:32]), int.from_bytes(sig[32:], 'little')
    if a is None or r is None or s >= L or small(a) or small(r):
        return False
    h = int.from_bytes(hashlib.sha512(sig[:32] + key + data).digest(), 'little') % L
    return encode(times(s, B, h, (P - a[0], a[1], 1, P - a[3]))) == sig[:32]


def registrable(key):
    a = point(key) if len(key) == 32 else None
    return a is not None and not small(a) and neutral(times(L, a))


def canonical(raw):
    """The value of canonical bytes, or None: integers up to 2^53 - 1, ASCII keys, sixteen levels, no duplicate key, one spelling."""
    def pairs(items):
        if len(dict(items)) < len(items) or not all(k.isascii() for k, _ in items):
            raise ValueError
        return dict(items)

    def deep(v, n):
        return n <= 16 and (not isinstance(v, (dict, list)) or all(deep(x, n + isinstance(x, (dict, list))) for x in (v.values() if isinstance(v, dict) else v)))

    def no(_):
        raise ValueError

    def whole(text):
        if len(text) > 17 or abs(int(text)) > 2**53 - 1:
            raise ValueError
        return int(text)
    try:
        value = json.loads(raw.decode('utf-8'), object_pairs_hook=pairs, parse_int=whole, parse_float=no, parse_constant=no)
        return value if deep(value, int(isinstance(value, (dict, list)))) and write(value) == raw else None
    except (ValueError, RecursionError):
        return None


def write(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(',', ':')).encode('utf-8')
