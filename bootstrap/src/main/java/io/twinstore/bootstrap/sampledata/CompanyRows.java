package io.twinstore.bootstrap.sampledata;

import io.twinstore.domain.values.Json;
import java.math.BigDecimal;
import java.util.List;

/** Table companies: the one salon. */
final class CompanyRows {
    private CompanyRows() {}

    static List<Json.Obj> of(RandomSource random) {
        var row = new SampleRow(0)
                .set("id", 1)
                .set("company_id", SampleData.COMPANY_ID)
                .set("yclients_id", SampleData.COMPANY_ID);
        address(row, random);
        whatsapp(row, random);
        marketplace(row, random);
        return List.of(row.stamped(random).object());
    }

    private static void address(SampleRow row, RandomSource random) {
        row.set("title", "Салон «Два зеркала» 💈 \"на Садовой\"")
                .set("address", random.faker().address().streetAddress())
                .set("phone", new Phones(random).next())
                .set("email", "salon@example.ru")
                .set("website", "https://salon.example.ru/?a=1&b=100%25")
                .set("timezone", RandomSource.MOSCOW.getId())
                .set("working_hours", "10:00-21:00")
                .set("coordinate_lat", new BigDecimal("55.7558260"))
                .set("coordinate_lon", new BigDecimal("37.6173000"))
                .set("currency", "RUB");
    }

    private static void whatsapp(SampleRow row, RandomSource random) {
        row.set("ai_enabled", true)
                .set("sync_enabled", true)
                .set("whatsapp_enabled", true)
                .set("whatsapp_config", Phrases.document(random))
                .set("whatsapp_connected", true)
                .set("whatsapp_phone", new Phones(random).next())
                .set("whatsapp_connected_at", random.daysAgo(60, 1))
                .set(
                        "whatsapp_session_data",
                        new Members().set("session", random.fakeKey()).object())
                .set("integration_status", "active")
                .set("connected_at", random.daysAgo(400, 300));
    }

    private static void marketplace(SampleRow row, RandomSource random) {
        row.set("marketplace_user_id", "user-" + random.between(1_000, 9_999))
                .set("marketplace_user_name", random.faker().name().fullName())
                .set("marketplace_user_phone", new Phones(random).next())
                .set("marketplace_user_email", "owner@example.ru")
                .set("api_key", random.fakeKey())
                .set("webhook_secret", random.fakeKey())
                .set("last_payment_date", random.daysAgo(30, 1))
                .set("raw_data", Phrases.document(random))
                .set("last_sync_at", random.daysAgo(1, 0));
    }
}
