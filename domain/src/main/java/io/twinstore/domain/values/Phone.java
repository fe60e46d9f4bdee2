package io.twinstore.domain.values;

import io.twinstore.domain.errors.StoreException.InvalidInput;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A phone number in its canonical form: its digits in E.164, a Russian one as 7XXXXXXXXXX; the one function through which
 * every stored and every looked-up number goes (contract.md, Phones).
 */
public record Phone(String digits) {

    /** Countries 1 and 7 have 11 digits; none begins with 0 or 89, and Japan's numbers do not with 810. */
    private static final Pattern CANONICAL = Pattern.compile("[17][0-9]{10}|(?!89|810)[2-689][0-9]{9,14}");

    /** The country's digits at the beginning of a number. */
    private static final Pattern COUNTRY =
            Pattern.compile("[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|[0-9]{3}");

    /** How a Russian number is written: area code, then 3, 2 and 2 digits. */
    private static final List<String> RUSSIAN = List.of(
            "7%s%s%s%s",
            "8%s%s%s%s",
            "%s%s%s%s",
            "+7%s%s%s%s",
            "+7 (%s) %s-%s-%s",
            "8 (%s) %s-%s-%s",
            "+7(%s)%s-%s-%s",
            "8(%s)%s-%s-%s",
            "+7 %s %s-%s-%s",
            "8 %s %s-%s-%s",
            "+7 %s %s %s %s",
            "8 %s %s %s %s",
            "+7-%s-%s-%s-%s",
            "8-%s-%s-%s-%s",
            "7%s%s%s%s@c.us",
            "7%s%s%s%s@s.whatsapp.net");

    /** Refuses what is not canonical; text from outside goes through {@link #of}. */
    public Phone {
        if (!CANONICAL.matcher(digits).matches()) {
            throw new IllegalArgumentException("not the canonical form of a phone number");
        }
    }

    /**
     * Reads a number from a text that may also have punctuation, a scheme, an extension, or a WhatsApp server.
     *
     * <p>Without a plus or an international prefix (00, or 8 10 before at least ten more digits), 10 digits and 11 that begin
     * with 8 are Russian, and other digits begin with their country.
     *
     * @throws InvalidInput when it is no phone number, or more than one
     */
    public static Phone of(@Nullable String text) {
        if (text == null) {
            throw new InvalidInput("a phone number is missing");
        }
        var digits = PhoneText.read(text);
        if (!CANONICAL.matcher(digits).matches()) {
            throw new InvalidInput("a phone number has digits that no country's numbers have;"
                    + " give all of it, with a plus and the country in front");
        }
        return new Phone(digits);
    }

    /** The digits, without anything else, of all forms in which earlier programs may have stored this number. */
    public List<String> storedForms() {
        if (isRussian()) {
            var national = digits.substring(1);
            return List.of(digits, "8" + national, national, "78" + national, "00" + digits, "810" + digits);
        }
        var trunk = COUNTRY.matcher(digits).replaceFirst("$0\\0");
        return List.of(digits, "00" + digits, "810" + digits, trunk);
    }

    /** The texts in which this number is stored most often, so that an index can find it without looking at every row. */
    public List<String> writtenForms() {
        if (!isRussian()) {
            return List.of(digits, "+" + digits, "00" + digits, digits + "@c.us", digits + "@s.whatsapp.net");
        }
        return RUSSIAN.stream().map(this::formatted).toList();
    }

    private String formatted(String form) {
        return form.formatted(
                digits.substring(1, 4), digits.substring(4, 7), digits.substring(7, 9), digits.substring(9));
    }

    private boolean isRussian() {
        return digits.charAt(0) == '7';
    }

    /** Nothing of it: a phone number never appears in a log or a message, nor a hash that can be tried for all of them. */
    @Override
    public String toString() {
        return "a phone number";
    }
}
