"""Fetches every tarball that a package-lock.json names, and checks it against its integrity."""

import base64
import concurrent.futures
import hashlib
import json
import pathlib
import sys
import urllib.request


def address(registry, name, package):
    """As the lockfile says, else where npm looks by convention: its setting may leave it out."""
    file = f"{name.rpartition('/')[2]}-{package['version']}.tgz"
    return package.get("resolved") or f"{registry.rstrip('/')}/{name}/-/{file}"


def fetch(registry, entry, into):
    path, package = entry
    name = package.get("name") or path.rpartition("node_modules/")[2]
    file = into / f"{name.replace('/', '+')}-{package['version']}.tgz"
    if file.exists():
        return
    with urllib.request.urlopen(address(registry, name, package), timeout=120) as body:
        data = body.read()
    algorithm, _, expected = package["integrity"].partition("-")
    if base64.b64encode(hashlib.new(algorithm, data).digest()).decode() != expected:
        raise ValueError("wrong digest")
    file.write_bytes(data)


def main(registry, lock, into):
    packages = json.load(open(lock))["packages"]
    wanted = [(path, p) for path, p in packages.items() if "integrity" in p]
    with concurrent.futures.ThreadPoolExecutor(6) as pool:
        jobs = {pool.submit(fetch, registry, entry, pathlib.Path(into)): entry[0] for entry in wanted}
        for job in concurrent.futures.as_completed(jobs):
            if job.exception():
                print(f"{jobs[job]}: {job.exception()}", file=sys.stderr)


main(*sys.argv[1:])
