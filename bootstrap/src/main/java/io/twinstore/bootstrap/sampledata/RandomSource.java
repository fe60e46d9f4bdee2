package io.twinstore.bootstrap.sampledata;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import net.datafaker.Faker;
import org.jspecify.annotations.Nullable;

/** The chance in one table's rows, and the moment that they are made for. */
final class RandomSource {
    static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");

    private final Random random;
    private final Faker faker;
    private final Instant now;

    RandomSource(long seed, String table, Instant now) {
        this.random = new Random(31 * seed + table.hashCode());
        this.faker = new Faker(Locale.forLanguageTag("ru"), random);
        this.now = now.truncatedTo(ChronoUnit.MICROS);
    }

    Instant now() {
        return now;
    }

    LocalDate today() {
        return LocalDate.ofInstant(now, MOSCOW);
    }

    /** Names, addresses and other words that people have. */
    Faker faker() {
        return faker;
    }

    <T> List<T> times(int count, IntFunction<T> make) {
        return IntStream.range(0, count).mapToObj(make).toList();
    }

    boolean oneIn(int chances) {
        return random.nextInt(chances) == 0;
    }

    /** Both bounds included. */
    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** None to {@code most} of the choices, with a null here and there. */
    <T> List<@Nullable T> some(List<T> choices, int most) {
        var picked = new ArrayList<@Nullable T>();
        for (int left = between(0, most); left > 0; left--) {
            picked.add(oneIn(9) ? null : pick(choices));
        }
        return picked;
    }

    /** An id with gaps before and after it, different for every index. */
    long id(long first, int index, int stride) {
        return first + (long) index * stride + random.nextInt(stride);
    }

    /** A decimal below {@code limit} with every one of its decimals drawn. */
    BigDecimal decimal(int limit, int scale) {
        return BigDecimal.valueOf((long) (random.nextDouble() * limit * Math.pow(10, scale)), scale);
    }

    /** An amount of money, to the cent. */
    BigDecimal money(int limit) {
        return decimal(limit, 2);
    }

    /** An instant, to the microsecond, at most {@code most} and at least {@code least} days before now. */
    Instant daysAgo(int most, int least) {
        return between(now.minus(Duration.ofDays(most)), now.minus(Duration.ofDays(least)));
    }

    /** An instant, to the microsecond; the end is not included. */
    Instant between(Instant start, Instant end) {
        long micros = ChronoUnit.MICROS.between(start, end);
        return start.plus((long) (random.nextDouble() * micros), ChronoUnit.MICROS);
    }

    UUID uuid() {
        return UUID.nameUUIDFromBytes(bytes(16));
    }

    String hex(int length) {
        return HexFormat.of().formatHex(bytes(length));
    }

    /** Looks like a key and says what it is to whoever decodes it. */
    String fakeKey() {
        var text = "DEMO, NOT A KEY " + hex(8);
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    private byte[] bytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
