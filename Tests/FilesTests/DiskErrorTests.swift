import Files
import Glibc
import Testing

@Suite struct DiskErrorTests {
    @Test func `an error says what was asked, of which path and what the system calls it`() {
        let error = DiskError(.flushAll, ENOSPC, "/queue/tmp")
        #expect(error.description == "flush-all /queue/tmp: ENOSPC (28)")
        #expect(DiskError(.open, 9999, "/x").name == "unknown")
    }

    @Test func `each question is answered by its own numbers`() {
        #expect(DiskError(.write, EDQUOT, "/x").isNoSpace)
        #expect(DiskError(.write, EROFS, "/x").isReadOnly)
        #expect(DiskError(.open, ENOENT, "/x").isMissing)
        #expect(DiskError(.removeFolder, ENOTEMPTY, "/x").isAlreadyThere)
        #expect(DiskError(.lock, EWOULDBLOCK, "/x").isHeld)
        #expect(DiskError(.flush, EIO, "/x").isInputOutput)
        #expect(DiskError(.read, EFBIG, "/x").isTooLarge)
        #expect(DiskError(.flushFolder, EIO, "/x").isFailedFlush)
        #expect(!DiskError(.write, EIO, "/x").isFailedFlush)
        #expect(!DiskError(.write, EIO, "/x").isNoSpace)
    }
}
