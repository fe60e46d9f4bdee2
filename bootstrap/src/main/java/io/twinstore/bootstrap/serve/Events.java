package io.twinstore.bootstrap.serve;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.HttpEntities;
import org.apache.hc.core5.http.io.entity.StringEntity;

/** Server-sent events: everything that is seen, as long as somebody watches. */
final class Events {
    /** About so many: each has a thread of its own. */
    private static final int MOST_WATCHERS = 100;

    private static final long PATIENCE_MILLIS = 5_000;

    private final Broadcast broadcast;
    private final AtomicInteger watchers = new AtomicInteger();

    Events(Broadcast broadcast) {
        this.broadcast = broadcast;
    }

    void stream(ClassicHttpResponse response) {
        if (watchers.get() >= MOST_WATCHERS) {
            response.setCode(503);
            response.setEntity(new StringEntity(MOST_WATCHERS + " watch already.\n", ContentType.TEXT_PLAIN));
            return;
        }
        response.setEntity(HttpEntities.create(this::write, ContentType.parse("text/event-stream")));
    }

    /** Counts who watches here and not before, since a caller that has left already is never written to. */
    private void write(OutputStream out) throws IOException {
        watchers.incrementAndGet();
        long number = 0;
        try {
            while (!broadcast.closed()) {
                var seen = broadcast.after(number, PATIENCE_MILLIS);
                if (seen == null) {
                    out.write(": nothing new\n\n".getBytes(StandardCharsets.UTF_8));
                } else {
                    number = seen.number();
                    var lines = "event: " + seen.event() + "\ndata: " + seen.text() + "\n\n";
                    out.write(lines.getBytes(StandardCharsets.UTF_8));
                }
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            watchers.decrementAndGet();
        }
    }
}
