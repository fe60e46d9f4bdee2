package io.twinstore.bootstrap.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A stream of which the last bytes can be had again, so that a part of a document is taken as its text. */
final class KeptBytes extends FilterInputStream {
    private byte[] kept = new byte[1 << 16];
    private long start;
    private int length;

    KeptBytes(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int limit) throws IOException {
        int read = super.read(into, offset, limit);
        if (read > 0) {
            if (length + read > kept.length) {
                kept = Arrays.copyOf(kept, Math.max(2 * kept.length, length + read));
            }
            System.arraycopy(into, offset, kept, length, read);
            length += read;
        }
        return read;
    }

    /** Bytes that were read, by their places in the whole stream. */
    byte[] bytes(long from, long to) {
        return Arrays.copyOfRange(kept, (int) (from - start), (int) (to - start));
    }

    /** Lets go of what is before a place. */
    void forget(long before) {
        int gone = (int) (before - start);
        System.arraycopy(kept, gone, kept, 0, length - gone);
        start = before;
        length -= gone;
    }
}
