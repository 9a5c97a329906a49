"""What can be said of the metadata that the cleaner finds on the pages.

The pages come with their language, with whether their clean text begins with a title, and many with
their address; nothing is written down of author, date and site, so that of these only the share of
pages that have any can be told. (Corpus/gold has all of them for the pages of the repository, and
tests compare each.)
"""

from urllib.parse import urlsplit

FIELDS = ["title", "author", "published", "site", "language", "url"]


def measure(output, rows, pages, script):
    """Shares of pages: {field: {found}}, and what could be compared."""
    found = {page["page"]: page for page in output.pages}
    count = len(found)
    figures = {
        field: {"found": round(sum(bool(page.get(field)) for page in found.values()) / count, 4)}
        for field in FIELDS
    }
    languages, titles, addresses = [], [], []
    for row in rows:
        page = found.get(row["id"])
        if page is None:
            continue
        if row.get("lang", "-") not in ("", "-"):
            languages.append(page.get("language") == row["lang"])
        if row.get("title_in_gold") == "1":
            gold = (pages / f"{row['id']}.gold.txt").read_text(encoding="utf-8")
            titles.append(stands_in(page.get("title"), gold, script))
        if page.get("url") and path_of(row.get("url", "")):
            addresses.append(address(page["url"]) == address(row["url"]))
    figures["language"] |= share(languages)
    figures["url"] |= share(addresses)
    figures["title"] |= share(titles)
    return figures


def address(url):
    """An address without what does not tell pages apart: scheme, `www.`, fragment, a slash at the end."""
    parts = urlsplit(url.strip())
    query = f"?{parts.query}" if parts.query else ""
    return parts.netloc.lower().removeprefix("www.") + parts.path.rstrip("/") + query


def path_of(url):
    """The path of an address: some rows have that of the site alone, which is not the page's."""
    return urlsplit(url).path.strip("/")


def share(answers):
    if not answers:
        return {}
    return {"compared": len(answers), "right": round(sum(answers) / len(answers), 4)}


def stands_in(title, text, script):
    """Whether the words of a title stand in a text, one after the other."""
    tokens = script.toks(title or "")
    return bool(tokens) and f" {' '.join(tokens)} " in f" {' '.join(script.toks(text))} "
