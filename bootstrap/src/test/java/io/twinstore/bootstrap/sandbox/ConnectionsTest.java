package io.twinstore.bootstrap.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.schema.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What goes over a connection beside the answers: how it is framed, how long it stays, and how many there can be. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConnectionsTest {
    private static final int MANY = 200;

    private final TestDatabase database = TestDatabase.empty();
    private final Sandbox sandbox = Sandbox.start(Wire.settings(database, 1000));

    @BeforeAll
    void load() throws Exception {
        Wire.execute(
                database,
                "create schema test; set search_path = test; create table notes(id int primary key, body text);"
                        + "insert into notes select i, repeat('x', 100) from generate_series(1, 100) i;");
    }

    @AfterAll
    void stop() {
        sandbox.close();
        database.close();
    }

    @Test
    void aConnectionStaysAfterEveryKindOfAnswer() throws Exception {
        try (var wire = new RawWire(sandbox.url())) {
            for (var target : new String[] {"?limit=1", "?nope=eq.1", "?limit=-1", "_", "?id=eq.x"}) {
                wire.ask("GET", "/rest/v1/notes" + target);
                wire.ask("HEAD", "/rest/v1/notes" + target);
            }
            assertEquals(204, wire.ask("DELETE", "/rest/v1/notes?id=eq.0").status());
            assertEquals(
                    "[{\"id\":1}]",
                    wire.ask("GET", "/rest/v1/notes?select=id&id=eq.1").body());
        }
    }

    @Test
    void aCallerWhoIsDoneSaysSo() throws Exception {
        try (var wire = new RawWire(sandbox.url())) {
            var answer = wire.ask("GET", "/rest/v1/notes", "Connection: close\r\n");
            assertEquals("close", answer.header("connection"));
            assertTrue(wire.ended());
        }
    }

    @Test
    void anOldCallerIsServedOnceOrAsOftenAsItAsks() throws Exception {
        var request = "GET /rest/v1/notes?limit=0 HTTP/1.0\r\napikey: " + Wire.KEY + "\r\n";
        try (var wire = new RawWire(sandbox.url())) {
            for (int i = 0; i < 2; i++) {
                wire.send(request + "Connection: keep-alive\r\n\r\n");
                assertEquals("keep-alive", wire.answer("GET").header("connection"));
            }
            wire.send(request + "\r\n");
            assertEquals("[]", wire.answer("GET").body());
            assertTrue(wire.ended());
        }
    }

    @Test
    void headTellsTheLengthOfAnErrorOnly() throws Exception {
        try (var wire = new RawWire(sandbox.url())) {
            var found = wire.ask("HEAD", "/rest/v1/notes?limit=3");
            assertEquals("0-2/*", found.header("content-range"));
            assertEquals("application/json; charset=utf-8", found.header("content-type"));
            assertEquals("", found.header("content-length"));
            assertEquals("", found.header("transfer-encoding"));
            var missing = wire.ask("HEAD", "/rest/v1/elsewhere");
            assertEquals("120", missing.header("content-length"));
        }
    }

    @Test
    void anEmptyAnswerSaysSoWhereOneMayHaveABody() throws Exception {
        try (var wire = new RawWire(sandbox.url())) {
            var deleted = wire.ask("DELETE", "/rest/v1/notes?id=eq.0");
            assertEquals("", deleted.header("content-length"));
            wire.send(post(2) + "[]");
            assertEquals("0", wire.answer("POST").header("content-length"));
        }
    }

    @Test
    void aCallerWhoWaitsIsToldToContinue() throws Exception {
        try (var wire = new RawWire(sandbox.url())) {
            wire.send(post(2).replace("\r\n\r\n", "\r\nExpect: 100-continue\r\n\r\n"));
            assertEquals(100, wire.answer("POST").status());
            wire.send("[]");
            assertEquals(201, wire.answer("POST").status());
        }
    }

    @Test
    void aBodyInChunksIsOneBody() throws Exception {
        try (var wire = new RawWire(sandbox.url())) {
            wire.send(post(0).replace("Content-Length: 0", "Transfer-Encoding: chunked"));
            wire.send("1\r\n[\r\n1\r\n]\r\n0\r\n\r\n");
            assertEquals(201, wire.answer("POST").status());
            assertEquals(200, wire.ask("GET", "/rest/v1/notes").status());
        }
    }

    @Test
    void theLargestBodyIsTakenAndOneByteMoreIsNot() throws Exception {
        int largest = 64 * 1024 * 1024;
        try (var wire = new RawWire(sandbox.url())) {
            wire.send(post(largest));
            send(wire, largest - 2);
            wire.send("[]");
            assertEquals(201, wire.answer("POST").status());
            wire.send(post(largest + 1));
            send(wire, largest + 1);
            assertEquals(413, wire.answer("POST").status());
            assertEquals(200, wire.ask("GET", "/rest/v1/notes").status());
        }
    }

    @Test
    void aLineThatNeverEndsIsRefused() throws Exception {
        try (var wire = new RawWire(sandbox.url())) {
            assertEquals(
                    200,
                    wire.ask("GET", "/rest/v1/notes?body=neq." + "x".repeat(60_000))
                            .status());
            assertEquals(
                    431,
                    wire.ask("GET", "/rest/v1/notes?body=neq." + "x".repeat(70_000))
                            .status());
        }
    }

    @Test
    void manyConnectionsAreServedAtOnce() throws Exception {
        var wires = new ArrayList<RawWire>();
        var callers = Executors.newFixedThreadPool(MANY);
        try {
            for (int i = 0; i < MANY; i++) {
                wires.add(new RawWire(sandbox.url()));
            }
            var calls = wires.stream()
                    .map(wire -> (Callable<String>)
                            () -> wire.ask("GET", "/rest/v1/notes?order=id").body())
                    .toList();
            var expected = wires.get(0).ask("GET", "/rest/v1/notes?order=id").body();
            for (int round = 0; round < 3; round++) {
                for (var answer : callers.invokeAll(calls)) {
                    assertEquals(expected, answer.get());
                }
            }
        } finally {
            callers.shutdownNow();
            for (var wire : wires) {
                wire.close();
            }
        }
    }

    @Test
    void nobodyElseCanConnect() throws Exception {
        var loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        for (var network : NetworkInterface.networkInterfaces().toList()) {
            for (var address : network.inetAddresses().toList()) {
                if (!address.equals(loopback)) {
                    assertThrows(IOException.class, () -> connect(address), address::toString);
                }
            }
        }
        connect(loopback);
    }

    @Test
    void aCloseCutsTheConnections() throws Exception {
        var other = Sandbox.start(Wire.settings(database, 1000));
        try (var wire = new RawWire(other.url())) {
            wire.ask("GET", "/rest/v1/notes?limit=1");
            other.close();
            assertTrue(wire.ended());
        }
    }

    private void connect(InetAddress address) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, sandbox.url().getPort()), 1_000);
        }
    }

    private static String post(int length) {
        return "POST /rest/v1/notes HTTP/1.1\r\nHost: sandbox\r\napikey: " + Wire.KEY + "\r\nContent-Length: " + length
                + "\r\n\r\n";
    }

    private static void send(RawWire wire, int blanks) throws IOException {
        var piece = " ".repeat(1 << 16);
        for (int left = blanks; left > 0; left -= piece.length()) {
            wire.send(piece.substring(0, Math.min(left, piece.length())));
        }
    }
}
