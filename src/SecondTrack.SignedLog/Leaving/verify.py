#!/usr/bin/env python3
"""Verifies a joint room that was left with. Standard library only; the rules are those of docs/exchange-format.md."""
import base64, hashlib, heapq, json, os, re, sys

P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)
def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P
def point(raw):
    """The point of 32 bytes; None when they are no point in canonical encoding."""
    sign, y = raw[31] >> 7, int.from_bytes(raw, 'little') & (1 << 255) - 1
    u, v = y * y - 1, D * y * y + 1
    x = u * v**3 % P * pow(u * pow(v, 7, P), (P - 5) // 8, P) % P
    x = x * ROOT % P if (v * x * x - u) % P else x
    if y >= P or (v * x * x - u) % P or (x == 0 and sign): return None
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P
def encode(p): return (p[1] * pow(p[2], -1, P) % P | (p[0] * pow(p[2], -1, P) % P & 1) << 255).to_bytes(32, 'little')
def neutral(p): return p[0] % P == 0 and (p[1] - p[2]) % P == 0
def small(p): return neutral(times(8, p))
def times(s, p, t=0, q=(0, 1, 1, 0)):
    """s·p + t·q"""
    sums, r = (None, p, q, add(p, q)), (0, 1, 1, 0)
    for i in range(max(s.bit_length(), t.bit_length()) - 1, -1, -1):
        r, pick = add(r, r), sums[(s >> i & 1) + 2 * (t >> i & 1)]
        r = add(r, pick) if pick else r
    return r
B = point((4 * pow(5, P - 2, P) % P).to_bytes(32, 'little'))
def verify(key, data, sig):
    """Signature rule V1: S < L, R and A canonical and not of small order, the equation without cofactor."""
    if len(key) != 32 or len(sig) != 64: return False
    a, r, s = point(key), point(sig[:32]), int.from_bytes(sig[32:], 'little')
    if a is None or r is None or s >= L or small(a) or small(r): return False
    h = int.from_bytes(hashlib.sha512(sig[:32] + key + data).digest(), 'little') % L
    return encode(times(s, B, h, (P - a[0], a[1], 1, P - a[3]))) == sig[:32]
def registrable(key):
    a = point(key)
    return a is not None and not small(a) and neutral(times(L, a))
def canonical(raw):
    """The value of canonical bytes, or None: integers up to 2^53 - 1, ASCII keys, sixteen levels, no duplicate key, one spelling."""
    def pairs(items):
        if len(dict(items)) < len(items) or not all(k.isascii() for k, _ in items): raise ValueError
        return dict(items)
    def deep(v, n): return not isinstance(v, (dict, list)) or n < 16 and all(deep(x, n + 1) for x in (v.values() if isinstance(v, dict) else v))
    def whole(text):
        if not re.fullmatch('-?[0-9]{1,16}', text) or abs(int(text)) > BIG: raise ValueError
        return int(text)
    try:
        value = json.loads(raw.decode('utf-8'), object_pairs_hook=pairs, parse_int=whole, parse_float=whole, parse_constant=whole)
        return value if deep(value, 0) and write(value) == raw else None
    except (ValueError, RecursionError): return None
def write(value): return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(',', ':')).encode('utf-8')
def sha(raw): return hashlib.sha256(raw).hexdigest()
def pae(kind, raw): return b'DSSEv1 %d %s %d ' % (len(KIND % kind), (KIND % kind).encode(), len(raw)) + raw
def b64(text):
    raw = base64.b64decode(text) if isinstance(text, str) and re.fullmatch('(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?', text) else None
    return raw if raw is not None and base64.b64encode(raw).decode() == text else None
# The shapes that members may have.
def hexes(n=32, empty=False): return lambda v: isinstance(v, str) and (re.fullmatch('[0-9a-f]{%d}' % (2 * n), v) is not None or empty and v == '')
def name(v): return isinstance(v, str) and re.fullmatch('[A-Za-z0-9-]{1,32}', v) is not None
def text(n): return lambda v: isinstance(v, str) and 0 < len(v) <= n
def num(a, b): return lambda v: type(v) is int and a <= v <= b
def head(v): return isinstance(v, list) and len(v) == 2 and type(v[0]) is int and v[0] > 0 and hexes()(v[1])
def heads(n): return lambda v: isinstance(v, dict) and len(v) <= n and all(name(k) and head(h) for k, h in v.items())
def ids(n): return lambda v: isinstance(v, list) and len(v) <= n and all(map(hexes(), v)) and v == sorted(set(v))
def many(n, one): return lambda v: isinstance(v, list) and len(v) <= n and all(map(one, v))
def lang(v): return isinstance(v, dict) and len(v) <= 16 and all(name(k) and hexes()(h) for k, h in v.items())
def like(v, /, optional=(), **spec):
    """Whether an object has exactly these members in these shapes."""
    return isinstance(v, dict) and all(k in v or k in optional for k in spec) and all(k in spec and spec[k](v[k]) for k in v)
