internal import SearchCore
internal import TextAnalysis

extension Record {
    /// The document of a row: its text is taken as it is, since it is clean already.
    ///
    /// - Parameters:
    ///   - fallback: the key where the row has no `id`.
    ///   - source: the row's range in the file.
    ///   - value: what a field holds.
    static func row(
        _ text: [UInt8], fallback: String, source: Range<Int>, place: RecordPlace?,
        value: (FieldMap.Part) -> String?
    ) -> Record {
        func filled(_ part: FieldMap.Part) -> String? {
            value(part).flatMap { $0.isEmpty ? nil : $0 }
        }
        var record = Record(
            key: filled(.id) ?? fallback, bytes: text, content: .text(source: source), place: place)
        record.metadata.title = filled(.title)
        record.metadata.url = filled(.url)
        record.metadata.site = filled(.site)
        record.metadata.author = filled(.author)
        record.metadata.published = filled(.date)
        record.metadata.language = filled(.language).flatMap(LanguageTag.code)
        return record
    }
}
