/// Where decoders in a loop report damage they meet: they end as if nothing more came, and whoever
/// runs the loop asks here before it trusts the outcome.
final class DamageReport {
    private(set) var error: IndexError?

    func report(path: String, offset: Int, expected: String, found: String) {
        report(.corrupt(path: path, offset: offset, expected: expected, found: found))
    }

    func report(_ error: IndexError) {
        if self.error == nil { self.error = error }
    }

    func throwIfDamaged() throws(IndexError) {
        if let error { throw error }
    }
}
