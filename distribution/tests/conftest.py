"""What tests share: the built programs, and inputs of their own."""

import json
import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def winnow() -> str:
    program = os.environ.get("WINNOW", str(ROOT / ".build/release/winnow"))
    if shutil.which(program) is None:
        pytest.fail(f"{program} is missing; build it with: make server")
    return program


@pytest.fixture
def rows(tmp_path):
    """Writes a file of documents, and gives its path."""

    def write(name: str, *texts: str, **fields) -> str:
        path = tmp_path / name
        with open(path, "w", encoding="utf-8") as file:
            for number, text in enumerate(texts):
                file.write(json.dumps({"id": f"{name}-{number}", "text": text, **fields}) + "\n")
        return str(path)

    return write
