package io.twinstore.domain.values;

import io.twinstore.domain.errors.StoreException.InvalidInput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A phone number in its canonical form: digits only, a Russian one as 7XXXXXXXXXX; the one function through which every
 * stored and every looked-up number goes.
 */
public record Phone(String digits) {
    private static final int NATIONAL = 10;

    /** Refuses what is not canonical; text from outside goes through {@link #of}. */
    public Phone {
        if (!digits.matches("[0-9]{10,}")) {
            throw new IllegalArgumentException("not the canonical form of a phone number");
        }
    }

    /**
     * Reads a number with any punctuation or a WhatsApp suffix such as {@code @c.us}.
     *
     * @throws InvalidInput when it has fewer than 10 digits
     */
    public static Phone of(@Nullable String text) {
        if (text == null) {
            throw new InvalidInput("a phone number is missing");
        }
        return new Phone(canonical(text));
    }

    /** The digits under which earlier programs may have stored this number. */
    public List<String> storedForms() {
        if (digits.length() != NATIONAL + 1 || digits.charAt(0) != '7') {
            return List.of(digits);
        }
        var national = digits.substring(1);
        return List.of(digits, "8" + national, national);
    }

    /** Nothing of it: a phone number never appears in a log or a message, nor a hash that can be tried for all of them. */
    @Override
    public String toString() {
        return "a phone number";
    }

    private static String canonical(String text) {
        var number = withoutSuffix(text).strip();
        var digits = number.replaceAll("[^0-9]", "");
        if (digits.length() < NATIONAL) {
            throw new InvalidInput("a phone number has " + digits.length() + " digits; at least 10 are needed");
        }
        if (number.startsWith("+")) { // with its country: only 7 is Russia
            return digits;
        }
        if (digits.length() == NATIONAL) {
            return "7" + digits;
        }
        return digits.length() == NATIONAL + 1 && digits.charAt(0) == '8' ? "7" + digits.substring(1) : digits;
    }

    /** Cuts WhatsApp's {@code :device@server}, whose device number is no part of the phone number. */
    private static String withoutSuffix(String text) {
        int at = text.indexOf('@');
        if (at < 0) {
            return text;
        }
        int device = text.lastIndexOf(':', at);
        return text.substring(0, device < 0 ? at : device);
    }
}
