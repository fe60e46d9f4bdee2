package io.twinstore.domain.values;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.domain.errors.StoreException.InvalidInput;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "89161234567",
                "+79161234567",
                "79161234567",
                "9161234567",
                "+7 (916) 123-45-67",
                "8-916-123-45-67",
                "79161234567@c.us",
                "79161234567:12@s.whatsapp.net",
                " 7.916.123.45.67 ",
                "8,916,123,45,67",
                "+7,916,123,45,67",
                "(8) 916 123 45 67",
                "+7 (8) 916 123-45-67",
                "+8 916 123-45-67",
                "тел. +7 916 123-45-67 (Анна)",
                "8\u00a0916\u202f123\u201145\u201167",
                "\u202a+7 916 123\u201345\u201367\u202c",
                "\u200e+79161234567\u200f",
                "８ ９１６ １２３ ４５ ６７",
                "＋7 916 1234567",
                "➕7 916 1234567",
                "٠8 916 1234567!",
                "tel:+7-916-123-45-67",
                "tel:9161234567;phone-context=+7",
                "whatsapp:+79161234567",
                "whatsapp://send?phone=%2B79161234567&text=",
                "https://wa.me/79161234567",
                "007 916 123 45 67",
                "8 10 7 916 123 45 67",
                "79161234567_1:2@s.whatsapp.net",
                "79161234567.0:1@S.WhatsApp.net ",
                "89161234567@c.us"
            })
    void everyFormOfARussianNumberIsTheOneNumber(String text) {
        assertEquals("79161234567", Phone.of(text).digits());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s доб. 12",
                "%s доб 12",
                "%s (доб.12)",
                "%s, добавочный 12",
                "%s вн. 1-2",
                "%s внутр. номер 12",
                "%s ext 12",
                "%s ext. 12, Анна",
                "%s extension: 12",
                "%s;ext=12",
                "tel:%s;ext=12;isub=3",
                "%sx12",
                "%s х12",
                "%s #12",
                "%s,12",
                "%s,,12",
                "%s;12",
                "%sp12",
                "%s доб. 123456789"
            })
    void anExtensionIsLeftOut(String form) {
        for (var number : List.of("+7 916 123-45-67", "8 (916) 123-45-67", "9161234567", "00 7 916 1234567")) {
            assertEquals("79161234567", Phone.of(form.formatted(number)).digits(), number);
        }
        assertEquals("3725123456", Phone.of(form.formatted("+372 512 3456")).digits());
        if (!form.matches("%s[,;p]+12")) { // a comma within a number is punctuation
            refused(form.formatted("+372 512 345"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "+49 151 23456789 | 4915123456789",
                "+1-202-555-0143 | 12025550143",
                "+374 10 123456 | 37410123456",
                "+84 91 234 56 78 | 84912345678",
                "+47 912 34 567 | 4791234567",
                "(+372) 512 3456 | 3725123456",
                "+ (372) 512 3456 | 3725123456",
                "тел.: + 372 512 3456 | 3725123456",
                "tel:+3725123456 | 3725123456",
                "tel:%2B3725123456 | 3725123456",
                "tel:5123456;phone-context=+372 | 3725123456",
                "tel:+3725123456;phone-context=example.com | 3725123456",
                "372 512 3456+ | 3725123456",
                "＋372 512 3456 | 3725123456",
                "3725123456@c.us | 3725123456",
                "84912345678:3@s.whatsapp.net | 84912345678",
                "00 372 512 3456 | 3725123456",
                "00372-512-3456 | 3725123456",
                "+00 372 512 3456 | 3725123456",
                "8 10 372 512 3456 | 3725123456",
                "8~10 372 512 3456 | 3725123456",
                "8-10-49-151-23456789 | 4915123456789",
                "+49 (0)151 / 23456789 | 4915123456789",
                "0049 (0) 151 23456789 | 4915123456789",
                "+39 (0)6 1234 5678 | 390612345678",
                "4915123456789 | 4915123456789",
                "8613812345678 | 8613812345678"
            })
    void otherCountriesKeepTheirDigits(String text, String digits) {
        assertEquals(digits, Phone.of(text).digits());
    }

    @ParameterizedTest
    @CsvSource({"8101234567, 78101234567", "81012345678, 71012345678"})
    void tenDigitsAfterAnEightAreRussianEvenIfTheyBeginLikeAnInternationalPrefix(String text, String digits) {
        assertEquals(digits, Phone.of(text).digits());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "123456789", "no digits at all", "916-123-45", "@c.us", "+372 512 345", "00 372 512 345"})
    void fewerThanTenDigitsAreInvalidAndNotRepeated(String text) {
        var message = refused(text);
        assertFalse(!text.isEmpty() && message.contains(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "235085806727321@lid",
                "79161234567@lid",
                "79161234567-1612345678@g.us",
                "120363012345678901@g.us",
                "status@broadcast",
                "79161234567@broadcast",
                "120363012345678@newsletter",
                "79161234567@example.com",
                "sip:79161234567@example.com",
                "sip:+79161234567",
                "true_79161234567@c.us_3EB0",
                "79161234567@"
            })
    void anIdThatStandsForNoNumberIsInvalid(String text) {
        var message = refused(text);
        assertTrue(message.contains("@c.us"), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+7 916 123-45-67, +7 925 123-45-67",
                "8 916 123 45 67 / 8 925 123 45 67",
                "8 916 123-45-67/68",
                "+49 151 23456789/90",
                "8 916 123 45 67, 123-45-67",
                "+7 916 123-45-67 или 68",
                "+79161234567;+79251234567",
                "+7 916 123-45-67 доб. 89251234567",
                "+372 512 3456 after 18:00",
                "1) +7 916 123 45 67",
                "8 (+7) 916 123 45 67",
                "8 (+372) 51 23456",
                "8 (+372) 51 2345",
                "https://wa.me/79161234567?text=12"
            })
    void moreThanOneNumberIsInvalid(String text) {
        var message = refused(text);
        assertTrue(message.contains("one number"), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234567890123456",
                "+7 916 123-45-67 12",
                "+7 916 123-45-6",
                "011 49 151 23456789",
                "8 10 372 512 345",
                "+81 080 1234 5678",
                "8916123456789",
                "+1 202 555 01431"
            })
    void whatNoCountryHasIsInvalid(String text) {
        refused(text);
    }

    private static String refused(String text) {
        var message = String.valueOf(
                assertThrows(InvalidInput.class, () -> Phone.of(text), text).getMessage());
        assertFalse(message.matches(".*[0-9]{5}.*"), message);
        return message;
    }

    @Test
    void aTextOfAnyLengthIsRead() {
        for (var text : List.of("7".repeat(200_000), "+7 ".repeat(200_000), "доб. 1 ".repeat(100_000))) {
            assertThrows(InvalidInput.class, () -> Phone.of(text));
        }
        refused("(".repeat(200_000) + "0)");
        refused("7" + ")".repeat(200_000) + "7");
    }

    @Test
    void aNumberInItsFormIsReadByTheSameRulesAsAnyOther() {
        long seed = Long.getLong("twinstore.seed", System.nanoTime());
        System.out.println("PhoneTest: -Dtwinstore.seed=" + seed);
        var random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            var national = "%010d".formatted(random.nextLong(10_000_000_000L));
            assertEquals(read("7 " + national), read("7" + national), national);
        }
    }

    private static String read(String text) {
        try {
            return Phone.of(text).digits();
        } catch (InvalidInput e) {
            return String.valueOf(e.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0123456789", "791612345678", "7916123456", "81012345678901", "+79161234567", "791612345"})
    void onlyACanonicalNumberIsOne(String digits) {
        assertThrows(IllegalArgumentException.class, () -> new Phone(digits));
    }

    @Test
    void aNumberIsLookedForInItsStoredForms() {
        assertEquals(
                List.of("79161234567", "89161234567", "9161234567", "789161234567", "0079161234567", "81079161234567"),
                Phone.of("9161234567").storedForms());
        assertEquals(
                List.of("4915123456789", "004915123456789", "8104915123456789", "49015123456789"),
                Phone.of("4915123456789").storedForms());
        assertTrue(Phone.of("+372 512 3456").storedForms().contains("37205123456"));
    }

    @Test
    void everyWrittenFormIsTheNumberAndOneOfItsStoredForms() {
        for (var text : List.of("9161234567", "4915123456789", "+372 512 3456")) {
            var phone = Phone.of(text);
            assertTrue(phone.writtenForms().contains(phone.digits()));
            for (var form : phone.writtenForms()) {
                assertEquals(phone, Phone.of(form.equals("3725123456") ? "+" + form : form), form);
                assertTrue(phone.storedForms().contains(form.replaceAll("[^0-9]", "")), form);
            }
        }
    }

    @Test
    void itsTextHidesTheNumber() {
        assertEquals("a phone number", Phone.of("89161234567").toString());
    }
}
