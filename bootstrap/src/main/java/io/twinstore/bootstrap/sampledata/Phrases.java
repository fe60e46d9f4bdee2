package io.twinstore.bootstrap.sampledata;

import io.twinstore.domain.values.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/** What people typed into the salon's forms, with every character that has ever broken an import. */
final class Phrases {
    /** Names that a search must take literally. */
    static final List<String> ODD_NAMES = List.of(
            "Анна 50%",
            "мария_новая", "Ольга \\ Хельга", "Света* (не звонить)", "Д'Артаньян, Жанна", "Катя 💅🏽", "ЁЛКИНА", "李小龍");

    static final List<String> TAGS = List.of(
            "VIP",
            "постоянный клиент",
            "любит \"тихий\" визит",
            "скидка, 10%",
            "{аллергия}",
            "C:\\клиенты\\новые",
            "кофе ☕",
            "💇🏽‍♀️ уход",
            "NULL",
            "",
            " пробелы ",
            "две\nстроки");

    static final List<String> NOTES = List.of(
            "Просит перезвонить после 18:00",
            "Аллергия на аммиак!\nКрасим только безаммиачным.\r\nПроверено.",
            "Скидка 15%\tдо конца года",
            "Любит \"капучино\" ☕ и тишину 🤫",
            "Предпочитает мастера Д'Артаньян; 100%_довольна",
            "C:\\фото\\до_и_после\\",
            "\\N",
            "\\.",
            "{\"не\": \"json\"}",
            "👩‍👩‍👧 приходит с дочкой",
            "",
            "Договорились: 1,5 часа = 2 500 ₽");

    static final List<String> TIME_SLOTS =
            List.of("утро", "день", "вечер", "будни, после 18:00", "выходные \"до обеда\"");

    private Phrases() {}

    /** A document whose value changes when a parser rounds a number, drops a zero or re-encodes a character. */
    static Json document(RandomSource random) {
        return new Members()
                .set("id", random.between(1, 1_000_000))
                .set("source", "yclients")
                .set("rate", new BigDecimal("1.10"))
                .set("price", random.money(9_000))
                .set("tiny", new BigDecimal("0.0000000000000000012300"))
                .set("beyond_double", 9_007_199_254_740_993L)
                .set("beyond_long", new BigInteger("123456789012345678901234567890"))
                .set("comment", random.pick(NOTES))
                .set("emoji", "💈 стрижка ✂️ 𝒔𝒂𝒍𝒐𝒏")
                .set("quoted \"name\"", "a \"b\" \\ c\n\td\u0001\u007f")
                .set("nested", nested(random))
                .set("nothing", null)
                .object();
    }

    /** The Russian cases of a title or name, as YCLIENTS sends them. */
    static Json declensions(String title) {
        return new Members()
                .set("nominative", title)
                .set("genitive", "«" + title + "»")
                .set("accusative", title.strip())
                .object();
    }

    private static Json nested(RandomSource random) {
        return new Members()
                .set("tags", random.some(TAGS, 3))
                .set("empty_list", List.of())
                .set("empty_object", new Members().object())
                .set(
                        "deep",
                        List.of(
                                List.of(new BigDecimal("10.00"), true),
                                new Members().set("да", false).object()))
                .object();
    }
}
