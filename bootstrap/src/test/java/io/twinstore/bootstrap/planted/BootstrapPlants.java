package io.twinstore.bootstrap.planted;

import ch.qos.logback.classic.LoggerContext;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.zaxxer.hikari.HikariDataSource;
import feign.Feign;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.twinstore.bootstrap.cli.Main;
import io.twinstore.bootstrap.sandbox.Sandbox;
import io.twinstore.domain.twins.TwinRows;
import io.twinstore.postgres.generated.tables.Clients;
import io.twinstore.schema.SchemaMigration;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.sql.Connection;
import java.util.List;
import javax.sql.DataSource;
import net.datafaker.Faker;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.core5.http.impl.bootstrap.HttpServer;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.postgresql.Driver;
import picocli.CommandLine;

/** Planted against the rules of the libraries, outside of the homes they have in bootstrap. */
public interface BootstrapPlants {
    interface ShowsRows {
        TwinRows shown();
    }

    interface ShowsManyRows {
        void show(List<TwinRows> rows);
    }

    interface IsInternal extends TwinRows {}

    interface KnowsMain {
        Main known();
    }

    interface KnowsFeign {
        Feign known();
    }

    interface KnowsHttpClient {
        HttpClient known();
    }

    interface KnowsHttpCore {
        HttpServer known();
    }

    interface KnowsJooq {
        DSLContext known();
    }

    interface KnowsConnection {
        Connection known();
    }

    interface KnowsDataSource {
        DataSource known();
    }

    interface KnowsDriver {
        Driver known();
    }

    interface KnowsHikari {
        HikariDataSource known();
    }

    interface KnowsJackson {
        JsonNode known();
    }

    interface KnowsJacksonAnnotation {
        @JsonProperty("known")
        String known();
    }

    interface KnowsPicocli {
        CommandLine known();
    }

    interface KnowsPrometheus {
        PrometheusTextFormatWriter known();
    }

    interface KnowsDatafaker {
        Faker known();
    }

    interface KnowsFlyway {
        Flyway known();
    }

    interface KnowsZonky {
        EmbeddedPostgres known();
    }

    interface KnowsLogback {
        LoggerContext known();
    }

    interface KnowsMigration {
        SchemaMigration known();
    }

    interface KnowsSandbox {
        Sandbox known();
    }

    interface KnowsGenerated {
        Clients known();
    }

    final class PrintsAnError {
        void known(RuntimeException error) {
            error.printStackTrace();
        }
    }

    final class PrintsPastSystem {
        FileOutputStream known() {
            return new FileOutputStream(FileDescriptor.out);
        }
    }
}
