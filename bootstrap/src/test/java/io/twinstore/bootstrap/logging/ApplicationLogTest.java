package io.twinstore.bootstrap.logging;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.twinstore.application.comparing.BackgroundComparison;
import io.twinstore.application.comparing.Candidate;
import io.twinstore.application.comparing.ExperimentContext;
import io.twinstore.application.comparing.Read;
import io.twinstore.domain.companies.Company;
import io.twinstore.domain.companies.CompanyColumns;
import io.twinstore.domain.query.Listing;
import io.twinstore.domain.query.Query;
import io.twinstore.domain.store.Backend;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the application module says by System.Logger is said by SLF4J, as everything else is. */
class ApplicationLogTest {
    private final List<ILoggingEvent> heard = new CopyOnWriteArrayList<>();
    private final Logger application = (Logger) LoggerFactory.getLogger("io.twinstore.application");
    private final AppenderBase<ILoggingEvent> ear = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            heard.add(event);
        }
    };

    @BeforeEach
    void listen() {
        ear.start();
        application.addAppender(ear);
    }

    @AfterEach
    void leave() {
        application.detachAppender(ear);
    }

    @Test
    void aWarningReachesSlf4j() {
        var settings = BackgroundComparison.Settings.of(100, Candidate.OTHER);
        try (var comparison = new BackgroundComparison(settings, ApplicationLogTest::noContext, Clock.systemUTC())) {
            comparison.offer(read());
            await().untilAsserted(() -> assertEquals(1, heard.size()));
        }
        assertEquals(Level.WARN, heard.get(0).getLevel());
        assertEquals("reads are not compared: no directory", heard.get(0).getFormattedMessage());
    }

    private static ExperimentContext noContext() {
        throw new IllegalStateException("no directory");
    }

    private static Read<Company> read() {
        var query = Query.of(CompanyColumns.SCHEMA).first();
        return new Read<>("getCompany", null, query, Backend.SUPABASE, new Listing<>(List.of(), false));
    }
}
