package io.twinstore.bootstrap.sampledata;

import io.twinstore.domain.values.Json;
import java.time.Duration;
import java.util.List;

/** Tables whatsapp_auth and whatsapp_keys: a session's shape, with keys that open nothing. */
final class WhatsappRows {
    private static final int KEYS = 728;
    private static final int PRE_KEYS = 600;
    private static final List<String> OTHER_TYPES =
            List.of("session", "sender-key", "app-state-sync-key", "app-state-sync-version");
    private static final String COMPANY = String.valueOf(SampleData.COMPANY_ID);

    private WhatsappRows() {}

    static List<Json.Obj> auth(RandomSource random) {
        var creds = new Members()
                .set("noiseKey", keyPair(random))
                .set("signedIdentityKey", keyPair(random))
                .set("registrationId", random.between(1, 16_380))
                .set("advSecretKey", random.fakeKey())
                .set("nextPreKeyId", PRE_KEYS + 1)
                .set("lastAccountSyncTimestamp", random.now().getEpochSecond())
                .set(
                        "me",
                        new Members().set("name", "Салон 💈").set("lid", null).object())
                .object();
        return List.of(new SampleRow(0)
                .set("company_id", COMPANY)
                .set("creds", creds)
                .stamped(random)
                .object());
    }

    static List<Json.Obj> keys(RandomSource random) {
        return random.times(KEYS, i -> key(random, i));
    }

    private static Json.Obj key(RandomSource random, int i) {
        boolean preKey = i < PRE_KEYS;
        return new SampleRow(i)
                .set("company_id", COMPANY)
                .set("key_type", preKey ? "pre-key" : OTHER_TYPES.get(i % OTHER_TYPES.size()))
                .set("key_id", preKey ? String.valueOf(i + 1) : "demo:" + i + "@s.whatsapp.net/" + random.fakeKey())
                .set("value", preKey ? keyPair(random) : session(random, i))
                .stamped(random)
                .maybe("expires_at", random.now().plus(Duration.ofDays(random.between(-5, 60))))
                .object();
    }

    private static Json session(RandomSource random, int i) {
        return new Members()
                .set("_sessions", List.of(keyPair(random)))
                .set("version", "v" + i)
                .set("counter", 9_007_199_254_740_993L + i)
                .object();
    }

    private static Json keyPair(RandomSource random) {
        return new Members()
                .set("private", buffer(random))
                .set("public", buffer(random))
                .object();
    }

    private static Json buffer(RandomSource random) {
        return new Members().set("type", "Buffer").set("data", random.fakeKey()).object();
    }
}