BIG, KIND, ANY = 2**53 - 1, 'application/vnd.secondtrack.%s+json', lambda v: True
PAPER = dict(onBehalf=hexes(), files=ids(64), salt=ANY, optional=('onBehalf', 'files'))
SIG = lambda s: like(s, keyid=hexes(), sig=lambda v: b64(v) is not None and len(b64(v)) == 64)
class Bad(Exception): pass

class Room:
    """The entries of a room, judged and put in order. `e` of holding, members and mandates: as its signer knew it; None: now."""
    def __init__(self, raw):
        g = canonical(raw) if len(raw) <= 65536 else None
        party = lambda p: like(p, id=name, name=text(200), root=hexes(), signing=hexes(), box=hexes()) and all(registrable(bytes.fromhex(p[k])) for k in ('root', 'signing'))
        up = lambda v: all(a < b for a, b in zip(v, v[1:]))
        if not like(g, v=num(1, 1), nonce=hexes(16), name=text(200), rules=num(1, 1000), time=num(0, BIG), parties=many(6, party),
                    sides=many(16, lambda s: like(s, id=name, mandate=name))) or not g['parties']: raise Bad('genesis-malformed')
        self.id, self.parties, self.sides = sha(raw), {p['id']: p for p in g['parties']}, {s['id']: s['mandate'] for s in g['sides']}
        self.owners = {sha(bytes.fromhex(p[k])): bytes.fromhex(p[k]) for p in g['parties'] for k in ('root', 'signing')}
        if len(self.owners) < 2 * len(g['parties']) or not up([p['id'] for p in g['parties']]) or not up([s['id'] for s in g['sides']]) or set(self.sides.values()) - set(self.parties):
            raise Bad('genesis-malformed')
        self.placed, self.order, self.changes, self.revokes, self.heals = {}, [], [], [], []
    def holding(self, e): return [c for c in self.changes if all(any(a.party == p and (a is e or e is None or before(a, e)) for a in c['accepts']) for p in c['required'])]
    def members(self, e): return {**{c['party']['id']: c['party'] for c in reversed(self.holding(e)) if c['party']}, **self.parties}
    def mandates(self, e): return dict([*self.sides.items()] + [m for c in self.holding(e) for m in c['sides'].items()])
    def judge(self, e):
        """Why an entry is not valid; None when it is, and then it is placed."""
        e.prev = self.placed.get(e.h['prev'])
        if e.room != self.id: return 'other-room'
        if e.h['prev'] and not e.prev or any(h[1] not in self.placed for h in e.h['seen'].values()): return 'rests-on-invalid'
        seen = {p: self.placed[h[1]] for p, h in e.h['seen'].items()}
        if e.prev and (e.prev.party, e.prev.seq) != (e.party, e.seq - 1) or any((s.party, s.seq) != (p, e.h['seen'][p][0]) for p, s in seen.items()): return 'link-wrong'
        e.past = dict(e.prev.past) if e.prev else {}
        for tip in [t for s in [e.prev] * bool(e.prev) + [*seen.values()] for tips in [*s.past.values(), [s]] for t in tips]: know(e.past, tip)
        for p, h in (e.prev.h['seen'] if e.prev else {}).items():
            if p not in seen or seen[p].id != h[1] and on_chain(seen[p], self.placed[h[1]]): return 'seen-goes-back'
        e.branch, keys = e.prev.branch if e.prev and not e.prev.kids else [e.prev], e.prev and e.prev.keys
        if not keys:
            known = [self.parties[e.party]] if e.party in self.parties else [c['party'] for c in self.holding(e) if c['party'] and c['party']['id'] == e.party and e.key in [sha(bytes.fromhex(c['party'][k])) for k in ('root', 'signing')]]
            if not known: return 'party-unknown'
            keys = bytes.fromhex(known[0]['root']), bytes.fromhex(known[0]['signing'])
        signer = keys[e.type not in ('key.revoke/1', 'chain.heal/1')]
        if sha(signer) != e.key: return 'key-wrong'
        if not verify(signer, pae('entry', e.header), e.sig): return 'signature-wrong'
        e.keys, self.placed[e.id] = keys, e
        if e.prev: e.prev.kids += 1
        self.order.append(e)
        return self.administer(e, e.act)
    def administer(self, e, a):
        """Keys, parties, mandates, heals."""
        if e.type == 'key.rotate/1' and like(a, salt=ANY, signing=hexes(), proof=hexes(64)) or \
                e.type == 'key.revoke/1' and like(a, salt=ANY, signing=hexes(), proof=hexes(64), key=hexes(), last=lambda v: v == [] or head(v)):
            stated, new = a.get('last') or [0, ''], bytes.fromhex(a['signing'])
            last = self.placed.get(stated[1])
            proof = pae('key', write(dict(room=self.id, party=e.party, prev=e.h['prev'], seq=e.seq, key=a['signing'])))
            if (not stated[1] or last and last.seq == stated[0] and last is not e and on_chain(last, e)) and registrable(new) and verify(new, proof, bytes.fromhex(a['proof'])):
                e.keys = e.keys[0], new
                if e.type == 'key.revoke/1': self.revokes.append((e, a['key'], last))
        elif e.type == 'chain.heal/1' and like(a, salt=ANY, lang=lang, abandons=ids(64), optional=('lang',)): self.heals.append((e, a['abandons']))
        elif e.type == 'party.add/1' and like(a, salt=ANY, id=name, name=text(200), root=hexes(), signing=hexes(), box=hexes(), rootProof=hexes(64), signingProof=hexes(64), heads=heads(6), sides=many(16, name)):
            party, members = {k: a[k] for k in ('id', 'name', 'root', 'signing', 'box')}, self.members(e)
            proof = pae('join', write(dict(party, room=self.id, sides=a['sides'], heads=a['heads'])))
            shown = [(self.placed.get(h[1]), p, h[0]) for p, h in a['heads'].items()]
            if a['id'] not in members and len(members) < 6 and all(s and (s.party, s.seq) == (p, n) and before(s, e) for s, p, n in shown) and all(
                    registrable(bytes.fromhex(a[k])) and verify(bytes.fromhex(a[k]), proof, bytes.fromhex(a[k + 'Proof'])) for k in ('root', 'signing')):
                self.propose(e, 'party:' + a['id'], members, {s: a['id'] for s in a['sides']}, party)
        elif e.type == 'mandate.move/1' and like(a, salt=ANY, side=name, to=name, previous=hexes(empty=True)):
            moved = [''] + [c['entry'].id for c in self.holding(e) if a['side'] in c['sides']]
            if a['to'] in self.members(e) and a['side'] in self.mandates(e) and moved[-1] == a['previous']: self.propose(e, 'side:%(side)s:%(previous)s' % a, self.members(e), {a['side']: a['to']})
        elif e.type == 'room.accept/1' and like(a, salt=ANY, change=hexes()):
            for c in [c for c in self.changes if c['entry'].id == a['change'] and before(c['entry'], e)]: self.consent(c, e)
    def propose(self, e, key, required, sides, party=None):
        self.changes.append(dict(entry=e, key=key, required=list(required), sides=sides, party=party, accepts=[]))
        self.consent(self.changes[-1], e)
    def consent(self, c, e):
        if not any(on_chain(x, e) for d in self.changes if d['key'] == c['key'] for x in d['accepts']): c['accepts'].append(e)
    def finish(self):
        """Strikes what revoked keys signed; gives the forks."""
        for revoke, key, last in self.revokes:
            got, struck = {}, set()
            for e in self.order:
                for tip in e.past.get(revoke.party, ()) if e.party != revoke.party and not before(revoke, e) else (): know(got, tip)
            for e in self.order:
                if e.party == revoke.party and not on_chain(revoke, e) and not (last and on_chain(e, last)) and (e.key == key or e.prev in struck):
                    struck.add(e)
                    e.struck, e.void = True, e.void or not any(on_chain(e, t) for t in got.get(e.party, ()))
        places = {}
        for e in self.order: places.setdefault((e.party, e.seq, e.h['prev']), []).append(e)
        return [[k[0], k[1], [e.id for e in v], self.healed(v)] for k, v in sorted(places.items()) if len(v) > 1]
    def healed(self, entries):
        tips = [e for e in self.order if e.party == entries[0].party and not e.kids]
        left = lambda x, abandons: all(any(a in self.placed and on_chain(t, self.placed[a]) for a in abandons) for t in tips if on_chain(x, t))
        return sum(not e.void for e in entries) <= 1 or any(on_chain(k, h) and (k is h or all(left(x, a) for x in entries if x is not k)) for h, a in self.heals for k in entries)
