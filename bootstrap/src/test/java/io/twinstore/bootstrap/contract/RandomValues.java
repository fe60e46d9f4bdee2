package io.twinstore.bootstrap.contract;

import io.twinstore.domain.contract.Bounds;
import io.twinstore.domain.contract.Extremes;
import io.twinstore.domain.contract.Rows;
import io.twinstore.domain.rows.Column;
import io.twinstore.domain.values.Json;
import io.twinstore.domain.values.Text;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Values for any column, by the name of its type: ordinary ones, and those at the ends of what it holds. */
final class RandomValues {
    private static final List<String> WORDS =
            List.of("Анна", "анна", "АННА", "Мария", "ёж", "Ольга", "x", "X", "ſ", "K");
    private static final int[] PLANES = {
        0x0, 0x400, 0x3000, 0xe000, 0x1f600, 0x20000, 0x30000, 0xe0000, 0xf0000, 0x10ff00
    };

    private final Random random;

    RandomValues(Random random) {
        this.random = random;
    }

    <E> E one(List<E> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** True so often in a hundred times. */
    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** A value that the column holds. */
    <T> @Nullable T held(Column<?, T> column) {
        return chance(30) ? one(Extremes.of(column)) : ordinary(column);
    }

    /** A value that the column may also refuse. */
    <T> @Nullable T any(Column<?, T> column) {
        var beyond = Extremes.beyond(column);
        return chance(2) && !beyond.isEmpty() ? one(beyond) : held(column);
    }

    @SuppressWarnings("unchecked") // by the name of the column's type
    private <T> @Nullable T ordinary(Column<?, T> column) {
        if (column.nullable() && chance(15)) {
            return null;
        }
        return (T)
                switch (column.type().name()) {
                    case "integer" -> random.nextInt(20) - 5;
                    case "bigint" -> (long) random.nextInt(20) - 5;
                    case "boolean" -> random.nextBoolean();
                    case "text" -> text(Bounds.length(column));
                    case "numeric" -> decimal(Bounds.integerDigits(column), Bounds.scale(column));
                    case "date" -> date();
                    case "time" -> LocalTime.ofNanoOfDay(random.nextLong(86_400_000_000L) * 1_000);
                    case "timestamptz" -> instant();
                    case "uuid" -> new UUID(random.nextLong(), random.nextLong());
                    case "jsonb" -> json(3);
                    case "bigint[]" -> list(random::nextLong);
                    case "text[]" -> list(() -> text(Bounds.length(column)));
                    default -> throw new IllegalArgumentException(column.toString());
                };
    }

    LocalDate date() {
        return Rows.DAY.plusDays(random.nextInt(9) - 4);
    }

    Instant instant() {
        return chance(50)
                ? Instant.parse("2026-03-14T09:26:53Z").plusSeconds(random.nextInt(7) - 3)
                : Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
    }

    /** At most so many characters of any plane, or a word, or syntax. */
    String text(int length) {
        var text = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            text.append(piece());
        }
        int end = Math.min(length, text.codePointCount(0, text.length()));
        return text.substring(0, text.offsetByCodePoints(0, end));
    }

    private String piece() {
        if (chance(50)) {
            return one(WORDS);
        }
        var hostile = one(Hostile.TEXTS);
        boolean storable = Text.problem(hostile) == null;
        return chance(60) && storable ? hostile : Character.toString(one(PLANES) + 1 + random.nextInt(200));
    }

    private int one(int[] of) {
        return of[random.nextInt(of.length)];
    }

    private BigDecimal decimal(int digits, int scale) {
        var unscaled = new BigInteger(1 + random.nextInt(30), random).mod(BigInteger.TEN.pow(digits + scale));
        var value = new BigDecimal(unscaled, scale);
        return chance(20) ? value.negate() : chance(30) ? value.stripTrailingZeros() : value;
    }

    private <E> List<@Nullable E> list(Supplier<E> element) {
        var list = new ArrayList<@Nullable E>();
        for (int i = random.nextInt(5); i > 0; i--) {
            list.add(chance(20) ? null : element.get());
        }
        return list;
    }

    Json json(int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 7)) {
            case 0 -> Json.NULL;
            case 1 -> Json.of(random.nextBoolean());
            case 2 -> Json.of(new BigDecimal(new BigInteger(random.nextInt(200), random), random.nextInt(60) - 20));
            case 3, 4 -> Json.of(text(50));
            case 5 -> Json.of(list(() -> json(depth - 1)));
            default -> object(depth);
        };
    }

    private Json object(int depth) {
        var members = new LinkedHashMap<String, Json>();
        for (int i = random.nextInt(4); i > 0; i--) {
            members.put(text(20), json(depth - 1));
        }
        return new Json.Obj(members);
    }
}
