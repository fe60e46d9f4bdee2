package io.twinstore.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * A port of this host that nobody else is given, and that refuses connections until a server listens on it: a socket that
 * does not listen is bound to it.
 */
public final class HeldPort implements AutoCloseable {
    /** Linux lets a server that sets SO_REUSEADDR listen on a port to which another socket is bound; macOS does not. */
    private static final boolean SHAREABLE = System.getProperty("os.name").equals("Linux");

    private final Socket socket;
    private final int number;

    private HeldPort(Socket socket) {
        this.socket = socket;
        number = socket.getLocalPort();
    }

    /** Takes one on the loopback address. */
    public static HeldPort take() {
        try {
            var socket = new Socket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return new HeldPort(socket);
        } catch (IOException e) {
            throw new UncheckedIOException("no port can be held", e);
        }
    }

    /** Its number. */
    public int number() {
        return number;
    }

    /** Its number, for servers that are started on it one after the other; it stays held between them where that is possible. */
    public int lend() {
        if (!SHAREABLE) {
            close();
        }
        return number;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the port cannot be given back", e);
        }
    }
}
