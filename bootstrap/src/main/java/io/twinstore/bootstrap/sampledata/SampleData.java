package io.twinstore.bootstrap.sampledata;

import io.twinstore.domain.masking.QuietLogger;
import io.twinstore.domain.tables.TableWriter;
import io.twinstore.domain.values.Json;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The sample data of the demonstration: as large as the salon that the plan moves, and full of the values that moves
 * trip over.
 */
public final class SampleData {
    static final long COMPANY_ID = 962_302;

    private final long seed;
    private final Instant now;
    private final Map<String, List<Json.Obj>> tables = new LinkedHashMap<>();

    private SampleData(long seed, Instant now) {
        this.seed = seed;
        this.now = now;
    }

    /** Same seed and same now give the same rows, to the byte, on every machine. */
    public static SampleData generate(long seed, Instant now) {
        QuietLogger.keepQuiet("net.datafaker");
        var data = new SampleData(seed, now);
        data.add("companies", CompanyRows::of);
        var clients = data.add("clients", ClientRows::of);
        var services = data.add("services", ServiceRows::of);
        var staff = data.add("staff", random -> StaffRows.of(random, services));
        data.add("staff_schedules", random -> ScheduleRows.of(random, staff));
        var bookings = data.add("bookings", random -> new BookingRows(random, clients, services, staff).rows());
        data.add("dialog_contexts", random -> new DialogRows(random, clients, bookings).rows());
        data.add("reminders", random -> ReminderRows.of(random, bookings));
        data.add("whatsapp_auth", WhatsappRows::auth);
        data.add("whatsapp_keys", WhatsappRows::keys);
        return data;
    }

    /** Rows by table name, parents before the tables that refer to them, each with every column as to_json writes it. */
    public Map<String, List<Json.Obj>> tables() {
        return Collections.unmodifiableMap(tables);
    }

    /** Loads all rows into a store that has the schema, in one transaction. */
    public void loadInto(TableWriter target) {
        var known = target.tables();
        try (var load = target.begin()) {
            for (var table : known) {
                load.load(table, tables.getOrDefault(table.name(), List.of()).iterator());
            }
            load.commit();
        }
    }

    /** A table has a random source of its own, so that a change to one leaves the others as they are. */
    private List<Json.Obj> add(String table, Function<RandomSource, List<Json.Obj>> rows) {
        var made = List.copyOf(rows.apply(new RandomSource(seed, table, now)));
        tables.put(table, made);
        return made;
    }
}
