package io.twinstore.bootstrap.serve;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.HttpEntities;
import org.apache.hc.core5.http.io.entity.StringEntity;

/** Server-sent events: everything that is seen, as long as somebody watches. */
final class Events {
    /** Each has a thread of its own. */
    private static final int MOST_WATCHERS = 100;

    private static final long PATIENCE_MILLIS = 5_000;
    private static final Semaphore PLACES = new Semaphore(MOST_WATCHERS);

    private Events() {}

    static void stream(Broadcast broadcast, ClassicHttpResponse response) {
        if (!PLACES.tryAcquire()) {
            response.setCode(503);
            response.setEntity(new StringEntity(MOST_WATCHERS + " watch already.\n", ContentType.TEXT_PLAIN));
            return;
        }
        response.setEntity(HttpEntities.create(
                out -> {
                    try {
                        write(broadcast, out);
                    } finally {
                        PLACES.release();
                    }
                },
                ContentType.parse("text/event-stream")));
    }

    private static void write(Broadcast broadcast, OutputStream out) throws IOException {
        long number = 0;
        try {
            while (!broadcast.closed()) {
                var seen = broadcast.after(number, PATIENCE_MILLIS);
                if (seen == null) {
                    out.write(": nothing new\n\n".getBytes(StandardCharsets.UTF_8));
                } else {
                    number = seen.number();
                    out.write(("event: status\ndata: " + seen.text() + "\n\n").getBytes(StandardCharsets.UTF_8));
                }
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
