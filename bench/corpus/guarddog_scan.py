"""CPU time of GuardDog for artifacts, in one process, its rules loaded before: name bytes seconds verdict.

Its documentation calls a package risky from a score of 5.
"""

import pathlib
import sys
import tarfile
import tempfile
import time
import zipfile

from guarddog.analyzer.analyzer import Analyzer
from guarddog.ecosystems import ECOSYSTEM


def unpack(file, into):
    if file.suffix == ".whl":
        zipfile.ZipFile(file).extractall(into)
    else:
        tarfile.open(file).extractall(into, filter="data")


def main(listing):
    analyzers = {True: Analyzer(ECOSYSTEM.NPM), False: Analyzer(ECOSYSTEM.PYPI)}
    for line in open(listing):
        file = pathlib.Path(line.strip())
        with tempfile.TemporaryDirectory() as folder:
            unpack(file, folder)
            size = sum(p.stat().st_size for p in pathlib.Path(folder).rglob("*") if p.is_file())
            before = time.process_time()
            found = analyzers[file.suffix == ".tgz"].analyze_sourcecode(folder)
            seconds = time.process_time() - before
            risk = analyzers[file.suffix == ".tgz"].calculate_package_risk_score(found)
            score = risk["score"]
            print(file.name, size, f"{seconds:.4f}", "risky" if score >= 5 else "clean", flush=True)


main(sys.argv[1])
