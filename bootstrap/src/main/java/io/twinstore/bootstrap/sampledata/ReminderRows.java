package io.twinstore.bootstrap.sampledata;

import io.twinstore.domain.values.Json;
import java.time.Duration;
import java.util.List;

/** Table reminders: of some bookings one, in each state that a reminder can be in. */
final class ReminderRows {
    private static final int COUNT = 19;
    private static final List<String> TYPES = List.of("whatsapp", "sms", "email");
    private static final List<String> STATUSES = List.of("sent", "failed", "pending");

    private ReminderRows() {}

    static List<Json.Obj> of(RandomSource random, List<Json.Obj> bookings) {
        return random.times(COUNT, i -> row(random, i, bookings.get(2 * i + i % 2)));
    }

    private static Json.Obj row(RandomSource random, int i, Json.Obj booking) {
        var status = STATUSES.get(i % STATUSES.size());
        var due = random.daysAgo(10, 0);
        return new SampleRow(i)
                .set("id", random.id(301, i, 5))
                .set("company_id", SampleData.COMPANY_ID)
                .set("booking_id", booking.get("id"))
                .set("remind_at", status.equals("pending") ? due.plus(Duration.ofDays(12)) : due)
                .set("type", random.pick(TYPES))
                .set("status", status)
                .set("sent_at", status.equals("sent") ? due.plusMillis(random.between(1, 90_000)) : null)
                .set("error", status.equals("failed") ? "timeout: \"шлюз\" не ответил\n\tза 30 с (100%)" : null)
                .stamped(random)
                .object();
    }
}
