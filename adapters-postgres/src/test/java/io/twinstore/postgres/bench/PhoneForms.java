package io.twinstore.postgres.bench;

import io.twinstore.domain.values.Phone;

/** The forms of a number for which a lookup asks, as the contract lists them. */
final class PhoneForms {
    private PhoneForms() {}

    static String[] digits(String phone) {
        return Phone.of(phone).storedForms().toArray(String[]::new);
    }

    static String[] written(String phone) {
        return Phone.of(phone).writtenForms().toArray(String[]::new);
    }
}
