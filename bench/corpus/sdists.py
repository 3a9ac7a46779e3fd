"""Fetches the sdist of each wheel in a folder from the index that pip is configured with."""

import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import urllib.parse
import urllib.request

JSON = "application/vnd.pypi.simple.v1+json"


def index():
    """pip's own setting, else its built-in default."""
    said = subprocess.run(
        [sys.executable, "-m", "pip", "config", "get", "global.index-url"],
        capture_output=True,
        text=True,
    ).stdout.strip()
    if said or os.environ.get("PIP_INDEX_URL"):
        return os.environ.get("PIP_INDEX_URL") or said
    from pip._internal.models.index import PyPI

    return PyPI.simple_url


def fetch(base, wheel, into):
    name, version = wheel.name.split("-")[:2]
    project = re.sub(r"[-_.]+", "-", name).lower()
    request = urllib.request.Request(f"{base.rstrip('/')}/{project}/", headers={"Accept": JSON})
    with urllib.request.urlopen(request, timeout=60) as answer:
        files = json.load(answer)["files"]
        page = answer.url
    for file in files:
        stem = re.sub(r"[-_.]+", "-", file["filename"]).lower()
        if stem == f"{project}-{version.replace('.', '-')}-tar-gz".lower():
            url = urllib.parse.urljoin(page, file["url"])
            with urllib.request.urlopen(url, timeout=120) as body:
                data = body.read()
            if hashlib.sha256(data).hexdigest() != file["hashes"]["sha256"]:
                raise ValueError("wrong digest of " + file["filename"])
            (into / file["filename"]).write_bytes(data)
            return True
    return False


def main(wheels, into):
    base = index()
    found = sorted(pathlib.Path(wheels).glob("*.whl"))
    missing = 0
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        jobs = {pool.submit(fetch, base, wheel, pathlib.Path(into)): wheel for wheel in found}
        for job in concurrent.futures.as_completed(jobs):
            try:
                missing += not job.result()
            except Exception as problem:
                missing += 1
                print(f"{jobs[job].name}: {problem}", file=sys.stderr)
    print(f"{len(found) - missing} of {len(found)} releases have an sdist", file=sys.stderr)


main(*sys.argv[1:])
