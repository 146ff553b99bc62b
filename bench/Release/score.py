#!/usr/bin/env python3
"""Scores `secondtrack check` on a folder with roster.csv, ledger.csv, dialogue.json, memos/ and truth.jsonl.

    python3 bench/Release/score.py FOLDER [the command, default: the built executable] [--show]

Recall per detector at entity level (a finding of the same detector overlaps the marked span; without a span it quotes the text or holds it), the share of
found leaks with the right level, and false alarms per 1,000 words on clean memos (Chinese: characters / 1.6). Raw counts stand beside each share.
"""
import collections
import json
import pathlib
import re
import subprocess
import sys

arguments = [a for a in sys.argv[1:] if a != "--show"]
show = "--show" in sys.argv
data = pathlib.Path(arguments[0])
root = pathlib.Path(__file__).parent.parent.parent
command = arguments[1:] or [str(next((root / "src/SecondTrack.Cli/bin").glob("*/net10.0/SecondTrack.Cli")))]


def check(memo):
    call = [*command, "check", str(memo), "--roster", str(data / "roster.csv"), "--json", "-", "--lang", "en"]
    for option, name in (("--ledger", "ledger.csv"), ("--dialogue", "dialogue.json")):
        if (data / name).exists():
            call += [option, str(data / name)]
    call += ["--earlier", str(memo.parent)]
    done = subprocess.run(call, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(f"{memo.name}: {done.stderr}")
    return json.loads(done.stdout)["findings"]


def words(memo):
    text = memo.read_text(encoding="utf-8") if memo.suffix != ".docx" else ""
    if memo.suffix == ".docx":
        import zipfile
        text = re.sub("<[^>]+>", " ", zipfile.ZipFile(memo).read("word/document.xml").decode())
    return len(re.findall(r"[A-Za-z0-9'’-]+", text)) + len(re.findall("[\u3400-\u9fff]", text)) / 1.6


def found(leak, finding):
    if leak["start"] is None:
        return finding["text"] in leak["text"] and finding["text"] or leak["text"] in finding["text"]
    return finding["start"] is not None and finding["start"] < leak["end"] and leak["start"] < finding["end"]


recall, anyone, level, alarms = collections.Counter(), collections.Counter(), collections.Counter(), collections.Counter()
all_leaks, counted, clean, clean_blocked = collections.Counter(), 0.0, 0, 0
blocks = blocks_found = leaky = leaky_found = 0
for line in open(data / "truth.jsonl", encoding="utf-8"):
    truth = json.loads(line)
    memo = data / "memos" / truth["file"]
    findings = check(memo)
    if truth["clean"]:
        clean += 1
        counted += words(memo)
        clean_blocked += any(f["level"] == "block" for f in findings)
        for f in findings:
            alarms[f["detector"], f["level"]] += 1
            if show:
                print("FALSE", memo.name, f["detector"], f["level"], repr(f["text"]), f["why"])
        continue
    hit_block = False
    for leak in truth["leaks"]:
        detector = leak["detector"]
        all_leaks[detector] += 1
        same = [f for f in findings if f["detector"] == detector and found(leak, f)]
        anyone[detector] += any(found(leak, f) for f in findings)
        recall[detector] += bool(same)
        right = any(f["level"] == leak["level"] for f in same)
        level[detector] += right
        if leak["level"] == "block":
            blocks += 1
            blocks_found += right
            hit_block |= right
        if show and not right:
            print("MISSED" if not same else "LEVEL", memo.name, detector, leak["level"], repr(leak["text"]), leak["note"])
    if any(leak["level"] == "block" for leak in truth["leaks"]):
        leaky += 1
        leaky_found += hit_block
    if show:
        for f in findings:
            if not any(found(leak, f) for leak in truth["leaks"]):
                print("EXTRA", memo.name, f["detector"], f["level"], repr(f["text"]), f["why"])

print("| detector | found | by any detector | right level |\n|---|---|---|---|")
for d in sorted(all_leaks, key=lambda d: int(d[1:])):
    print(f"| {d} | {recall[d]}/{all_leaks[d]} | {anyone[d]}/{all_leaks[d]} | {level[d]}/{all_leaks[d]} |")
print(f"\nblock leaks found at block: {blocks_found}/{blocks}; leaky memos stopped: {leaky_found}/{leaky}; clean memos without block: {clean - clean_blocked}/{clean}")
for name in ("block", "warn"):
    n = sum(c for (d, lev), c in alarms.items() if lev == name)
    print(f"false alarms at {name}: {n} on {counted:.0f} clean words = {1000 * n / max(counted, 1):.2f} per 1,000")
