package io.twinstore.bootstrap.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.facade.DataLayer;
import io.twinstore.application.facade.Envelope;
import io.twinstore.application.routing.RoutedDataLayer;
import io.twinstore.bootstrap.masking.Shown;
import io.twinstore.domain.contract.PortContract;
import io.twinstore.domain.contract.Rows;
import io.twinstore.domain.errors.ErrorKind;
import io.twinstore.domain.twins.TwinStore;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A part of the contract: its tests run against each store in turn, every test with a company of its own. */
@ParameterizedClass(name = "{0}")
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StoreContract implements PortContract {
    /** Finer than what is stored. */
    static final Instant NOW = Instant.parse("2026-03-14T09:26:53.589793238Z");

    static final Instant NOW_STORED = NOW.truncatedTo(ChronoUnit.MICROS);

    @Parameter
    @Nullable
    StoreKind kind;

    private @Nullable StoreUnderTest open;

    /** The company of the running test. */
    long company;

    @BeforeParameterizedClassInvocation
    void open() throws SQLException {
        open = StoreUnderTest.open(Objects.requireNonNull(kind));
    }

    @AfterParameterizedClassInvocation
    void close() {
        if (open != null) {
            open.close();
        }
    }

    @BeforeEach
    void storeCompany() {
        company = anotherCompany();
    }

    /** A company that is stored. */
    final long anotherCompany() {
        long id = ownId();
        store().companies().upsert(Rows.company(id).build());
        return id;
    }

    /** The id of a company that may be stored, and is removed again. */
    final long ownId() {
        long id = Rows.id();
        underTest().arrangement().own(id);
        return id;
    }

    final void storeCompany(long id) {
        underTest().arrangement().own(id);
        store().companies().upsert(Rows.company(id).build());
    }

    private StoreUnderTest underTest() {
        return Objects.requireNonNull(open);
    }

    @Override
    public final long company() {
        return company;
    }

    @Override
    public final TwinStore store() {
        return underTest().store();
    }

    final DataLayer data() {
        return new RoutedDataLayer(store(), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    final void insert(String table, List<Map<String, @Nullable Object>> rows) throws SQLException {
        underTest().arrangement().insert(table, rows);
    }

    /** The data of a success that has some. */
    static <T> T found(Envelope<T> answer) {
        Shown.text("the answer", answer);
        assertTrue(answer.success(), () -> "failed: " + answer.error());
        assertNull(answer.error());
        assertEquals(NOW, answer.timestamp());
        assertNotNull(answer.data(), "nothing found");
        return answer.data();
    }

    /** The rows of a success, whose counts must be theirs. */
    static <T> List<T> rows(Envelope<List<T>> answer, boolean more) {
        var rows = found(answer);
        assertEquals(new Envelope.Counts(rows.size(), more), answer.counts());
        return rows;
    }

    /** All rows of a success that nothing cut off. */
    static <T> List<T> rows(Envelope<List<T>> answer) {
        return rows(answer, false);
    }

    /** Demands a success without data. */
    static void nothing(Envelope<?> answer) {
        assertTrue(answer.success(), () -> "failed: " + answer.error());
        assertNull(answer.error());
        assertNull(answer.data());
    }

    /** Demands a failure of the kind, and answers its message, which begins with the operation. */
    static String failed(ErrorKind expected, Envelope<?> answer) {
        Shown.text("the failure", answer);
        assertFalse(answer.success(), "succeeded");
        assertNull(answer.data());
        var failure = Objects.requireNonNull(answer.error());
        assertEquals(expected, failure.kind(), failure.message());
        assertTrue(failure.message().startsWith(answer.operation() + ": "), failure.message());
        return failure.message();
    }

    /** Demands that the input is refused, and answers the message. */
    static String refused(Envelope<?> answer) {
        return failed(ErrorKind.INVALID_INPUT, answer);
    }
}