class Entry:
    kids, void, struck = 0, False, False
    def __init__(self, header, body, sig):
        if len(header) > 16384 or len(body) > 2**20: raise Bad('entry-too-large')
        h, a = canonical(header), canonical(body)
        if not like(h, v=num(1, 1), room=hexes(), party=name, seq=num(1, BIG), prev=hexes(empty=True), key=hexes(), type=text(64), time=num(0, BIG), seen=heads(5), body=hexes(), size=num(0, 2**20)) \
                or not re.fullmatch(r'[a-z]+(\.[a-z]+)*/[1-9][0-9]{0,3}', h['type']) or (h['seq'] == 1) != (h['prev'] == '') or h['party'] in h['seen']: raise Bad('header-malformed')
        if h['size'] != len(body) or h['body'] != sha(body): raise Bad('body-mismatch')
        if not isinstance(a, dict) or not hexes(16)(a.get('salt')) or not lang(a.get('lang', {})) or not ids(64)(a.get('files', [])): raise Bad('body-malformed')
        self.header, self.sig, self.h, self.act, self.id = header, sig, h, a, sha(pae('entry', header))
        self.room, self.party, self.seq, self.key, self.type = h['room'], h['party'], h['seq'], h['key'], h['type']
def on_chain(x, tip):
    """Whether x is tip or lies before it on the same branch of the same chain."""
    if x.party != tip.party: return False
    while tip and tip.branch is not x.branch: tip = tip.branch[0]
    return tip is not None and x.seq <= tip.seq
