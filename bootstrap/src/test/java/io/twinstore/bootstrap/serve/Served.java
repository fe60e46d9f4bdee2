package io.twinstore.bootstrap.serve;

import io.twinstore.bootstrap.config.Stores;
import io.twinstore.bootstrap.http.WebServer;
import io.twinstore.bootstrap.state.TwoStores;
import io.twinstore.domain.closing.Closer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** A running dashboard server over two real stores, at any free port. */
final class Served implements AutoCloseable {
    private final Closer opened = new Closer();
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI url;

    /** With a token, or null for none; the flags are given as NAME=VALUE. */
    Served(TwoStores stores, @Nullable String token, String... flags) {
        var settings = stores.configuration(flags);
        var asked = new Stores(settings).open().values();
        asked.forEach(store -> opened.add(store::close));
        var state = stores.state();
        try {
            var server = DashboardServer.start(
                    new DashboardServer.Address(WebServer.loopback(), 0, token),
                    asked,
                    () -> state.flags().effective(settings.flags()),
                    state,
                    Clock.systemUTC());
            opened.add(server::close);
            url = server.url();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI url() {
        return url;
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(url.resolve(path));
    }

    HttpResponse<String> get(String path, String... headers) {
        var request = request(path);
        return send(headers.length > 0 ? request.headers(headers) : request);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        opened.close();
    }
}
