package io.twinstore.domain.values;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.twinstore.domain.errors.StoreException.InvalidInput;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Valid numbers of all countries and kinds, written as libphonenumber writes them, are read as it reads them. */
class EveryCountrysPhoneTest {
    private static final PhoneNumberUtil JUDGE = PhoneNumberUtil.getInstance();
    private static final int TRIES = 6;
    private static final List<String> EXTENSIONS = List.of(" доб. 12", " ext. 1234", "x7", " #12", ";ext=345");

    private final long seed = Long.getLong("twinstore.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void isReadInEveryFormat() throws NumberParseException {
        System.out.println("EveryCountrysPhoneTest: -Dtwinstore.seed=" + seed);
        var numbers = numbers();
        int texts = 0;
        for (var number : numbers) {
            var digits = JUDGE.format(number, PhoneNumberFormat.E164).substring(1);
            for (var text : written(number, digits)) {
                read(text, digits);
                texts++;
            }
        }
        System.out.println("EveryCountrysPhoneTest: " + numbers.size() + " numbers in " + texts + " texts");
        assertTrue(numbers.size() > 3_000, "too few numbers: " + numbers.size());
    }

    private static void read(String text, String digits) {
        if (digits.length() < 10 || digits.length() > 15 || digits.startsWith("810")) {
            assertThrows(
                    InvalidInput.class, () -> Phone.of(text), text); // the rule, or a Japanese number for Japan only
        } else {
            assertEquals(digits, assertDoesNotThrow(() -> Phone.of(text), text).digits(), text);
        }
    }

    /** The texts that name the country, and a Russian number's that do not. */
    private List<String> written(PhoneNumber number, String digits) {
        var extended = new PhoneNumber().mergeFrom(number).setExtension(String.valueOf(1 + random.nextInt(999_999)));
        var international = JUDGE.format(number, PhoneNumberFormat.INTERNATIONAL);
        var texts = new ArrayList<>(List.of(
                "+" + digits,
                international,
                JUDGE.format(number, PhoneNumberFormat.RFC3966),
                JUDGE.format(extended, PhoneNumberFormat.E164),
                JUDGE.format(extended, PhoneNumberFormat.INTERNATIONAL),
                JUDGE.format(extended, PhoneNumberFormat.RFC3966),
                JUDGE.formatOutOfCountryCallingNumber(number, "RU"),
                JUDGE.formatOutOfCountryCallingNumber(extended, "RU"),
                JUDGE.formatOutOfCountryCallingNumber(number, number.getCountryCode() == 49 ? "FR" : "DE"),
                "00" + digits,
                international.replace("+", "00 "),
                international.replaceFirst("\\+[0-9]+", "($0)"),
                international.replace("+", "＋").replace(' ', '\u00a0') + '\u200e',
                "tel:+" + digits,
                digits + "@c.us",
                digits + ":7@s.whatsapp.net",
                international + EXTENSIONS.get(random.nextInt(EXTENSIONS.size()))));
        if (digits.length() >= 10) { // fewer after 8 10 would be a Russian number
            texts.addAll(List.of("810" + digits, international.replace("+", "8 10 ")));
        }
        if (digits.length() > 10 && !digits.matches("8[0-9]{10}")) {
            texts.add(digits);
        }
        if (number.getCountryCode() == 7) {
            texts.addAll(national(number, extended, digits.substring(1)));
        }
        return texts;
    }

    private static List<String> national(PhoneNumber number, PhoneNumber extended, String digits) {
        return List.of(
                JUDGE.format(number, PhoneNumberFormat.NATIONAL),
                JUDGE.format(extended, PhoneNumberFormat.NATIONAL),
                "8" + digits,
                digits);
    }

    /** An example of every country and kind, and as many of its neighbours as chance finds. */
    private Set<PhoneNumber> numbers() throws NumberParseException {
        var numbers = new LinkedHashSet<PhoneNumber>();
        for (var example : examples()) {
            numbers.add(example);
            for (int i = 0; i < TRIES; i++) {
                neighbour(example).filter(JUDGE::isValidNumber).forEach(numbers::add);
            }
        }
        return numbers;
    }

    private static List<PhoneNumber> examples() {
        var countries = JUDGE.getSupportedRegions().stream()
                .sorted()
                .flatMap(region ->
                        Stream.of(PhoneNumberType.values()).map(type -> JUDGE.getExampleNumberForType(region, type)));
        var everywhere = JUDGE.getSupportedGlobalNetworkCallingCodes().stream()
                .sorted()
                .map(JUDGE::getExampleNumberForNonGeoEntity);
        return Stream.concat(countries, everywhere).filter(Objects::nonNull).toList();
    }

    /** The number with some of its digits changed. */
    private Stream<PhoneNumber> neighbour(PhoneNumber number) throws NumberParseException {
        var text = new StringBuilder(JUDGE.format(number, PhoneNumberFormat.E164));
        int country = String.valueOf(number.getCountryCode()).length();
        for (int i = 0; i < 4; i++) {
            int place = 1 + country + random.nextInt(text.length() - 1 - country);
            text.setCharAt(place, (char) ('0' + random.nextInt(10)));
        }
        return Stream.of(JUDGE.parse(text, null));
    }
}
