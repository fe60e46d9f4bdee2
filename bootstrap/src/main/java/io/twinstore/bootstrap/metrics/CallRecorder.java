package io.twinstore.bootstrap.metrics;

import io.twinstore.application.routing.CallListener;
import java.util.HashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** Measures calls without keeping any caller waiting for another. */
public final class CallRecorder implements CallListener {
    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(10);

    private final ConcurrentMap<CallKind, Recorder> recorders = new ConcurrentHashMap<>();

    /** Measures nothing yet. */
    public CallRecorder() {}

    @Override
    public void answered(Call call) {
        var kind = CallKind.of(call);
        var recorder = recorders.get(kind);
        if (recorder == null) {
            recorder = recorders.computeIfAbsent(kind, each -> new Recorder(LONGEST_MICROS, MeasuredCalls.DIGITS));
        }
        recorder.recordValue(Math.min(LONGEST_MICROS, call.took().toNanos() / 1_000));
    }

    /** What was measured since it was taken last. */
    MeasuredCalls take() {
        var taken = new HashMap<CallKind, Histogram>();
        recorders.forEach((kind, recorder) -> {
            var since = recorder.getIntervalHistogram();
            if (since.getTotalCount() > 0) {
                taken.put(kind, since);
            }
        });
        return new MeasuredCalls(taken);
    }
}
