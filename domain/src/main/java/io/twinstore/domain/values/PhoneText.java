package io.twinstore.domain.values;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import io.twinstore.domain.errors.StoreException.InvalidInput;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the one phone number that a text holds, as people, messengers and address books write it. */
final class PhoneText {
    private static final int NATIONAL = 10;
    private static final int LONGEST = 15;

    /** WhatsApp's servers whose ids are phone numbers; @lid, @g.us, @broadcast and @newsletter are none. */
    private static final Set<String> SERVERS = Set.of("c.us", "s.whatsapp.net");

    private static final Pattern SIP = Pattern.compile("(?i)\\s*sips?:.*", Pattern.DOTALL);
    private static final Pattern PERCENT = Pattern.compile("(?i)%(2[089bde])");
    private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}");

    /** Russia's international prefix with its pause, which is taken for a plus. */
    private static final Pattern PREFIX = Pattern.compile("^([^0-9]*)8\\s?~\\s?10");

    private static final Pattern PLUS_BEHIND = Pattern.compile("^(.*[0-9)])\\s*\\+\\s*$", Pattern.DOTALL);

    /** The agent and the device of a WhatsApp id, as in 79161234567_1:2 and 79161234567.0:1. */
    private static final Pattern DEVICE = Pattern.compile("(?<=[0-9]{10})[._][0-9]{1,3}(?=:|$)|:[0-9]{1,3}$");

    /** Parameters as in RFC 3966, of which one can hold the country. */
    private static final Pattern PARAMETER = Pattern.compile("(?i);\\s*[a-z][a-z-]*=[^;]*");

    private static final Pattern CONTEXT = Pattern.compile("(?i);\\s*phone-context=(\\+[0-9().-]+)");

    /** What says that it is an extension, up to the end of the text. */
    private static final Pattern EXTENSION = Pattern.compile(
            "(?<=[0-9])[\\s\\h\\p{P}]*(?:(?:доб|вн|ext|int|anexo)\\p{L}*[^0-9]*|[xх#][\\s\\h\\p{P}]*)"
                    + "[0-9](?:[\\s-]?[0-9]){0,8}[^0-9]*\\z",
            CASE_INSENSITIVE | UNICODE_CASE);

    /** What telephones take for a pause before an extension; within a number it is punctuation. */
    private static final Pattern PAUSE =
            Pattern.compile("(?<=[0-9])\\s*[,;~*pw]+\\s*[0-9]{1,6}[^0-9]*\\z", CASE_INSENSITIVE);

    /** A plus before a whole number. */
    private static final Pattern PLUS = Pattern.compile("\\+[^0-9\\p{L}]*(?=(?:[0-9][^0-9]*+){10})");

    private static final Pattern PLUS_WITHIN = Pattern.compile("[0-9][^0-9\\p{L}+]*\\+[\\s\\h(.-]*[0-9]");

    /** A trunk zero in brackets, which is not dialled from abroad; Italy's is. */
    private static final Pattern TRUNK =
            Pattern.compile("^([^0-9]*(?:\\+|00)[^0-9\\p{L}]*(?!39)[1-9][0-9]{0,2}[\\s\\h.-]*)\\(0\\)");

    private static final String PUNCTUATION = "\\s\\h\\v\\p{Pd}\\p{Ps}\\p{Pe}\\p{Pc}.·'’−";

    /** One number with nothing but punctuation in it; a slash after ten digits begins another. */
    private static final Pattern ALONE =
            Pattern.compile("[^0-9]*(?:[0-9][" + PUNCTUATION + "/]*){1,9}(?:[0-9][" + PUNCTUATION + "]*){0,9}[^0-9]*");

    /** What most programs hand in: the rules below would give the same. */
    private static final Pattern READ_ALREADY = Pattern.compile("7[0-9]{10}");

    private PhoneText() {}

    /**
     * The number's digits, with the country's, without the plus.
     *
     * @throws InvalidInput when the text holds no number, or more than one
     */
    static String read(String text) {
        if (READ_ALREADY.matcher(text).matches()) {
            return text;
        }
        var number = withoutExtension(withoutParameters(withoutServer(folded(text))));
        number = TRUNK.matcher(number).replaceFirst("$1");
        var plus = PLUS.matcher(number);
        boolean international = plus.find();
        var digits = digits(number);
        int prefix = prefix(digits, international);
        requireLength(digits.length() - prefix);
        boolean second = international && count(number.substring(0, plus.start())) > 0;
        boolean alone = russian(digits, international) || ALONE.matcher(number).matches();
        if (second || !alone || PLUS_WITHIN.matcher(number).find()) {
            throw new InvalidInput("a phone number has other digits beside it; give one number alone");
        }
        return canonical(digits.substring(prefix), international || prefix > 0);
    }

    /** One way to write the same: no direction marks, no full-width or percent-encoded characters, a plus in front. */
    private static String folded(String text) {
        var plain =
                UNSEEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
        var decoded = PERCENT.matcher(plain.replace('➕', '+')).replaceAll(PhoneText::character);
        var prefixed = PREFIX.matcher(decoded).replaceFirst("$1+");
        return PLUS_BEHIND.matcher(prefixed).replaceFirst("+$1");
    }

    private static String character(MatchResult code) {
        return Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(code.group(1), 16)));
    }

    /** The number of a WhatsApp id, which always has its country. */
    private static String withoutServer(String text) {
        int at = text.indexOf('@');
        if (at < 0 && !SIP.matcher(text).matches()) {
            return text;
        }
        if (at < 0 || !SERVERS.contains(text.substring(at + 1).strip().toLowerCase(Locale.ROOT))) {
            throw new InvalidInput("an id or address is a phone number only when it ends in @c.us or @s.whatsapp.net;"
                    + " hidden ids (@lid), groups and broadcasts are none");
        }
        return "+" + DEVICE.matcher(text.substring(0, at)).replaceAll("");
    }

    private static String withoutParameters(String text) {
        var number = PARAMETER.matcher(text).replaceAll("");
        var context = CONTEXT.matcher(text);
        return context.find() && number.indexOf('+') < 0
                ? context.group(1) + number.replaceFirst("^[^0-9]*", "")
                : number;
    }

    private static String withoutExtension(String text) {
        var extension = EXTENSION.matcher(text);
        if (extension.find()) {
            return text.substring(0, extension.start());
        }
        var pause = PAUSE.matcher(text);
        boolean cut = pause.find() && count(text.substring(0, pause.start())) >= NATIONAL;
        return cut && !russian(digits(text), true) ? text.substring(0, pause.start()) : text;
    }

    /** How many digits an international prefix has: 00, or Russia's 8 10 before the ten digits that a number needs. */
    private static int prefix(String digits, boolean international) {
        if (digits.startsWith("00")) {
            return 2;
        }
        return !international && digits.startsWith("810") && digits.length() >= 3 + NATIONAL ? 3 : 0;
    }

    /** So many digits as a Russian number has, between which anything may stand. */
    private static boolean russian(String digits, boolean international) {
        return digits.matches("[78][0-9]{10}") || (!international && digits.length() == NATIONAL);
    }

    /** A Russian number as 7XXXXXXXXXX, also from +8 9XXXXXXXXX and +7 8 XXXXXXXXXX: no country begins with 89 or has these. */
    private static String canonical(String digits, boolean international) {
        if (digits.length() == NATIONAL && !international) {
            return "7" + digits;
        }
        if (digits.length() == NATIONAL + 1 && digits.startsWith(international ? "89" : "8")) {
            return "7" + digits.substring(1);
        }
        boolean both = international && digits.length() == NATIONAL + 2 && digits.startsWith("78");
        return both ? "7" + digits.substring(2) : digits;
    }

    private static void requireLength(int digits) {
        if (digits < NATIONAL) {
            throw new InvalidInput("a phone number has " + digits + " digits; at least 10 are needed");
        }
        if (digits > LONGEST) {
            throw new InvalidInput(
                    "a phone number has " + digits + " digits; at most 15 are possible: give one number");
        }
    }

    private static String digits(String text) {
        return text.replaceAll("[^0-9]", "");
    }

    private static long count(String text) {
        return text.chars().filter(c -> c >= '0' && c <= '9').count();
    }
}
