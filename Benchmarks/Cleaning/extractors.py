"""The extractors that are compared, each with its settings.

An extractor gets a decoded page and its language, no address, and gives the main text. Settings
are those of the comparison by Bevendorff et al. (SIGIR 2023), where it has the extractor: main
content, no comments. A plain text has no markup, so that each of its lines is made a paragraph.
"""

import html

# jusText's own names of its stop lists. It has none for languages without spaces.
STOP_LISTS = {
    "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "fr": "French",
    "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak",
}


def trafilatura():
    import trafilatura

    return lambda page, language: trafilatura.extract(page, include_comments=False)


def rs_trafilatura():
    import rs_trafilatura

    return lambda page, language: rs_trafilatura.extract(page).main_content


def resiliparse():
    from resiliparse.extract.html2text import extract_plain_text

    return lambda page, language: extract_plain_text(
        page, preserve_formatting=True, main_content=True, list_bullets=False, comments=False,
        links=False, alt_texts=False,
    )


def justext():
    import justext

    lists = {code: justext.get_stoplist(name) for code, name in STOP_LISTS.items()}

    def extract(page, language):
        stop_words = lists.get(language, frozenset())
        # Without a list, no share of stop words is asked for, as its manual says.
        low, high = (0.1, 0.2) if stop_words else (0, 0)
        paragraphs = justext.justext(
            page, stop_words, length_low=50, length_high=200, stopwords_low=low,
            stopwords_high=high, max_link_density=0.2, max_heading_distance=200, no_headings=True,
        )
        return "\n".join(paragraph.text for paragraph in paragraphs if not paragraph.is_boilerplate)

    return extract


def readability():
    import html_text
    from readability import Document

    return lambda page, language: html_text.extract_text(
        Document(page).summary(html_partial=True)
    )


def everything():
    import html_text

    return lambda page, language: html_text.extract_text(page)


# By name: what to import, and the package whose version is told.
EXTRACTORS = {
    "trafilatura": (trafilatura, "trafilatura"),
    "rs-trafilatura": (rs_trafilatura, "rs-trafilatura"),
    "resiliparse": (resiliparse, "resiliparse"),
    "jusText": (justext, "jusText"),
    "readability": (readability, "readability-lxml"),
    "everything": (everything, "html-text"),
}


def extractor(name, form):
    """The extractor for pages of a form, a function of a page and its language."""
    if form == "text" and name == "everything":
        return lambda text, language: text
    extract = EXTRACTORS[name][0]()
    if form == "text":
        return lambda text, language: extract(paragraphs(text), language)
    return extract


def paragraphs(text):
    """A plain text as a page: a paragraph for each line."""
    lines = (html.escape(line) for line in text.split("\n") if line.strip())
    return "<html><body>" + "\n".join(f"<p>{line}</p>" for line in lines) + "</body></html>"