def before(x, e): return any(on_chain(x, t) for t in e.past.get(x.party, ()))
def know(past, tip):
    tips = past.get(tip.party, ())
    if not any(on_chain(tip, t) for t in tips): past[tip.party] = tuple(t for t in tips if not on_chain(t, tip)) + (tip,)

class Texts:
    """Joint texts: the round rule and the sign-offs."""
    shapes = {'clause.add/1': dict(document=name, after=hexes(empty=True)), 'text.propose/1': dict(clause=hexes(), side=name, supersedes=ids(256), lang=lang),
              'text.accept/1': dict(clause=hexes(), round=num(0, 10**6), proposal=hexes(), side=name), 'text.reopen/1': dict(clause=hexes(), round=num(0, 10**6), side=name),
              'signoff/1': dict(document=name, textHash=hexes(), side=name, erase=lambda v: isinstance(v, bool), heads=heads(6))}
    def __init__(self, room):
        self.room, self.clauses, self.signed = room, {}, []
        for e in room.order:
            if not e.void and e.type in self.shapes and like(e.act, **self.shapes[e.type], **PAPER): self.take(e, e.act, e.type.split('/')[0])
    def take(self, e, a, kind):
        c = next((c for c in [self.clauses.get(a.get('clause') or a.get('after'))] if c and before(c['entry'], e)), None)
        speaks = 'side' in a and self.room.mandates(e).get(a['side']) == e.party
        past = [r.act['round'] for r in c['reopens'] if before(r, e)] if c else []
        if kind == 'clause.add' and (not a['after'] or c and c['document'] == a['document']):
            self.clauses[e.id] = dict(entry=e, document=a['document'], after=a['after'], proposals={}, accepts=[], reopens=[])
        if kind == 'text.propose' and c and speaks and all(s in c['proposals'] and before(c['proposals'][s], e) for s in a['supersedes']): c['proposals'][e.id] = e
        if kind == 'text.accept' and c and a['proposal'] in c['proposals'] and before(c['proposals'][a['proposal']], e):
            earlier = any((x.act['round'], x.act['side']) == (a['round'], a['side']) and on_chain(x, e) and (not x.struck or e.struck) for x in c['accepts'])
            if not earlier and (a['round'] == 0 or a['round'] - 1 in past) and a['round'] not in past: c['accepts'].append(e)
        if kind == 'text.reopen' and c and speaks and (a['round'] == 0 or a['round'] - 1 in past): c['reopens'].append(e)
        if kind == 'signoff' and speaks:
            cut = [(self.room.placed.get(h[1]), p, h[0]) for p, h in a['heads'].items()]
            if all(c and (c.party, c.seq) == (p, n) and before(c, e) for c, p, n in cut) and self.hash(a['document'], lambda x: any(x is c or before(x, c) for c, _, _ in cut)) == a['textHash']: self.signed.append(e)
    def latest(self, c, within): return max([r.act['round'] + 1 for r in c['reopens'] if within(r)] + [0])
    def agreed(self, c, n, within=ANY):
        """The proposal that every side counted by an opening of the round has accepted."""
        for opening in [c['entry']] if n == 0 else [r for r in c['reopens'] if r.act['round'] == n - 1]:
            sides, votes = self.room.mandates(opening), [x for x in c['accepts'] if x.act['round'] == n and within(x)]
            for p in dict.fromkeys(x.act['proposal'] for x in votes) if within(opening) and sides else ():
                if all(any((x.act['proposal'], x.act['side'], x.party) == (p, s, m) and before(opening, x) for x in votes) for s, m in sides.items()): return p
    def ordered(self, document, after=''):
        stack = ['']
        while stack:
            at = stack.pop()
            if at: yield at, self.clauses[at]
            stack += sorted((i for i, c in self.clauses.items() if c['document'] == document and c['after'] == at), reverse=True)
    def hash(self, document, within):
        lines, clauses = [], [(i, c) for i, c in self.ordered(document) if within(c['entry'])]
        for i, c in [(i, c) for i, c in clauses if any(within(p) for p in c['proposals'].values())]:
            p = self.agreed(c, self.latest(c, within), within)
            if p is None: return None
            lines += [dict(clause=i, lang=c['proposals'][p].act['lang'], proposal=p)] * bool(c['proposals'][p].act['lang'])
        return sha(write(dict(clauses=lines, document=document, room=self.room.id))) if clauses else None
