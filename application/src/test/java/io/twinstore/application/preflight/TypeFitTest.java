package io.twinstore.application.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeFitTest {
    @ParameterizedTest
    @CsvSource({
        "integer, integer, WHOLE",
        "integer, bigint, WHOLE",
        "bigint, numeric, WHOLE",
        "bigint, integer, NARROWER",
        "numeric, integer, NARROWER",
        "integer[], bigint[], WHOLE",
        "bigint[], integer[], NARROWER",
        "character varying, text, WHOLE",
        "text[], character varying[], WHOLE",
        "json, jsonb, WHOLE",
        "jsonb, json, OTHER",
        "text, integer, OTHER",
        "integer, text, OTHER",
        "integer, integer[], OTHER",
        "double precision, numeric, OTHER",
        "timestamp without time zone, timestamp with time zone, NAIVE",
        "timestamp with time zone, timestamp without time zone, OTHER",
        "timestamp without time zone, timestamp without time zone, WHOLE"
    })
    void aTypeFitsOrNot(String source, String target, TypeFit fit) {
        assertEquals(fit, TypeFit.of(source, target));
    }

    @ParameterizedTest
    @CsvSource({
        "raw_phone, rawPhone, true",
        "phone, phone_number, true",
        "client_phone, phone, true",
        "last_visit, last_vist, true",
        "name, title, false",
        "price_min, price_max, true",
        "notes, comment, false",
    })
    void aNameMayMeanAnother(String one, String other, boolean same) {
        assertEquals(same, Similar.names(one, other));
        assertEquals(same, Similar.names(other, one));
    }
}
