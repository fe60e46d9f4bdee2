package io.twinstore.bootstrap.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One connection to a server, over which requests go byte by byte as they are given. */
final class RawWire implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 20_000;

    private final Socket socket;

    RawWire(URI server) throws IOException {
        socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(TIMEOUT_MILLIS);
    }

    /** An answer: its status, its headers by their names in lower case, and its body. */
    record Answer(int status, Map<String, String> headers, String body) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /** Sends a request of the tests' caller without a body. */
    Answer ask(String method, String target, String... headers) throws IOException {
        send(method + " " + target + " HTTP/1.1\r\nHost: sandbox\r\napikey: " + Wire.KEY + "\r\n"
                + String.join("", headers) + "\r\n");
        return answer(method);
    }

    /** Sends text as UTF-8. */
    void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.UTF_8));
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** Reads one answer to a request of this method. */
    Answer answer(String method) throws IOException {
        var status = Integer.parseInt(line().split(" ", -1)[1]);
        var headers = new TreeMap<String, String>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int length = method.equals("HEAD") || status < 200
                ? 0
                : Integer.parseInt(headers.getOrDefault("content-length", "0"));
        var body = new String(socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
        return new Answer(status, headers, body);
    }

    /** Whether the server has closed the connection. */
    boolean ended() throws IOException {
        return socket.getInputStream().read() < 0;
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the connection ended after: " + line.toString(StandardCharsets.UTF_8));
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
