"""How else people type a language: without its accents, with another keyboard's letters, in another width."""

import unicodedata


def without_marks(text):
    """Without accents, as on a keyboard that has none; what is no letter with an accent stays."""
    text = text.translate(str.maketrans("ıđĐ", "idD"))
    kept = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", kept)


def german(text):
    return text.translate(str.maketrans({
        "ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss",
    }))


def arabic(text):
    """Without hamza above or below alef, and with the final letters that are often typed in place of each other."""
    words = text.translate(str.maketrans("أإآ", "ااا")).split(" ")
    finals = {"ة": "ه", "ى": "ي"}
    return " ".join(word[:-1] + finals.get(word[-1], word[-1]) for word in words)


def persian(text):
    """With an Arabic keyboard's yeh and kaf, and without what keeps letters apart."""
    return text.translate(str.maketrans({"ی": "ي", "ک": "ك", "\u200c": None}))


def urdu(text):
    return text.translate(str.maketrans("یکہ", "يكه"))


def hindi(text):
    """Without the dot of letters for foreign sounds, and with anusvara for candrabindu."""
    dotted = unicodedata.normalize("NFD", text)
    for letter in "कखगजफ":
        dotted = dotted.replace(letter + "\u093c", letter)
    return unicodedata.normalize("NFC", dotted).replace("\u0901", "\u0902")


def full_width(text):
    return "".join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isalnum() else c for c in text)


HALF_WIDTH = {
    ord(unicodedata.normalize("NFKC", chr(narrow))): narrow for narrow in range(0xFF66, 0xFF9E)
} | {0x3099: 0xFF9E, 0x309A: 0xFF9F}


def japanese(text):
    """Katakana at half width, Latin letters and digits at full width."""
    katakana = "".join(
        unicodedata.normalize("NFD", c) if "\u30a1" <= c <= "\u30fa" else c for c in text
    )
    return full_width(katakana.translate(HALF_WIDTH))


def thai(text):
    """With the two characters that look like sara am."""
    return text.replace("\u0e33", "\u0e4d\u0e32")


def korean(text):
    """With letters in place of syllables, as names of files from some systems are."""
    return unicodedata.normalize("NFD", text)


OTHERWISE = {
    "ar": arabic,
    "de": german,
    "fa": persian,
    "fr": without_marks,
    "hi": hindi,
    "ja": japanese,
    "ko": korean,
    "ru": lambda text: text.replace("ё", "е").replace("Ё", "Е"),
    "sk": without_marks,
    "th": thai,
    "tr": without_marks,
    "ur": urdu,
    "vi": without_marks,
    "zh": full_width,
}
