package io.twinstore.postgres;

import io.twinstore.domain.values.Json;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/**
 * Carries a column's values through JDBC without loss: between the generated field's type {@code J}, which ties the column
 * to the schema at compile time, and the domain's type {@code T}.
 *
 * @param sqlType PostgreSQL's name of the type, for arrays of values
 * @param doubtful whether JDBC answers something else for values that the domain does not have (infinity, 24:00)
 */
@SuppressWarnings("UnusedTypeParameter") // J is what the compiler compares with the generated field
record Codec<J, T>(String sqlType, boolean doubtful, Read<T> read, Bind<T> bind) {

    /** Reads a result column; null for SQL null. */
    interface Read<T> {
        @Nullable
        T from(ResultSet row, int index) throws SQLException;
    }

    /** Binds a value, which is never null. */
    interface Bind<T> {
        void to(PreparedStatement statement, int index, T value) throws SQLException;
    }

    static final Codec<Integer, Integer> INTEGER =
            new Codec<>("integer", false, orNull(ResultSet::getInt), PreparedStatement::setInt);
    static final Codec<Long, Long> BIGINT =
            new Codec<>("bigint", false, orNull(ResultSet::getLong), PreparedStatement::setLong);
    static final Codec<Boolean, Boolean> BOOLEAN =
            new Codec<>("boolean", false, orNull(ResultSet::getBoolean), PreparedStatement::setBoolean);
    static final Codec<String, String> TEXT =
            new Codec<>("text", false, ResultSet::getString, PreparedStatement::setString);
    static final Codec<BigDecimal, BigDecimal> NUMERIC =
            new Codec<>("numeric", false, ResultSet::getBigDecimal, PreparedStatement::setBigDecimal);
    static final Codec<LocalDate, LocalDate> DATE = new Codec<>(
            "date", true, (row, index) -> row.getObject(index, LocalDate.class), PreparedStatement::setObject);
    static final Codec<LocalTime, LocalTime> TIME = new Codec<>(
            "time", true, (row, index) -> row.getObject(index, LocalTime.class), PreparedStatement::setObject);
    static final Codec<OffsetDateTime, Instant> INSTANT = new Codec<>(
            "timestamptz",
            true,
            (row, index) -> instant(row.getObject(index, OffsetDateTime.class)),
            (statement, index, value) -> statement.setObject(index, value.atOffset(ZoneOffset.UTC)));
    static final Codec<UUID, UUID> UUID =
            new Codec<>("uuid", false, (row, index) -> row.getObject(index, UUID.class), PreparedStatement::setObject);
    static final Codec<JSONB, Json> JSON = new Codec<>(
            "jsonb",
            false,
            (row, index) -> json(row.getBytes(index)), // decoding the text costs more than everything else about a row
            (statement, index, value) -> statement.setObject(index, value.toString(), Types.OTHER));
    static final Codec<Long[], List<@Nullable Long>> BIGINTS = list(BIGINT, Long.class);
    static final Codec<String[], List<@Nullable String>> TEXTS = list(TEXT, String.class);

    /** A column whose getter answers a value for SQL null, too. */
    private static <T> Read<T> orNull(Read<T> getter) {
        return (row, index) -> {
            var value = getter.from(row, index);
            return row.wasNull() ? null : value;
        };
    }

    /** Binds all values as one array, for {@code = any(?)}. */
    void bindAll(PreparedStatement statement, int index, List<? extends T> values) throws SQLException {
        var texts = values.stream().map(String::valueOf).toArray();
        statement.setArray(index, statement.getConnection().createArrayOf(sqlType, texts));
    }

    private static <E> Codec<E[], List<@Nullable E>> list(Codec<E, E> element, Class<E> type) {
        return new Codec<>(
                element.sqlType + "[]",
                false,
                (row, index) -> elements(row, index, type),
                // as an array of the plain type: a varchar(n)[] would be cut to its length without an error
                (statement, index, value) -> statement.setArray(
                        index, statement.getConnection().createArrayOf(element.sqlType, value.toArray())));
    }

    private static <E> @Nullable List<@Nullable E> elements(ResultSet row, int index, Class<E> type)
            throws SQLException {
        var array = row.getArray(index);
        if (array == null) {
            return null;
        }
        var elements = (Object[]) array.getArray();
        for (var element : elements) {
            if (element != null && !type.isInstance(element)) {
                throw new IllegalArgumentException("is an array of several dimensions");
            }
        }
        @SuppressWarnings("unchecked") // every element was looked at
        var list = (List<@Nullable E>) Collections.unmodifiableList(Arrays.asList(elements));
        return list;
    }

    private static @Nullable Json json(byte @Nullable [] text) {
        var json = text == null ? Json.NULL : JsonParser.parseLazily(text);
        return json.equals(Json.NULL) ? null : json;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
