"""Counts verdicts in reports of `cordon inspect --format json`, one document after another, and prints what is not clean."""

import collections
import json
import sys


def documents(text):
    decoder = json.JSONDecoder()
    at = 0
    while at < len(text):
        document, at = decoder.raw_decode(text, at)
        yield document
        while at < len(text) and text[at].isspace():
            at += 1


def main(path):
    counts = collections.Counter()
    for document in documents(open(path).read()):
        for error in document["errors"]:
            counts["error"] += 1
            print("error", error)
        for report in document["reports"]:
            counts[report["verdict"]] += 1
            if report["verdict"] != "clean":
                print(report["verdict"], report["subject"])
                for finding in report["findings"]:
                    if finding["verdict"] != "clean":
                        end = finding["steps"][-1]
                        print("   ", finding["rule"], f"{end['path']}:{end['line']}", end["text"])
                for doubt in report["doubts"][:5]:
                    print("    not read:", doubt)
    print(", ".join(f"{count} {verdict}" for verdict, count in counts.most_common()))


main(sys.argv[1])
