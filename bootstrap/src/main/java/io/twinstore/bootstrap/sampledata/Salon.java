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

/** The salon of the demonstration: as large as the one that the plan moves, and full of the values that moves trip over. */
public final class Salon {
    static final long COMPANY_ID = 962_302;

    private final long seed;
    private final Instant now;
    private final Map<String, List<Json.Obj>> tables = new LinkedHashMap<>();

    private Salon(long seed, Instant now) {
        this.seed = seed;
        this.now = now;
    }

    /** Same seed and same now give the same rows, to the byte, on every machine. */
    public static Salon generate(long seed, Instant now) {
        QuietLogger.keepQuiet("net.datafaker");
        var salon = new Salon(seed, now);
        salon.add("companies", CompanyRows::of);
        var clients = salon.add("clients", ClientRows::of);
        var services = salon.add("services", ServiceRows::of);
        var staff = salon.add("staff", dice -> StaffRows.of(dice, services));
        salon.add("staff_schedules", dice -> ScheduleRows.of(dice, staff));
        var bookings = salon.add("bookings", dice -> new BookingRows(dice, clients, services, staff).rows());
        salon.add("dialog_contexts", dice -> new DialogRows(dice, clients, bookings).rows());
        salon.add("reminders", dice -> ReminderRows.of(dice, bookings));
        salon.add("whatsapp_auth", WhatsappRows::auth);
        salon.add("whatsapp_keys", WhatsappRows::keys);
        return salon;
    }

    /** Rows by table name, parents before the tables that refer to them, each with every column as to_json writes it. */
    public Map<String, List<Json.Obj>> tables() {
        return Collections.unmodifiableMap(tables);
    }

    /** Loads all rows into a store that has the schema, in one transaction. */
    public void loadInto(TableWriter target) {
        try (var load = target.begin()) {
            for (var table : target.tables()) {
                load.load(table, tables.getOrDefault(table.name(), List.of()).iterator());
            }
            load.commit();
        }
    }

    /** A table has dice of its own, so that a change to one leaves the others as they are. */
    private List<Json.Obj> add(String table, Function<RandomSource, List<Json.Obj>> rows) {
        var made = List.copyOf(rows.apply(new RandomSource(seed, table, now)));
        tables.put(table, made);
        return made;
    }
}