def note(text):
    """The signed note at the head of a bundle."""
    m = re.fullmatch('secondtrack.room/([^\\n]*)\\nfrom ([^\\n]*)\\nto ([^\\n]*)\\ncounter (0|[1-9][0-9]*)\\ntime (0|[1-9][0-9]*)\\n((?:head [^ \\n]* (?:0|[1-9][0-9]*) [^ \\n]*\\n)*)\\n— ([^\\n]*) ([^ \\n]*)\\n', text)
    if not m or m[7] != m[2] + '.' + m[1] or len(b64(m[8]) or b'') != 68 or any(int(n) >= 2**63 for n in [m[4], m[5]] + [h.split(' ')[2] for h in m[6].splitlines()]): raise Bad('note-malformed')
    return m[1], m[2], [h.split(' ')[3] for h in m[6].splitlines()], text[:text.index('\n\n') + 1].encode(), m[7].encode(), b64(m[8])
def opened(v, kind, **more):
    if not like(v, payload=lambda p: b64(p) is not None, payloadType=lambda t: t == KIND % kind, signatures=many(12, SIG), **more): raise Bad('line-malformed')
    return b64(v['payload']), [(s['keyid'], b64(s['sig'])) for s in v['signatures']]
def check(file):
    """Everything that is to be said of a plain bundle."""
    def read():
        raw = file.readline(48 * 2**20 + 2)
        value = canonical(raw[:-1]) if len(raw) <= 48 * 2**20 + 1 and raw[-1:] == b'\n' else None
        if raw and value is None: raise Bad('line-malformed')
        return value
    first, entries, blobs, acts = read(), {}, set(), 0
    if not like(first, note=text(65536)): raise Bad('note-malformed')
    of, sender, known, signed, signer, signature = note(first['note'])
    raw, signatures = opened(read(), 'genesis')
    room = Room(raw)
    if any(k not in room.owners or not verify(room.owners[k], pae('genesis', raw), s) for k, s in signatures): raise Bad('genesis-malformed')
    problems = ['genesis-unsigned ' + p['id'] for p in room.parties.values() if {sha(bytes.fromhex(p[k])) for k in ('root', 'signing')} - {k for k, _ in signatures}]
    problems += ['other-room ' + of] * (of != room.id)
    for n, v in enumerate(iter(read, None)):
        if isinstance(v, dict) and 'blob' in v:
            if not like(v, blob=lambda b: 16 <= len(b64(b) or b'') <= 32 * 2**20): raise Bad('blob-malformed')
            blobs.add(sha(b64(v['blob'])))
            continue
        header, sigs = opened(v, 'entry', body=lambda b: b64(b) is not None)
        e = Entry(header, b64(v['body']), sigs[0][1]) if len(sigs) == 1 else None
        if not e or e.key != sigs[0][0]: raise Bad('line-malformed')
        acts += len(header) + e.h['size']
        if n >= 100000 + len(blobs) or acts > 2**26: raise Bad('bundle-too-large')
        entries.setdefault(e.id, e)
    problems += place(room, entries)
    forks, tips = room.finish(), [e for e in room.order if e.party == sender and not e.kids and not e.void]
    keys = [e.keys[1] for e in tips] or [bytes.fromhex(p['signing']) for i, p in room.members(None).items() if i == sender]
    if not any(signature[:4] == hashlib.sha256(signer + b'\n\x01' + k).digest()[:4] and verify(k, signed, signature[4:]) for k in keys): problems.append('note-signer-unknown ' + sender)
    problems += ['head-absent ' + h for h in known if h not in entries] + ['fork %s %d' % (f[0], f[1]) for f in forks if not f[3]]
    problems += ['blob-unknown ' + b for b in sorted(blobs - {h for e in entries.values() for h in list(e.act.get('lang', {}).values()) + e.act.get('files', [])})]
    texts = Texts(room)
    agreed = {i: {str(n): p for n in range(texts.latest(c, ANY) + 1) for p in [texts.agreed(c, n)] if p} for i, c in sorted(texts.clauses.items())}
    words = dict.fromkeys(h for i, r in agreed.items() for p in r.values() for h in texts.clauses[i]['proposals'][p].act['lang'].values())
    problems += ['words-missing ' + h for h in words if h not in blobs]
    return dict(valid=not problems, room=room.id, entries=len(room.order), heads=sorted([e.party, e.seq, e.id] for e in room.order if not e.kids), forks=forks,
                agreed=agreed, signoffs=[e.id for e in texts.signed], void=[e.id for e in room.order if e.void], problems=sorted(problems))
