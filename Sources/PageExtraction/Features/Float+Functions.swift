import Glibc

extension Float {
    /// The natural logarithm.
    @inline(__always)
    static func log(_ value: Float) -> Float { logf(value) }

    /// e to the power of the value.
    @inline(__always)
    static func exp(_ value: Float) -> Float { expf(value) }
}
