"""Lets the tests ask verify.py line by line: `drive_verify.py VERIFY MODE`, one question a line on standard input, one answer a line."""
import base64, importlib.util, json, sys

spec = importlib.util.spec_from_file_location('verify', sys.argv[1])
v = importlib.util.module_from_spec(spec)
spec.loader.exec_module(v)
for line in sys.stdin:
    q = line.split()
    raw = [base64.b64decode(x) if x != '-' else b'' for x in q]
    if sys.argv[2] == 'ed25519':
        print(int(v.verify(raw[0], raw[1], raw[2])))
    elif sys.argv[2] == 'registrable':
        print(int(v.registrable(raw[0])))
    elif sys.argv[2] == 'canonical':
        # A JSON null is a value too: what counts is whether the bytes are their own spelling.
        print(int(v.canonical(raw[0]) is not None or raw[0] == b'null'))
    elif sys.argv[2] == 'room':
        import io
        try:
            print(v.write(v.check(io.BytesIO(raw[0]))).decode())
        except v.Bad as bad:
            print(v.write({'valid': False, 'problems': [str(bad)]}).decode())
