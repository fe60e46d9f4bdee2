package io.twinstore.bootstrap.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.facade.DataLayer;
import io.twinstore.application.facade.Envelope;
import io.twinstore.application.routing.RoutedDataLayer;
import io.twinstore.domain.clients.AppointmentOptions;
import io.twinstore.domain.clients.Client;
import io.twinstore.domain.clients.ClientColumns;
import io.twinstore.domain.contract.Bounds;
import io.twinstore.domain.contract.Rows;
import io.twinstore.domain.contract.Written;
import io.twinstore.domain.errors.ErrorKind;
import io.twinstore.domain.query.Condition;
import io.twinstore.domain.query.Query;
import io.twinstore.domain.rows.Column;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.schedules.ScheduleOptions;
import io.twinstore.domain.store.Store;
import io.twinstore.domain.values.Json;
import io.twinstore.domain.values.Text;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Syntax inside a value stays a value, in every text parameter of every operation, on both stores. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InjectionTest {
    private static final long COMPANY = 7;
    private static final List<String> STORABLE =
            Hostile.TEXTS.stream().filter(text -> Text.problem(text) == null).toList();

    private @Nullable BothStores opened;

    @BeforeAll
    void open() throws SQLException {
        var both = new BothStores();
        opened = both;
        both.postgres().companies().upsert(Rows.company(COMPANY).build());
        both.postgres().clients().upsert(Rows.client(COMPANY).build());
        both.postgres().schedules().upsert(Rows.schedule(COMPANY).build());
    }

    @AfterAll
    void close() {
        both().close();
    }

    private BothStores both() {
        return Objects.requireNonNull(opened);
    }

    private Store store(boolean postgres) {
        return postgres ? both().postgres() : both().supabase();
    }

    private DataLayer layer(boolean postgres) {
        return new RoutedDataLayer(store(postgres), Clock.fixed(StoreContract.NOW, ZoneOffset.UTC));
    }

    /** Every row of every table, the given text columns aside. */
    private String everything() throws SQLException {
        try (var statement = both().connection().createStatement();
                var rows = statement.executeQuery("select md5(string_agg(query_to_xml('select * from '"
                        + " || oid::regclass || ' t order by t::text', true, false, '')::text, ';' order by relname))"
                        + " from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')")) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** The operations that read by a text, each with the answer to a text that nothing matches. */
    private static List<BiFunction<DataLayer, String, Envelope<?>>> reads() {
        return List.of(
                (data, text) -> data.getDialogContext(text),
                (data, text) -> data.searchClientsByName(COMPANY, text + "?", null),
                (data, text) ->
                        data.getStaffSchedules(COMPANY, new ScheduleOptions(null, text + "?", null, null, null, null)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readingByASyntaxFindsNothingAndChangesNothing(boolean postgres) throws SQLException {
        var before = everything();
        for (var text : STORABLE) {
            for (var read : reads()) {
                var answer = read.apply(layer(postgres), text);
                if (text.isBlank() && answer.operation().equals("getDialogContext")) {
                    StoreContract.refused(answer);
                } else {
                    foundNothing(answer, text);
                }
            }
        }
        assertEquals(before, everything());
    }

    private static void foundNothing(Envelope<?> answer, String text) {
        assertTrue(answer.success(), () -> text + " " + answer.error());
        assertTrue(answer.data() == null || answer.data().equals(List.of()), text);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPhoneAndAnOrderAreReadForWhatTheyAre(boolean postgres) throws SQLException {
        var before = everything();
        var data = layer(postgres);
        for (var text : Hostile.TEXTS) {
            var byOrder = new AppointmentOptions(null, null, null, null, text, null);
            StoreContract.refused(data.getClientAppointments(1, byOrder));
            StoreContract.refused(data.getClientByPhone(text));
            StoreContract.nothing(data.getClientByPhone("7916" + text.replaceAll("[0-9@]", "") + "0000000"));
        }
        assertEquals(before, everything());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatNoTextCanHoldIsRefusedEverywhere(boolean postgres) throws SQLException {
        var before = everything();
        var data = layer(postgres);
        for (var text : Hostile.TEXTS) {
            if (Text.problem(text) != null) {
                for (var read : reads()) {
                    StoreContract.refused(read.apply(data, text));
                }
                StoreContract.refused(data.upsertClient(
                        Rows.client(COMPANY).set(ClientColumns.NAME, text).build()));
            }
        }
        assertEquals(before, everything());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void syntaxIsStoredInEveryColumnAndFoundByIt(boolean postgres) {
        for (var table : Written.all(store(postgres), COMPANY)) {
            for (var text : STORABLE) {
                stored(table, text);
            }
        }
    }

    private static <A> void stored(Written<A> table, String text) {
        var row = table.row();
        for (var column : table.free()) {
            row = filled(row, column, text);
        }
        var stored = table.repository().upsert(row);
        Written.assertHolds(row, stored, text);
        for (var column : table.free()) {
            foundBy(table, row, stored, column);
        }
    }

    @SuppressWarnings("unchecked") // by the name of the column's type
    private static <A, T> Row<A> filled(Row<A> row, Column<A, T> column, String text) {
        Object value = switch (column.type().name()) {
            case "text" -> text;
            case "text[]" -> List.of(text, "", text);
            case "jsonb" -> Json.of(Map.of(text, List.of(text)));
            default -> null;
        };
        return value != null && Bounds.holds(column, value) ? row.set(column, (T) value) : row;
    }

    private static <A, T> void foundBy(Written<A> table, Row<A> row, A stored, Column<A, T> column) {
        var value = row.get(column);
        if (value == null || !column.type().name().equals("text")) {
            return;
        }
        for (var condition : List.of(
                Condition.eq(column, value),
                Condition.anyOf(List.of(Condition.eq(column, value), Condition.in(column, List.of(value)))))) {
            var query = Query.of(row.schema())
                    .where(condition)
                    .where(same(row.schema().key(), stored));
            assertEquals(List.of(stored), table.repository().find(query).rows(), column.toString());
        }
    }

    @SuppressWarnings("unchecked") // the component of the column
    private static <A, T> Condition<A> same(Column<A, T> id, A stored) {
        return Condition.eq(id, (T) Objects.requireNonNull(Written.value(Objects.requireNonNull(stored), id)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anUpsertTouchesItsOwnRowOnly(boolean postgres) throws SQLException {
        var data = layer(postgres);
        var keys = new ArrayList<Row<Client>>();
        for (var text : STORABLE) {
            keys.add(Rows.client(COMPANY).set(ClientColumns.NAME, text).build());
        }
        var empty = everything();
        StoreContract.rows(data.upsertClients(keys));
        var before = everything();
        assertNotEquals(empty, before);
        var again = Objects.requireNonNull(data.upsertClients(keys).data());
        assertEquals(
                STORABLE,
                again.stream().map(client -> String.valueOf(client.name())).toList());
        var failed = data.upsertClient(Rows.client(COMPANY)
                .set(ClientColumns.NAME, STORABLE.get(0))
                .set(ClientColumns.ID, again.get(0).id())
                .build());
        assertEquals(ErrorKind.CONFLICT, Objects.requireNonNull(failed.error()).kind());
        assertNull(failed.data());
        assertEquals(before, everything());
    }
}
