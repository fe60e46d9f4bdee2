package io.twinstore.domain.values;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.twinstore.domain.errors.StoreException.InvalidInput;
import java.util.List;
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
                " 7.916.123.45.67 "
            })
    void everyFormOfARussianNumberIsTheOneNumber(String text) {
        assertEquals("79161234567", Phone.of(text).digits());
    }

    @ParameterizedTest
    @CsvSource({
        "+49 151 23456789, 4915123456789",
        "+1-202-555-0143, 12025550143",
        "+374 10 123456, 37410123456",
        "+84 91 234 56 78, 84912345678",
        "+47 912 34 567, 4791234567"
    })
    void otherCountriesKeepTheirDigits(String text, String digits) {
        assertEquals(digits, Phone.of(text).digits());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123456789", "no digits at all", "916-123-45", "@c.us"})
    void fewerThanTenDigitsAreInvalidAndNotRepeated(String text) {
        var error = assertThrows(InvalidInput.class, () -> Phone.of(text));
        assertFalse(!text.isEmpty() && String.valueOf(error.getMessage()).contains(text));
    }

    @Test
    void aRussianNumberIsLookedForInThreeForms() {
        assertEquals(
                List.of("79161234567", "89161234567", "9161234567"),
                Phone.of("9161234567").storedForms());
        assertEquals(List.of("4915123456789"), Phone.of("4915123456789").storedForms());
    }

    @Test
    void itsTextHidesTheNumber() {
        assertEquals("a phone number", Phone.of("89161234567").toString());
    }
}
