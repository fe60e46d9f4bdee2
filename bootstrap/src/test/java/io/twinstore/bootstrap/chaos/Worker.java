package io.twinstore.bootstrap.chaos;

import io.twinstore.application.facade.DataLayer;
import io.twinstore.application.facade.Envelope;
import io.twinstore.application.flags.CallingModule;
import io.twinstore.bootstrap.config.Configuration;
import io.twinstore.bootstrap.wiring.Wiring;
import io.twinstore.domain.store.Backend;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * A program over Twinstore in a process of its own, with the settings of its environment, until its input ends; it reports
 * on its output.
 */
final class Worker {
    private static final int WRITERS = 4;

    private Worker() {}

    /** 'mixed' threads seed, or 'writes' a second, first version. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        var settings = Configuration.of(Map.of(), System.getenv(), null, Path.of("/"));
        try (var twinstore = Wiring.open(settings, Clock.systemUTC())) {
            int number = Integer.parseInt(arguments[1]);
            long start = Long.parseLong(arguments[2]);
            if (arguments[0].equals("mixed")) {
                mixed(twinstore, number, start);
            } else {
                writes(twinstore.dataLayer(CallingModule.SYNC), number, start);
            }
        }
        say("closed");
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    /** Says which store answers each thread's reads whenever that changes. */
    private static final class Sides implements Load.Observer {
        private final Map<Integer, Backend> sides = new ConcurrentHashMap<>();

        @Override
        public int before() {
            return 0;
        }

        @Override
        public void after(int thread, int before, Envelope<?> answer) {
            if (!Load.writes(answer) && sides.put(thread, answer.backend()) != answer.backend()) {
                say("reads " + thread + " " + answer.backend());
            }
        }
    }

    private static void mixed(Wiring twinstore, int threads, long seed) throws IOException, InterruptedException {
        var load = Load.start(twinstore, threads, seed, new Sides());
        awaitEnd();
        load.stop();
        load.failures().forEach(failure -> say("failed " + failure));
        say("calls " + load.calls());
        say("pause " + load.longestWriteMillis());
    }

    private static void awaitEnd() throws IOException {
        int read;
        do {
            read = System.in.read();
        } while (read >= 0);
    }

    /** Writes ever newer versions of the same clients at a steady pace, each client by one thread, and says what was stored. */
    private static void writes(DataLayer data, int perSecond, long firstVersion)
            throws IOException, InterruptedException {
        var pace = Executors.newScheduledThreadPool(WRITERS);
        var failed = new LongAdder();
        for (int writer = 0; writer < WRITERS; writer++) {
            var rows = new Versions(data, writer, WRITERS, firstVersion, failed);
            var unused =
                    pace.scheduleAtFixedRate(rows::next, 0, 1_000_000L * WRITERS / perSecond, TimeUnit.MICROSECONDS);
        }
        awaitEnd();
        pace.shutdown();
        if (!pace.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("the writers do not end");
        }
        say("failed " + failed.sum());
    }

    /** One writer's clients. */
    private static final class Versions {
        private static final int CLIENTS = 500;

        private final DataLayer data;
        private final int writer;
        private final int step;
        private final LongAdder failed;
        private long version;

        private Versions(DataLayer data, int writer, int step, long first, LongAdder failed) {
            this.data = data;
            this.writer = writer;
            this.step = step;
            this.failed = failed;
            version = first;
        }

        private void next() {
            long id = 1 + writer + step * (version % CLIENTS);
            say("sent " + id);
            var answer = data.upsertClient(MixedCalls.client(id, String.valueOf(version)));
            if (answer.success()) {
                say("stored " + id + " " + version);
            } else {
                failed.increment();
                say("refused " + answer.error());
            }
            version++;
        }
    }
}
