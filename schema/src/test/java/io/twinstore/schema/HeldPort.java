package io.twinstore.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A port of this host that nobody else can take and that refuses connections: a socket that does not listen is bound to it. */
public final class HeldPort implements AutoCloseable {
    private final Socket socket;

    private HeldPort(Socket socket) {
        this.socket = socket;
    }

    /** Takes one on the loopback address. */
    public static HeldPort take() {
        try {
            var socket = new Socket();
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return new HeldPort(socket);
        } catch (IOException e) {
            throw new UncheckedIOException("no port can be held", e);
        }
    }

    /** Its number. */
    public int number() {
        return socket.getLocalPort();
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
