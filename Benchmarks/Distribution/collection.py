"""Inputs for a collection in shards: a corpus in files, with what facets, dates and near copies need, and two web
archives with captures of the same addresses."""

import datetime
import json
import random
from pathlib import Path

HOSTS = [f"{name}.example.{end}" for name in ("news", "blog", "archive", "wiki", "press") for end in ("org", "com")]
AUTHORS = ["Ada Moss", "Bela Kiss", "Chidi Obi", "Dana Reed", "Emre Kaya", "Fatima Noor", None]
#: One document in so many has a near copy in another file.
COPIES = 60
PAGES = 240


def make(corpus: Path, folder: Path, size: int, files: int) -> list[Path]:
    """Writes the inputs, `size` bytes of the corpus in `files` files and the archives, and gives their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"part-{number:02d}.jsonl" for number in range(files)]
    archives = [folder / f"crawl-{number}.warc" for number in range(2)]
    done = folder / f"done-{size}-{files}"
    if done.exists():
        return paths + archives
    random_ = random.Random(11)
    outputs = [open(path, "w", encoding="utf-8") for path in paths]
    written, number, pages = 0, 0, []
    with open(corpus, encoding="utf-8") as rows:
        for line in rows:
            written += len(line.encode())
            if written > size:
                break
            row = json.loads(line)
            row |= _metadata(row["id"])
            place = min(files - 1, written * files // (size + 1))
            outputs[place].write(json.dumps(row, ensure_ascii=False) + "\n")
            words = row["text"].split(" ")
            if number % COPIES == 0 and len(words) > 60:
                copy = {**row, "id": f"copy:{row['id']}", "text": " ".join(words[:-8])}
                outputs[(place + 1 + random_.randrange(files - 1)) % files].write(
                    json.dumps(copy, ensure_ascii=False) + "\n")
            if 80 < len(words) < 400 and len(pages) < PAGES and number % 7 == 0:
                pages.append(row)
            number += 1
    for output in outputs:
        output.close()
    _write_archives(pages, archives)
    done.touch()
    return paths + archives


def _metadata(id: str) -> dict:
    """What a scraped row has besides its text, the same for the same document."""
    random_ = random.Random(id)
    host = HOSTS[int(len(HOSTS) * random_.random() ** 2)]
    day = datetime.date(2018, 1, 1) + datetime.timedelta(days=random_.randrange(2500))
    return {
        "url": f"https://{host}/{day.year}/{random_.randrange(10**9)}",
        "author": random_.choice(AUTHORS),
        "date": day.isoformat() if random_.random() < 0.9 else None,
    }


def _write_archives(rows: list[dict], archives: list[Path]) -> None:
    """Every page is in the first archive, two in three in the second too, some of these changed."""
    for number, path in enumerate(archives):
        with open(path, "wb") as file:
            for place, row in enumerate(rows):
                if number == 1 and place % 3 == 0:
                    continue
                text = row["text"] if number == 0 or place % 3 == 1 else row["text"] + " It was corrected later."
                time = f"2024-0{2 + 3 * number}-{1 + place % 28:02d}T10:00:00Z"
                file.write(_record(f"https://crawl.example.org/{place}", time, _page(row["title"] or "Page", text)))


def _page(title: str, text: str) -> bytes:
    paragraphs = "".join(f"<p>{_escaped(part)}</p>" for part in text.split("\n") if part.strip())
    return (
        f"<html lang=en><head><title>{_escaped(title)}</title></head><body><nav><ul>"
        "<li><a href=/>Home</a><li><a href=/world>World</a><li><a href=/sport>Sport</a></ul></nav>"
        f"<article><h1>{_escaped(title)}</h1>{paragraphs}</article>"
        "<div id=comments><h3>Leave a Reply</h3><p>Your email address will not be published.</p></div>"
        "<footer>Copyright. All rights reserved. Subscribe to our newsletter.</footer></body></html>"
    ).encode()


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _record(address: str, time: str, page: bytes) -> bytes:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(page) + page
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: {time}\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"
