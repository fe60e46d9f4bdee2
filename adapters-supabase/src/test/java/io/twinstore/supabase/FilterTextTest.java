package io.twinstore.supabase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.domain.clients.BookingColumns;
import io.twinstore.domain.clients.Client;
import io.twinstore.domain.clients.ClientColumns;
import io.twinstore.domain.query.Condition;
import io.twinstore.domain.query.Order;
import io.twinstore.domain.query.Query;
import io.twinstore.domain.values.Phone;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterTextTest {

    private static <A> String url(Condition<A> condition) {
        var call = RestCall.get("t");
        FilterText.add(call, condition);
        return call.pathAndQuery();
    }

    @Test
    void aValueIsDataWhereverItStands() {
        var hostile = "a,b)\"\\&x=1;+ %";
        assertEquals("/t?name=eq.a%2Cb%29%22%5C%26x%3D1%3B%2B%20%25", url(Condition.eq(ClientColumns.NAME, hostile)));
        assertEquals(
                "/t?name=in.%28%22a%2Cb%29%5C%22%5C%5C%26x%3D1%3B%2B%20%25%22%29",
                url(Condition.in(ClientColumns.NAME, List.of(hostile))));
    }

    @Test
    void aTreeQuotesItsValues() {
        assertEquals(
                "/t?or=%28status.is.null%2Cstatus.neq.%22cancelled%22%29",
                url(Condition.anyOf(List.of(
                        Condition.isNull(BookingColumns.STATUS), Condition.neq(BookingColumns.STATUS, "cancelled")))));
    }

    @Test
    void everyOrderSaysWhereItsNullsGoAndEndsInTheKey() {
        var query = Query.of(ClientColumns.SCHEMA)
                .orderBy(Order.desc(ClientColumns.LAST_VISIT_DATE))
                .orderBy(Order.asc(ClientColumns.NAME));
        assertEquals("last_visit_date.desc.nullslast,name.asc.nullslast,id.asc", FilterText.order(query));
    }

    @ParameterizedTest
    @CsvSource({
        "%ан%, Анна, true",
        "%ан%, Ольга, false",
        "a_c, abc, true",
        "a_c, ac, false",
        "a\\_c, abc, false",
        "a\\_c, a_c, true",
        "%5*(2+3)[x]{y}^$|.?%, 5*(2+3)[x]{y}^$|.?, true",
        "%100\\%%, 100% хлопок, true"
    })
    void aLikePatternMatchesWhatItsRegularExpressionMatches(String like, String text, boolean matches) {
        int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL;
        assertEquals(
                matches,
                Pattern.compile(LikePattern.regex(like), flags).matcher(text).find());
    }

    @Test
    void aPhoneIsFoundInEveryFormAndNoOtherIs() {
        var url = url(new Condition.SamePhone<>(ClientColumns.PHONE, Phone.of("9161234567")));
        assertTrue(url.startsWith("/t?phone=match."));
        var regex = URLDecoder.decode(url.substring("/t?phone=match.".length()), StandardCharsets.UTF_8);
        for (var stored : List.of("79161234567", "8 (916) 123-45-67", "916.123.45.67", "+7 916 1234567@c.us")) {
            assertTrue(Pattern.compile(regex).matcher(stored).find(), stored);
        }
        for (var other : List.of("99161234567", "7916123456", "779161234567", "79161234568")) {
            assertTrue(!Pattern.compile(regex).matcher(other).find(), other);
        }
    }

    @Test
    void aLongListIsSplitWithoutLossAndFitsTheUrl() {
        var ids = LongStream.range(0, 5_000).boxed().toList();
        var query = Query.of(ClientColumns.SCHEMA).where(Condition.in(ClientColumns.YCLIENTS_ID, ids));
        var parts = LongLists.split(query);
        assertTrue(parts.size() > 1);
        assertEquals(ids, parts.stream().flatMap(part -> values(part).stream()).toList());
        for (var part : parts) {
            assertTrue(url(part.conditions().get(0)).length() < 6_000);
        }
    }

    private static List<?> values(Query<Client> part) {
        return part.conditions().get(0) instanceof Condition.In<Client, ?> in ? in.values() : List.of();
    }
}
