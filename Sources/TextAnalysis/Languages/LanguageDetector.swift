/// Guesses the language of a text.
public enum LanguageDetector {
    /// The ISO 639-1 code of the language that `text` is most likely written in, or nil if the text
    /// is too short or of no known language.
    public static func detect(_ text: String) -> String? { nil }
}
