#!/usr/bin/env python3
"""Writes a jar whose classes say that they are of Java 17, so that an older compiler reads them.

For compiling alone: the engine runs on the jar as it was published.
"""

import sys
import zipfile

MAGIC = b"\xca\xfe\xba\xbe"
JAVA_17 = (61).to_bytes(2, "big")


def main():
    source, target = sys.argv[1:]
    with zipfile.ZipFile(source) as jar, zipfile.ZipFile(target, "w") as lowered:
        for name in jar.namelist():
            if name == "module-info.class" or name.startswith("META-INF/versions"):
                continue
            content = jar.read(name)
            if name.endswith(".class") and content[:4] == MAGIC:
                # Two bytes of minor version, then two of major version.
                content = content[:6] + JAVA_17 + content[8:]
            lowered.writestr(name, content)


if __name__ == "__main__":
    main()
