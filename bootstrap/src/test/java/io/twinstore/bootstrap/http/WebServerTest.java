package io.twinstore.bootstrap.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.twinstore.schema.HeldPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class WebServerTest {
    private static final int TIMES = 1_000;

    @Test
    void itsPortCanBeListenedOnAsSoonAsItIsClosed() throws IOException {
        try (var port = HeldPort.take()) {
            for (int i = 0; i < TIMES; i++) {
                WebServer.start(port.lend(), (request, response, context) -> response.setCode(200))
                        .close();
                try (var next = new ServerSocket(port.number(), 50, InetAddress.getLoopbackAddress())) {
                    assertEquals(port.number(), next.getLocalPort());
                }
            }
        }
    }
}
