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
    private static final List<Long> BRANCHES = List.of(Salon.COMPANY_ID, 962_303L, 4_294_967_296L);
    private static final List<Long> IDS = List.of(18_356_010L, 18_357_440L, 9_007_199_254_740_993L);
    private static final List<String> VISITED =
            List.of("Стрижка \"Классика\"", "Мелирование, тонирование", "Маникюр {без покрытия}");

    private final RandomSource dice;
    private final Phones phones;

    private ClientRows(RandomSource dice) {
        this.dice = dice;
        this.phones = new Phones(dice);
    }

    static List<Json.Obj> of(RandomSource dice) {
        var clients = new ClientRows(dice);
        return dice.times(COUNT, clients::row);
    }

    private Json.Obj row(int i) {
        var spending = spending();
        var row = new SampleRow(i)
                .set("id", dice.id(4_201, i, 3))
                .set("yclients_id", dice.id(FIRST_YCLIENTS_ID, i, 700))
                .set("company_id", Salon.COMPANY_ID);
        person(row, i);
        visits(row, spending);
        habits(row, spending);
        assistant(row);
        goods(row, spending);
        return row.maybe("last_sync_at", dice.daysAgo(3, 0)).stamped(dice).object();
    }

    private void person(SampleRow row, int i) {
        var phone = phones.next();
        row.maybe(
                        "name",
                        dice.oneIn(50)
                                ? dice.pick(Phrases.ODD_NAMES)
                                : dice.faker().name().fullName())
                .set("phone", phone)
                .maybe("raw_phone", " " + phone.replace('-', ' '))
                .maybe("email", "client" + i + "@example.ru")
                .maybe("discount", dice.decimal(50, 2))
                .maybe("branch_ids", dice.some(BRANCHES, 3))
                .maybe("tags", dice.some(Phrases.TAGS, 4))
                .maybe("status", dice.pick(STATUSES))
                .maybe("source", dice.pick(SOURCES));
    }

    private void visits(SampleRow row, Spending spending) {
        boolean visited = spending.visits() > 0;
        var last = dice.today().minusDays(dice.between(0, 400));
        row.maybe("visit_count", spending.visits())
                .maybe("total_spent", spending.total())
                .maybe("first_visit_date", visited ? last.minusDays(dice.between(0, 900)) : null)
                .maybe("last_visit_date", visited ? last : null)
                .maybe("last_services", dice.some(VISITED, 3))
                .maybe("last_service_ids", dice.some(IDS, 3))
                .maybe("favorite_staff_ids", dice.some(IDS, 2))
                .maybe("preferred_time_slots", dice.some(Phrases.TIME_SLOTS, 3))
                .maybe("visit_history", Json.of(dice.times(dice.between(0, 2), i -> Phrases.document(dice))));
    }

    private void habits(SampleRow row, Spending spending) {
        row.maybe("preferences", Phrases.document(dice))
                .maybe("loyalty_level", dice.pick(LEVELS))
                .maybe("client_segment", dice.pick(SEGMENTS))
                .maybe("average_bill", spending.average())
                .set("blacklisted", dice.oneIn(100))
                .maybe("notes", dice.pick(Phrases.NOTES));
    }

    private void assistant(SampleRow row) {
        row.set("created_by_ai", dice.oneIn(5))
                .maybe("last_ai_interaction", dice.daysAgo(200, 0))
                .maybe("ai_context", Phrases.document(dice))
                .maybe("ai_messages_count", dice.between(0, 400))
                .maybe("ai_satisfaction_score", dice.decimal(5, 2));
    }

    private void goods(SampleRow row, Spending spending) {
        row.maybe("services_amount", spending.services())
                .maybe("goods_amount", spending.goods())
                .maybe("goods_purchases", Json.of(List.of(Phrases.document(dice))))
                .maybe("goods_count", dice.between(0, 15));
    }

    private Spending spending() {
        int visits = dice.oneIn(6) ? 0 : dice.between(1, 60);
        return new Spending(visits, dice.money(2_500 * visits + 1), dice.money(900));
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
