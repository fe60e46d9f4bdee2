package io.twinstore.bootstrap.architecture;

import static io.twinstore.bootstrap.architecture.Layers.around;
import static io.twinstore.bootstrap.architecture.Layers.within;

import ch.qos.logback.classic.LoggerContext;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import feign.Feign;
import io.github.resilience4j.retry.Retry;
import io.micrometer.core.instrument.Meter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import javax.crypto.Mac;
import javax.net.ssl.SSLSocket;
import javax.sql.DataSource;
import net.datafaker.Faker;
import org.HdrHistogram.Histogram;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.util.Timeout;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.slf4j.Logger;
import picocli.CommandLine;

/** Other people's packages, named by a class of each. */
final class Libraries {
    static final String JAVA = "java..";
    static final String CRYPTO = within(Mac.class); // the JDK's too
    static final String JSPECIFY = within(Nullable.class);

    static final String JOOQ = within(DSLContext.class);
    static final String JDBC = within(Connection.class);
    static final String DATA_SOURCE = within(DataSource.class);
    static final String DRIVER = within(Driver.class);
    static final String HIKARI = within(HikariDataSource.class);
    static final String FLYWAY = around(Flyway.class);
    static final String ZONKY = within(EmbeddedPostgres.class);

    static final String FEIGN = within(Feign.class);
    static final String HTTP_CLIENT = around(ConnectTimeoutException.class);
    static final String HTTP_CORE = around(Timeout.class);
    static final String TLS = within(SSLSocket.class);
    static final String RESILIENCE4J = around(Retry.class);
    static final String JACKSON = around(ObjectMapper.class);
    static final String JACKSON_ANNOTATIONS = within(JsonProperty.class);

    static final String HDR_HISTOGRAM = within(Histogram.class);
    static final String MICROMETER = around(Meter.class);
    static final String PROMETHEUS = around(PrometheusTextFormatWriter.class);
    static final String PICOCLI = within(CommandLine.class);
    static final String DATAFAKER = within(Faker.class);
    static final String LOGBACK = around(LoggerContext.class);
    static final String SLF4J = within(Logger.class);

    private Libraries() {}
}
