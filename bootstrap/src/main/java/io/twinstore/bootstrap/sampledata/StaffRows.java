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

    static List<Json.Obj> of(RandomSource dice, List<Json.Obj> services) {
        var serviceIds =
                services.stream().map(service -> service.get("yclients_id")).toList();
        var phones = new Phones(dice);
        return dice.times(COUNT, i -> {
            var name = dice.faker().name().fullName();
            var row = new SampleRow(i)
                    .set("id", dice.id(11, i, 3))
                    .set("yclients_id", dice.id(2_895_000, i, 900))
                    .set("company_id", Salon.COMPANY_ID)
                    .set("name", name);
            work(row, dice, i);
            contacts(row.maybe("service_ids", dice.some(serviceIds, 12)), dice, i, phones.next());
            return row.maybe("declensions", Phrases.declensions(name))
                    .maybe("raw_data", Phrases.document(dice))
                    .maybe("last_sync_at", dice.daysAgo(3, 0))
                    .stamped(dice)
                    .object();
        });
    }

    private static void work(SampleRow row, RandomSource dice, int i) {
        var position = dice.pick(POSITIONS);
        row.maybe("specialization", position + ", стаж \"" + dice.between(1, 20) + " лет\"")
                .maybe("position", position)
                .set("is_active", i % 6 != 5)
                .set("is_bookable", i % 4 != 3)
                .maybe("rating", dice.decimal(5, 2))
                .maybe("votes_count", dice.between(0, 300))
                .maybe("comments_count", dice.between(0, 90))
                .maybe("avatar_url", "https://images.example.ru/" + dice.hex(6) + ".png")
                .maybe("information", dice.pick(Phrases.NOTES));
    }

    private static void contacts(SampleRow row, RandomSource dice, int i, String phone) {
        row.maybe("email", "master" + i + "@example.ru")
                .maybe("phone", phone)
                .maybe("telegram", "@salon_master_" + i)
                .maybe("experience_years", dice.between(0, 25))
                .maybe("level_name", dice.pick(LEVELS));
    }
}
