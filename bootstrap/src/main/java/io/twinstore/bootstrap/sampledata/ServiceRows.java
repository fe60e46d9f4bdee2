package io.twinstore.bootstrap.sampledata;

import io.twinstore.domain.values.Json;
import java.math.BigDecimal;
import java.util.List;

/** Table services: seven categories of three titles, each at three levels. */
final class ServiceRows {
    private static final List<String> CATEGORIES =
            List.of("Стрижки", "Окрашивание", "Маникюр", "Педикюр", "Брови и ресницы", "Уход за лицом", "Барбершоп");
    private static final List<String> TITLES = List.of(
            "Стрижка женская",
            "Стрижка \"Классика\"",
            "Стрижка детская (до 10 лет)",
            "Окрашивание в один тон",
            "Мелирование, тонирование",
            "Airtouch 50% \\ 50%",
            "Маникюр с покрытием 💅",
            "Маникюр {без покрытия}",
            "Снятие_покрытия",
            "Педикюр аппаратный",
            "Педикюр экспресс",
            "Spa-педикюр 🦶🏽",
            "Коррекция бровей",
            "Ламинирование ресниц",
            "Брови + ресницы",
            "Чистка лица",
            "Пилинг д'Арсонваля",
            "Массаж лица",
            "Стрижка машинкой",
            "Бритьё опасной бритвой",
            "Борода & усы");
    private static final List<String> LEVELS = List.of("", " у топ-мастера", " у стажёра");
    private static final List<Integer> WEIGHTS = List.of(0, 5, 10);
    private static final int TITLES_A_CATEGORY = TITLES.size() / CATEGORIES.size();

    private ServiceRows() {}

    static List<Json.Obj> of(RandomSource random) {
        return random.times(TITLES.size() * LEVELS.size(), i -> row(random, i));
    }

    private static Json.Obj row(RandomSource random, int i) {
        int number = i / LEVELS.size();
        int category = number / TITLES_A_CATEGORY;
        var title = TITLES.get(number) + LEVELS.get(i % LEVELS.size());
        var row = new SampleRow(i)
                .set("id", random.id(101, i, 2))
                .set("yclients_id", random.id(18_356_000, i, 40))
                .set("company_id", SampleData.COMPANY_ID)
                .set("title", title)
                .maybe("category_id", 16_300_000L + category)
                .maybe("category_title", CATEGORIES.get(category));
        price(row, random);
        description(row, random, title);
        return row.stamped(random).object();
    }

    private static void price(SampleRow row, RandomSource random) {
        var price = random.money(5_000).add(new BigDecimal("300.00"));
        int minutes = 15 * random.between(1, 12);
        row.maybe("price_min", price)
                .maybe("price_max", price.add(random.money(1_000)))
                .maybe("discount", random.decimal(30, 2))
                .maybe("duration", minutes)
                .maybe("seance_length", minutes * 60)
                .set("is_active", !random.oneIn(8))
                .set("is_bookable", !random.oneIn(6));
    }

    private static void description(SampleRow row, RandomSource random, String title) {
        row.maybe("description", title + ".\n" + random.pick(Phrases.NOTES))
                .maybe("weight", random.pick(WEIGHTS))
                .maybe("image_url", "https://images.example.ru/" + random.hex(6) + ".jpg?size=100%25")
                .maybe("declensions", Phrases.declensions(title))
                .maybe("raw_data", Phrases.document(random))
                .maybe("last_sync_at", random.daysAgo(3, 0));
    }
}
