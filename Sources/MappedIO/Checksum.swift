internal import CZlib

/// A running CRC-32 (ISO-HDLC, the one of gzip), computed by zlib.
package struct Checksum: Sendable {
    package private(set) var value: UInt32 = 0

    package init() {}

    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        guard let start = unsafe bytes.bindMemory(to: UInt8.self).baseAddress else { return }
        value = UInt32(truncatingIfNeeded: unsafe crc32_z(UInt(value), start, bytes.count))
    }

    package static func of(_ region: ByteRegion) -> UInt32 {
        var checksum = Checksum()
        unsafe region.withBytes { unsafe checksum.update($0) }
        return checksum.value
    }
}
