package io.twinstore.bootstrap.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.flags.CallingModule;
import io.twinstore.bootstrap.chaos.Child;
import io.twinstore.bootstrap.config.Configuration;
import io.twinstore.bootstrap.wiring.Wiring;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The lines of LOG_DATABASE_CALLS, with the logging that the program is shipped with. */
class CallLogTest {
    /** A program that reads once. */
    static final class Reader {
        private Reader() {}

        public static void main(String... arguments) {
            System.setErr(System.out); // where the test looks
            var settings = Configuration.of(Map.of(), System.getenv(), null, Path.of("/"));
            try (var twinstore = Wiring.open(settings, Clock.systemUTC())) {
                var unused = twinstore.dataLayer(CallingModule.API).getCompany(1);
            }
        }
    }

    @Test
    void aCallIsALineOfFields() throws InterruptedException {
        try (var stores = TwoStores.start();
                var child = Child.start(Reader.class, stores.settings("LOG_DATABASE_CALLS=true"))) {
            assertEquals(0, child.end(), child.output());
            var words = "operation=\"getCompany\" store=\"SUPABASE\" milliseconds=\"";
            assertTrue(child.output().contains(words), child.output());
        }
    }
}
