package io.twinstore.bootstrap.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.twinstore.schema.TestDatabase;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only PostgREST can do is refused in so many words; what neither can do is refused as PostgREST does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NotSpokenTest {
    private final TestDatabase database = TestDatabase.empty();
    private final Sandbox sandbox = Sandbox.start(Wire.settings(database, 1000));

    @BeforeAll
    void load() throws Exception {
        Wire.execute(
                database,
                "create schema test;"
                        + "create table test.items(id int primary key, note text, arr int[], done bool, data jsonb)");
    }

    @AfterAll
    void stop() {
        sandbox.close();
        database.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET|/items?select=id,other(*)|",
                "GET|/items?select=id,x:other!inner(id)|",
                "GET|/items?select=...other(id)|",
                "GET|/items?select=data-%3E%3Ea|",
                "GET|/items?select=bad-alias:id|",
                "GET|/items?data-%3Ea=eq.1|",
                "GET|/items?order=data-%3Ea|",
                "GET|/items?order=other(id)|",
                "GET|/items?arr=cs.%7B1%7D|",
                "GET|/items?arr=not.ov.%7B1%7D|",
                "GET|/items?note=fts.cat|",
                "GET|/items?note=plfts(english).cat|",
                "GET|/items?id=eq(any).%7B1,2%7D|",
                "GET|/items?or=(note.like(all).%7Ba*%7D,id.eq.1)|",
                "GET|/items|Accept: text/csv",
                "GET|/items|Accept: application/vnd.pgrst.plan+json",
                "GET|/items|Prefer: count=planned",
                "GET|/items|Prefer: count=estimated",
                "GET|/items|Prefer: timezone=Europe/Moscow",
                "POST|/items|Content-Type: text/csv",
                "POST|/items|Content-Type: application/x-www-form-urlencoded",
                "PUT|/items?id=eq.1|",
                "OPTIONS|/items|",
                "POST|/rpc/fn|",
                "GET|/rpc/fn|"
            })
    void itIsRefusedInSoManyWords(String method, String target, @Nullable String header) throws Exception {
        JsonNode error = error(400, method, target, header);
        assertEquals("PGRST127", error.path("code").asText());
        assertEquals("Feature not implemented", error.path("message").asText());
        assertTrue(error.path("details").asText().startsWith("The sandbox does not speak "), error::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PGRST100|400|GET|/items?id=5|",
                "PGRST100|400|GET|/items?id=EQ.5|",
                "PGRST100|400|GET|/items?id=eq|",
                "PGRST100|400|GET|/items?id=in.1,2|",
                "PGRST100|400|GET|/items?id=in.(1,2|",
                "PGRST100|400|GET|/items?or=(id.eq.1,id.is.nullx)|",
                "PGRST100|400|GET|/items?or=(id.eq.1|",
                "PGRST100|400|GET|/items?select=id,|",
                "PGRST100|400|GET|/items?order=id.up|",
                "PGRST100|400|GET|/items?order=id.nullslast.desc|",
                "PGRST100|400|GET|/items?on_conflict=|",
                "PGRST102|400|POST|/fake|",
                "PGRST106|406|GET|/items|Accept-Profile: other",
                "PGRST106|406|DELETE|/items|Content-Profile: other",
                "PGRST107|406|DELETE|/items?id=eq.1|Accept: text/x",
                "PGRST108|400|GET|/items?other.id=eq.1|",
                "PGRST108|400|GET|/items?other.order=id|",
                "PGRST108|400|GET|/items?other.or=(id.eq.1)|",
                "PGRST117|405|TRACK|/items|",
                "PGRST122|400|GET|/items|Prefer: handling=strict, foo=bar",
                "PGRST123|400|GET|/items?select=id.sum()|",
                "PGRST123|400|GET|/items?select=n:count()|",
                "PGRST124|400|DELETE|/items?id=gt.0|Prefer: handling=strict, max-affected=0",
                "PGRST205|404|GET|/fake?nope=eq.1|",
                "22P02|400|GET|/items?id=eq.x|",
                "42703|400|GET|/items?select=nope|",
                "42703|400|GET|/items?order=nope|",
                "42704|400|GET|/items?select=id::nope|",
                "42804|400|GET|/items?note=is.true|",
                "42883|404|GET|/items?id=like.1*|",
                "2201B|400|GET|/items?note=match.(|",
            })
    void itIsRefusedAsPostgrestDoes(String code, int status, String method, String target, @Nullable String header)
            throws Exception {
        Wire.execute(database, "insert into test.items(id, note) values (1, 'x') on conflict do nothing");
        assertEquals(code, error(status, method, target, header).path("code").asText());
    }

    private JsonNode error(int status, String method, String target, @Nullable String header) throws Exception {
        Map<String, String> headers = new HashMap<>(Map.of("apikey", Wire.KEY));
        if (header != null) {
            headers.put(header.substring(0, header.indexOf(':')), header.substring(header.indexOf(':') + 2));
        }
        HttpResponse<String> answer = Wire.call(sandbox, method, target, headers, null);
        assertEquals(status, answer.statusCode(), answer::body);
        return Wire.json(answer.body());
    }
}
