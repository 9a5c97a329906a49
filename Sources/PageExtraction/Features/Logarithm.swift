import Glibc

extension Float {
    /// The natural logarithm.
    @inline(__always)
    static func log(_ value: Float) -> Float { logf(value) }
}