def place(room, entries):
    """Each entry after all that it rests on; those that are ready at once by party, place on the chain, id."""
    links = {i: {h[1] for h in e.h['seen'].values()} | {e.h['prev']} - {''} for i, e in entries.items()}
    waits, after, problems = {i: len(l) for i, l in links.items()}, {}, []
    for i, x in [(i, x) for i, l in links.items() for x in l]: after.setdefault(x, []).append(i)
    ready = [(e.party, e.seq, i) for i, e in entries.items() if not waits[i]]
    heapq.heapify(ready)
    while ready:
        i = heapq.heappop(ready)[2]
        del waits[i]
        problems += ['%s %s' % (why, i) for why in [room.judge(entries[i])] if why]
        for n in after.get(i, ()):
            waits[n] -= 1
            if not waits[n]: heapq.heappush(ready, (entries[n].party, entries[n].seq, n))
    return problems + ['entry-missing ' + x for x in sorted({x for i in waits for x in links[i]} - set(entries))]
def main(path):
    try:
        with open(os.path.join(path, 'room.jsonl') if os.path.isdir(path) else path, 'rb') as file: found = check(file)
    except Bad as bad:
        found = dict(valid=False, entries=0, heads=[], forks=[], agreed={}, signoffs=[], void=[], problems=[str(bad)])
    if '--json' in sys.argv: print(write(found).decode())
    else: print(''.join('PROBLEM %s\n' % p for p in found['problems']) + ''.join('head %s %d %s\n' % tuple(h) for h in found['heads']), end='')
    if '--json' not in sys.argv: print('%s: %d entries, %d forks, %d agreed rounds, %d sign-offs, %d problems' % ('VALID' if found['valid'] else 'NOT VALID', found['entries'], len(found['forks']),
              sum(map(len, found['agreed'].values())), len(found['signoffs']), len(found['problems'])))
    return 0 if found['valid'] else 1
if __name__ == '__main__': sys.exit(main(sys.argv[1]) if len(sys.argv) > 1 else 'usage: verify.py FOLDER|ROOM.jsonl [--json]')
