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

    static List<Json.Obj> of(RandomSource dice) {
        return dice.times(TITLES.size() * LEVELS.size(), i -> row(dice, i));
    }

    private static Json.Obj row(RandomSource dice, int i) {
        int number = i / LEVELS.size();
        int category = number / TITLES_A_CATEGORY;
        var title = TITLES.get(number) + LEVELS.get(i % LEVELS.size());
        var row = new SampleRow(i)
                .set("id", dice.id(101, i, 2))
                .set("yclients_id", dice.id(18_356_000, i, 40))
                .set("company_id", Salon.COMPANY_ID)
                .set("title", title)
                .maybe("category_id", 16_300_000L + category)
                .maybe("category_title", CATEGORIES.get(category));
        price(row, dice);
        description(row, dice, title);
        return row.stamped(dice).object();
    }

    private static void price(SampleRow row, RandomSource dice) {
        var price = dice.money(5_000).add(new BigDecimal("300.00"));
        int minutes = 15 * dice.between(1, 12);
        row.maybe("price_min", price)
                .maybe("price_max", price.add(dice.money(1_000)))
                .maybe("discount", dice.decimal(30, 2))
                .maybe("duration", minutes)
                .maybe("seance_length", minutes * 60)
                .set("is_active", !dice.oneIn(8))
                .set("is_bookable", !dice.oneIn(6));
    }

    private static void description(SampleRow row, RandomSource dice, String title) {
        row.maybe("description", title + ".\n" + dice.pick(Phrases.NOTES))
                .maybe("weight", dice.pick(WEIGHTS))
                .maybe("image_url", "https://images.example.ru/" + dice.hex(6) + ".jpg?size=100%25")
                .maybe("declensions", Phrases.declensions(title))
                .maybe("raw_data", Phrases.document(dice))
                .maybe("last_sync_at", dice.daysAgo(3, 0));
    }
}
