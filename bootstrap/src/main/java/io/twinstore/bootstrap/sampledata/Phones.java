package io.twinstore.bootstrap.sampledata;

import io.twinstore.domain.values.Phone;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Phone numbers as earlier programs wrote them; no two, written in whatever way, are the same number. */
final class Phones {
    /** How a Russian number is written: area code, then 3, 2 and 2 digits. */
    static final List<String> RUSSIAN = List.of(
            "8%s%s%s%s",
            "+7 (%s) %s-%s-%s", "7%s%s%s%s", "+7%s%s%s%s", "%s%s%s%s", "7%s%s%s%s@c.us", "8 (%s) %s-%s-%s");

    /** How other countries' numbers are written: country, operator, then 3, 2 and 2 digits. */
    static final List<String> FOREIGN =
            List.of("+375 29 %s-%s-%s", "99890%s%s%s", "+995 (555) %s %s %s", "37491%s%s%s@c.us");

    private final RandomSource random;
    private final Set<Phone> taken = new HashSet<>();

    Phones(RandomSource random) {
        this.random = random;
    }

    /** A number that was not answered before. */
    String next() {
        String phone;
        do {
            phone = random.oneIn(40) ? foreign() : russian();
        } while (!taken.add(Phone.of(phone)));
        return phone;
    }

    private String russian() {
        return random.pick(RUSSIAN).formatted("9" + digits(2), digits(3), digits(2), digits(2));
    }

    private String foreign() {
        return random.pick(FOREIGN).formatted(digits(3), digits(2), digits(2));
    }

    private String digits(int count) {
        return String.join("", random.times(count, i -> String.valueOf(random.between(0, 9))));
    }
}
