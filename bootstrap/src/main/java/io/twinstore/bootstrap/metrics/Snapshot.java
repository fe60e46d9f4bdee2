package io.twinstore.bootstrap.metrics;

import io.twinstore.application.flags.CallingModule;
import io.twinstore.domain.errors.ErrorKind;
import io.twinstore.domain.store.Backend;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What a process has measured in an hour, as it tells the others; no value of a call is in it.
 *
 * @param id of the process's measuring, never used again
 * @param at when it was told; the process tells it anew twice a second
 * @param program by which an operator finds it, such as '4711 (com.example.Sync)'
 * @param pool null when it has none of its own
 * @param refused the stores that it leaves alone because they were down repeatedly
 * @param waitingMillis for how long its rows have waited for the other store without a break; null when none waits
 */
public record Snapshot(
        String id,
        Instant at,
        String program,
        List<Line> calls,
        @Nullable Pool pool,
        List<Backend> refused,
        @Nullable Long waitingMillis) {

    /** A pool of connections to PostgreSQL: of how many connections how many are in use, were at most, and are waited for. */
    public record Pool(int size, int active, int mostActive, int waiting) {}

    /**
     * One kind of call.
     *
     * @param histogram of microseconds: HdrHistogram's compressed encoding, in base64
     */
    public record Line(
            String operation,
            @Nullable CallingModule module,
            Backend store,
            @Nullable ErrorKind failure,
            String histogram) {
        static Line of(CallKind kind, Histogram histogram) {
            var buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
            int length = histogram.encodeIntoCompressedByteBuffer(buffer);
            var text = Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
            return new Line(kind.operation(), kind.module(), kind.store(), kind.failure(), text);
        }

        private CallKind kind() {
            return new CallKind(operation, module, store, failure);
        }

        private Histogram decoded() {
            try {
                var bytes = ByteBuffer.wrap(Base64.getDecoder().decode(histogram));
                return Histogram.decodeFromCompressedByteBuffer(bytes, 0);
            } catch (DataFormatException e) {
                throw new IllegalArgumentException("a histogram is malformed", e);
            }
        }
    }

    /**
     * The calls that it tells of.
     *
     * @throws IllegalArgumentException when one is malformed
     */
    public MeasuredCalls measured() {
        var kinds = new HashMap<CallKind, Histogram>();
        calls.forEach(line -> kinds.put(line.kind(), line.decoded()));
        return new MeasuredCalls(kinds);
    }
}
