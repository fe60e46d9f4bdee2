package io.twinstore.bootstrap;

import io.twinstore.domain.clients.Client;
import io.twinstore.domain.clients.ClientColumns;

/** The README's example of linking Twinstore; a test compares it with the README and runs it. */
final class ReadmeExample {
    private ReadmeExample() {}

    static Client run(String jdbcUrl, String user, String password) {
        // README
        try (var twinstore =
                Twinstore.builder().postgres(jdbcUrl, user, password).open()) {
            var salon = twinstore.dataLayer();
            salon.upsertClient(ClientColumns.upsert(15, 962302, "Анна", "8 (916) 123-45-67")
                            .set(ClientColumns.NOTES, null)) // becomes null; what is not set keeps its stored value
                    .orElseThrow();
            return salon.getClientByPhone("+7 916 1234567").orElseThrow();
        }
        // README
    }
}
