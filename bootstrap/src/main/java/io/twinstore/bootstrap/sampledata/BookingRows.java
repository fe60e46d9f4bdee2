package io.twinstore.bootstrap.sampledata;

import io.twinstore.domain.values.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Table bookings: a third past, the rest to come; every other one is the same regular's, who fills a page of ten. */
final class BookingRows {
    private static final int COUNT = 38;
    private static final int PAST = 13;
    private static final int REGULAR = 1;
    private static final List<String> PAST_STATUSES = List.of("completed", "completed", "no_show", "cancelled");
    private static final List<String> FUTURE_STATUSES = List.of("confirmed", "confirmed", "pending", "cancelled");

    private final RandomSource random;
    private final List<Json.Obj> clients;
    private final List<Json.Obj> services;
    private final List<Json.Obj> staff;

    BookingRows(RandomSource random, List<Json.Obj> clients, List<Json.Obj> services, List<Json.Obj> staff) {
        this.random = random;
        this.clients = clients;
        this.services = services;
        this.staff = staff;
    }

    List<Json.Obj> rows() {
        return random.times(COUNT, this::row);
    }

    private Json.Obj row(int i) {
        var row = new SampleRow(i)
                .set("id", random.uuid())
                .set("yclients_record_id", random.id(4_294_960_000L, i, 900))
                .set("company_id", SampleData.COMPANY_ID);
        client(row, i % 2 == 0 ? clients.get(REGULAR) : random.pick(clients));
        work(row, random.pick(staff), random.pick(services), random.oneIn(3) ? random.pick(services) : null);
        visit(row, i < PAST, start(i));
        return row.maybe("comment", random.pick(Phrases.NOTES))
                .set("online", random.oneIn(2))
                .maybe("record_hash", random.hex(16))
                .set("created_by_bot", random.oneIn(3))
                .maybe("synced_at", random.daysAgo(3, 0))
                .stamped(random)
                .object();
    }

    private static void client(SampleRow row, Json.Obj client) {
        row.maybe("client_id", client.get("id"))
                .maybe("client_yclients_id", client.get("yclients_id"))
                .maybe("client_phone", client.get("phone"))
                .maybe("client_name", client.get("name"));
    }

    private static void work(SampleRow row, Json.Obj master, Json.Obj service, Json.@Nullable Obj second) {
        var done = second == null ? List.of(service) : List.of(service, second);
        row.maybe("staff_id", master.get("yclients_id"))
                .maybe("staff_name", master.get("name"))
                .maybe("services", done.stream().map(each -> each.get("title")).toList())
                .maybe(
                        "service_ids",
                        done.stream().map(each -> each.get("yclients_id")).toList());
    }

    private void visit(SampleRow row, boolean past, Instant start) {
        var cost = random.money(9_000);
        row.set("datetime", start)
                .maybe("date", LocalDate.ofInstant(start, RandomSource.MOSCOW))
                .maybe("duration", 900 * random.between(1, 12))
                .maybe("cost", cost)
                .maybe("prepaid", random.oneIn(3) ? cost : random.money(500))
                .maybe("status", random.pick(past ? PAST_STATUSES : FUTURE_STATUSES))
                .maybe("visit_attendance", past ? random.between(-1, 1) : 0);
    }

    /** On the quarter of an hour, never now, and no two at the same time. */
    private Instant start(int i) {
        int days = i < PAST ? i - PAST : i - PAST + 1;
        var day = random.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofDays(days));
        return day.plus(Duration.ofMinutes(15L * random.between(0, 20)));
    }
}
