#!/usr/bin/env python3
"""A Python wheel of what .ci/release built, which pip installs like any other: wheel.py DIST."""
import base64, hashlib, pathlib, platform, re, subprocess, sys, zipfile

dist = pathlib.Path(sys.argv[1])
version = re.search(r"[\d.]+", subprocess.run([dist / "zhunru", "--version"], check=True, capture_output=True, text=True).stdout)[0]
# The program wants no C library at all, so it runs where either of the two does.
machine = platform.machine()
tags = [f"py3-none-{library}_{machine}" for library in ("manylinux_2_17", "musllinux_1_1")]
name = f"zhunru-{version}"

files = {f"{name}.data/scripts/zhunru": (dist / "zhunru").read_bytes()}
for path in sorted((dist / "share").rglob("*")):
    if path.is_file():
        files[f"{name}.data/data/{path.relative_to(dist)}"] = path.read_bytes()
files[f"{name}.dist-info/METADATA"] = (
    f"Metadata-Version: 2.1\nName: zhunru\nVersion: {version}\n"
    "Summary: Tells whether foreign capital may enter a business in mainland China, and why\n"
    "Requires-Python: >=3.8\n").encode()
files[f"{name}.dist-info/WHEEL"] = (
    "Wheel-Version: 1.0\nGenerator: zhunru\nRoot-Is-Purelib: false\n" + "".join(f"Tag: {tag}\n" for tag in tags)).encode()

record = f"{name}.dist-info/RECORD"
lines = []
for path, content in files.items():
    digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
    lines.append(f"{path},sha256={digest},{len(content)}")
files[record] = ("\n".join(lines + [f"{record},,"]) + "\n").encode()

platforms = ".".join(tag.split("-")[2] for tag in tags)
with zipfile.ZipFile(dist / f"{name}-py3-none-{platforms}.whl", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as wheel:
    for path, content in files.items():
        entry = zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0))
        entry.external_attr = (0o100755 if path.endswith("scripts/zhunru") else 0o100644) << 16
        entry.compress_type = zipfile.ZIP_DEFLATED
        wheel.writestr(entry, content)
