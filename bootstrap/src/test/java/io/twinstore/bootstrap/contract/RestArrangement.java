package io.twinstore.bootstrap.contract;

import io.twinstore.domain.closing.Closer;
import io.twinstore.domain.values.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes into a real project, and removes the rows of the tests' own companies from it. */
final class RestArrangement implements Arrangement {
    private static final List<String> CHILDREN_FIRST =
            List.of("dialog_contexts", "bookings", "staff_schedules", "staff", "services", "clients", "companies");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String root;
    private final String key;
    private final Set<Long> companies = new LinkedHashSet<>();

    RestArrangement(URI url, String key) {
        var address = url.toString().replaceFirst("/+$", "");
        root = address.endsWith("/rest/v1") ? address : address + "/rest/v1";
        this.key = key;
    }

    @Override
    public void insert(String table, List<Map<String, @Nullable Object>> rows) {
        send("POST", "/" + table, BodyPublishers.ofString(Json.of(rows).toString()));
    }

    @Override
    public void own(long companyId) {
        companies.add(companyId);
    }

    @Override
    public void close() {
        Closer.closeAll(CHILDREN_FIRST.stream()
                .flatMap(table -> companies.stream().map(company -> removal(table, company)))
                .toArray(Runnable[]::new));
    }

    private Runnable removal(String table, long company) {
        return () -> send("DELETE", "/" + table + "?company_id=eq." + company, BodyPublishers.noBody());
    }

    private void send(String method, String target, BodyPublisher body) {
        var request = HttpRequest.newBuilder(URI.create(root + target))
                .header("apikey", key)
                .header("Content-Type", "application/json")
                .method(method, body);
        if (!key.startsWith("sb_")) {
            request.header("Authorization", "Bearer " + key);
        }
        int status = http.sendAsync(request.build(), BodyHandlers.discarding())
                .thenApply(HttpResponse::statusCode)
                .join();
        if (status / 100 != 2) {
            throw new IllegalStateException(method + " " + target + " was answered with status " + status);
        }
    }
}
