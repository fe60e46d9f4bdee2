package io.twinstore.supabase;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.impl.io.DefaultManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.impl.io.SocketHolder;

/** A connection that logs neither bytes nor headers at any level: the key and the clients' data pass through it. */
final class QuietConnection extends DefaultManagedHttpClientConnection {
    private static final AtomicLong COUNT = new AtomicLong();

    QuietConnection() {
        super("twinstore-supabase-" + COUNT.incrementAndGet());
    }

    /** Without the library's holder that writes what passes into {@code org.apache.hc.client5.http.wire}. */
    @Override
    public void bind(Socket socket) throws IOException {
        bind(new SocketHolder(socket));
    }

    @Override
    public void bind(SSLSocket sslSocket, Socket socket) throws IOException {
        bind(new SocketHolder(sslSocket, socket));
    }

    /** The library's own writes the headers into {@code org.apache.hc.client5.http.headers}. */
    @Override
    protected void onRequestSubmitted(ClassicHttpRequest request) {}

    @Override
    protected void onResponseReceived(ClassicHttpResponse response) {}
}
