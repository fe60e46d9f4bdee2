package io.twinstore.bootstrap.sampledata;

import io.twinstore.domain.values.Json;
import io.twinstore.domain.values.Phone;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Table dialog_contexts: what the assistant remembers of the people who wrote to it. */
final class DialogRows {
    private static final int COUNT = 47;
    private static final List<String> STATES = List.of("idle", "choosing_service", "choosing_time", "подтверждение ✅");
    private static final List<String> SESSIONS = List.of("whatsapp", "web", "telegram");

    private final RandomSource random;
    private final List<Json.Obj> clients;
    private final List<Json.Obj> bookings;

    DialogRows(RandomSource random, List<Json.Obj> clients, List<Json.Obj> bookings) {
        this.random = random;
        this.clients = clients;
        this.bookings = bookings;
    }

    List<Json.Obj> rows() {
        return random.times(COUNT, this::row);
    }

    private Json.Obj row(int i) {
        var client = clients.get(i * 20 + 1);
        var active = random.daysAgo(20, 0);
        var row = new SampleRow(i)
                .set("id", random.uuid())
                .set(
                        "user_id",
                        Phone.of(((Json.Str) client.get("phone")).value()).digits() + "@c.us")
                .maybe("company_id", SampleData.COMPANY_ID)
                .maybe("client_id", client.get("id"))
                .maybe("state", random.pick(STATES))
                .maybe("data", Phrases.document(random));
        messages(row, random.between(0, 4), active);
        return row.maybe("last_activity", active)
                .maybe("last_booking_id", random.pick(bookings).get("id"))
                .maybe("session_type", random.pick(SESSIONS))
                .maybe("context_metadata", Phrases.document(random))
                .maybe("expires_at", active.plus(Duration.ofDays(10)))
                .stamped(random)
                .object();
    }

    private void messages(SampleRow row, int count, Instant active) {
        row.maybe("messages", random.times(count, i -> message(i, active))).maybe("message_count", count);
    }

    private Json message(int i, Instant active) {
        return new Members()
                .set("role", i % 2 == 0 ? "user" : "assistant")
                .set("text", random.pick(Phrases.NOTES) + " 😀")
                .set("at", active.minusSeconds(60L * i))
                .set("confidence", random.decimal(1, 2))
                .object();
    }
}
