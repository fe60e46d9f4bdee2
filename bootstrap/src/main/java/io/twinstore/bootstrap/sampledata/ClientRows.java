package io.twinstore.bootstrap.sampledata;

import io.twinstore.domain.values.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Table clients; their YCLIENTS ids pass from 32 bits into 64. */
final class ClientRows {
    private static final int COUNT = 1_299;
    private static final long FIRST_YCLIENTS_ID = Integer.MAX_VALUE - 500_000L;
    private static final List<String> STATUSES = List.of("active", "lead", "inactive");
    private static final List<String> SOURCES = List.of("whatsapp", "instagram", "сарафанное радио", "2ГИС");
    private static final List<String> LEVELS = List.of("Bronze", "Silver", "Gold", "Платиновый ✨");
    private static final List<String> SEGMENTS = List.of("new", "regular", "sleeping", "lost");
    private static final List<Long> BRANCHES = List.of(SampleData.COMPANY_ID, 962_303L, 4_294_967_296L);
    private static final List<Long> IDS = List.of(18_356_010L, 18_357_440L, 9_007_199_254_740_993L);
    private static final List<String> VISITED =
            List.of("Стрижка \"Классика\"", "Мелирование, тонирование", "Маникюр {без покрытия}");

    private final RandomSource random;
    private final Phones phones;

    private ClientRows(RandomSource random) {
        this.random = random;
        this.phones = new Phones(random);
    }

    static List<Json.Obj> of(RandomSource random) {
        var clients = new ClientRows(random);
        return random.times(COUNT, clients::row);
    }

    private Json.Obj row(int i) {
        var spending = spending();
        var row = new SampleRow(i)
                .set("id", random.id(4_201, i, 3))
                .set("yclients_id", random.id(FIRST_YCLIENTS_ID, i, 700))
                .set("company_id", SampleData.COMPANY_ID);
        person(row, i);
        visits(row, spending);
        habits(row, spending);
        assistant(row);
        goods(row, spending);
        return row.maybe("last_sync_at", random.daysAgo(3, 0)).stamped(random).object();
    }

    private void person(SampleRow row, int i) {
        var phone = phones.next();
        row.maybe(
                        "name",
                        random.oneIn(50)
                                ? random.pick(Phrases.ODD_NAMES)
                                : random.faker().name().fullName())
                .set("phone", phone)
                .maybe("raw_phone", " " + phone.replace('-', ' '))
                .maybe("email", "client" + i + "@example.ru")
                .maybe("discount", random.decimal(50, 2))
                .maybe("branch_ids", random.some(BRANCHES, 3))
                .maybe("tags", random.some(Phrases.TAGS, 4))
                .maybe("status", random.pick(STATUSES))
                .maybe("source", random.pick(SOURCES));
    }

    private void visits(SampleRow row, Spending spending) {
        boolean visited = spending.visits() > 0;
        var last = random.today().minusDays(random.between(0, 400));
        row.maybe("visit_count", spending.visits())
                .maybe("total_spent", spending.total())
                .maybe("first_visit_date", visited ? last.minusDays(random.between(0, 900)) : null)
                .maybe("last_visit_date", visited ? last : null)
                .maybe("last_services", random.some(VISITED, 3))
                .maybe("last_service_ids", random.some(IDS, 3))
                .maybe("favorite_staff_ids", random.some(IDS, 2))
                .maybe("preferred_time_slots", random.some(Phrases.TIME_SLOTS, 3))
                .maybe("visit_history", Json.of(random.times(random.between(0, 2), i -> Phrases.document(random))));
    }

    private void habits(SampleRow row, Spending spending) {
        row.maybe("preferences", Phrases.document(random))
                .maybe("loyalty_level", random.pick(LEVELS))
                .maybe("client_segment", random.pick(SEGMENTS))
                .maybe("average_bill", spending.average())
                .set("blacklisted", random.oneIn(100))
                .maybe("notes", random.pick(Phrases.NOTES));
    }

    private void assistant(SampleRow row) {
        row.set("created_by_ai", random.oneIn(5))
                .maybe("last_ai_interaction", random.daysAgo(200, 0))
                .maybe("ai_context", Phrases.document(random))
                .maybe("ai_messages_count", random.between(0, 400))
                .maybe("ai_satisfaction_score", random.decimal(5, 2));
    }

    private void goods(SampleRow row, Spending spending) {
        row.maybe("services_amount", spending.services())
                .maybe("goods_amount", spending.goods())
                .maybe("goods_purchases", Json.of(List.of(Phrases.document(random))))
                .maybe("goods_count", random.between(0, 15));
    }

    private Spending spending() {
        int visits = random.oneIn(6) ? 0 : random.between(1, 60);
        return new Spending(visits, random.money(2_500 * visits + 1), random.money(900));
    }

    private record Spending(int visits, BigDecimal services, BigDecimal goods) {
        BigDecimal total() {
            return services.add(goods);
        }

        BigDecimal average() {
            return total().divide(BigDecimal.valueOf(Math.max(visits, 1)), 2, RoundingMode.HALF_UP);
        }
    }
}
