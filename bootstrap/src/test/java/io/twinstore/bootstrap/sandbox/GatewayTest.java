package io.twinstore.bootstrap.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.twinstore.schema.TestDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Nobody without the key gets past the gateway, and no refusal tells what the key is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayTest {
    private final TestDatabase database = TestDatabase.empty();
    private final Sandbox sandbox = Sandbox.start(Wire.settings(database, 1000));

    @BeforeAll
    void load() throws Exception {
        Wire.execute(
                database,
                "create schema test; set search_path = test;"
                        + "create table numbers(id int primary key, note text);"
                        + "insert into numbers select i, 'number ' || i from generate_series(1, 3000) i;");
    }

    @AfterAll
    void stop() {
        sandbox.close();
        database.close();
    }

    @Test
    void aCallWithoutAKeyIsRefusedByTheGateway() throws Exception {
        HttpResponse<String> answer = Wire.call(sandbox, "GET", "/numbers", Map.of(), null);
        assertEquals(401, answer.statusCode());
        assertEquals(
                Wire.json("{\"message\":\"No API key found in request\","
                        + "\"hint\":\"No `apikey` request header or url param was found.\"}"),
                Wire.json(answer.body()));
    }

    @Test
    void aCallWithAnotherKeyIsRefusedWithoutNamingEither() throws Exception {
        HttpResponse<String> answer = Wire.call(sandbox, "GET", "/numbers", Map.of("apikey", "another"), null);
        assertEquals(401, answer.statusCode());
        assertEquals(
                Wire.json("{\"message\":\"Invalid API key\","
                        + "\"hint\":\"Double check your Supabase `anon` or `service_role` API key.\"}"),
                Wire.json(answer.body()));
    }

    @Test
    void theBearerTokenIsTheKeyOrNothing() throws Exception {
        assertEquals(200, authorized("Bearer " + Wire.KEY).statusCode());
        assertEquals(200, authorized("Basic abc").statusCode());
        HttpResponse<String> answer = authorized("Bearer another");
        assertEquals(401, answer.statusCode());
        assertEquals("PGRST301", Wire.json(answer.body()).path("code").asText());
        assertFalse(answer.body().contains("another"));
        assertFalse(answer.body().contains(Wire.KEY));
    }

    @Test
    void whatIsNotUnderRestIsNoRoute() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.url() + "/auth/v1/user"))
                .header("apikey", Wire.KEY)
                .build();
        assertEquals(
                404,
                HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .statusCode());
    }

    private HttpResponse<String> authorized(String authorization) throws Exception {
        return Wire.call(
                sandbox, "GET", "/numbers?limit=1", Map.of("apikey", Wire.KEY, "Authorization", authorization), null);
    }
}
