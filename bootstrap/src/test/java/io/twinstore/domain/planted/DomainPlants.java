package io.twinstore.domain.planted;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.twinstore.application.facade.DataLayer;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.function.Supplier;

/** Planted against the rules of the domain. */
public interface DomainPlants {
    interface KnowsApplication {
        DataLayer known();
    }

    interface KnowsJackson {
        JsonNode known();
    }

    interface KnowsHttpServer {
        HttpServer known();
    }

    interface KnowsSqlException {
        SQLException known();
    }

    interface HasClock {
        Clock known();
    }

    interface HasDate {
        Date known();
    }

    final class AsksForNow {
        Instant known() {
            return Instant.now();
        }
    }

    final class LetsAskForNow {
        Supplier<Instant> known() {
            return Instant::now;
        }
    }

    final class AsksForMillis {
        long known() {
            return System.currentTimeMillis();
        }
    }

    final class AsksForNanos {
        long known() {
            return System.nanoTime();
        }
    }

    final class Prints {
        void known() {
            System.out.println();
        }
    }
}
