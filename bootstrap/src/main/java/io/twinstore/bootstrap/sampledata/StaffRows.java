package io.twinstore.bootstrap.sampledata;

import io.twinstore.domain.values.Json;
import java.util.List;

/** Table staff. */
final class StaffRows {
    private static final int COUNT = 12;
    private static final List<String> POSITIONS =
            List.of("Парикмахер", "Мастер маникюра", "Барбер", "Косметолог", "Бровист");
    private static final List<String> LEVELS = List.of("Стажёр", "Мастер", "Топ-мастер", "Арт-директор");

    private StaffRows() {}

    static List<Json.Obj> of(RandomSource random, List<Json.Obj> services) {
        var serviceIds =
                services.stream().map(service -> service.get("yclients_id")).toList();
        var phones = new Phones(random);
        return random.times(COUNT, i -> {
            var name = random.faker().name().fullName();
            var row = new SampleRow(i)
                    .set("id", random.id(11, i, 3))
                    .set("yclients_id", random.id(2_895_000, i, 900))
                    .set("company_id", SampleData.COMPANY_ID)
                    .set("name", name);
            work(row, random, i);
            contacts(row.maybe("service_ids", random.some(serviceIds, 12)), random, i, phones.next());
            return row.maybe("declensions", Phrases.declensions(name))
                    .maybe("raw_data", Phrases.document(random))
                    .maybe("last_sync_at", random.daysAgo(3, 0))
                    .stamped(random)
                    .object();
        });
    }

    private static void work(SampleRow row, RandomSource random, int i) {
        var position = random.pick(POSITIONS);
        row.maybe("specialization", position + ", стаж \"" + random.between(1, 20) + " лет\"")
                .maybe("position", position)
                .set("is_active", i % 6 != 5)
                .set("is_bookable", i % 4 != 3)
                .maybe("rating", random.decimal(5, 2))
                .maybe("votes_count", random.between(0, 300))
                .maybe("comments_count", random.between(0, 90))
                .maybe("avatar_url", "https://images.example.ru/" + random.hex(6) + ".png")
                .maybe("information", random.pick(Phrases.NOTES));
    }

    private static void contacts(SampleRow row, RandomSource random, int i, String phone) {
        row.maybe("email", "master" + i + "@example.ru")
                .maybe("phone", phone)
                .maybe("telegram", "@salon_master_" + i)
                .maybe("experience_years", random.between(0, 25))
                .maybe("level_name", random.pick(LEVELS));
    }
}
