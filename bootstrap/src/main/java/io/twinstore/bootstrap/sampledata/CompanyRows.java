package io.twinstore.bootstrap.sampledata;

import io.twinstore.domain.values.Json;
import java.math.BigDecimal;
import java.util.List;

/** Table companies: the one salon. */
final class CompanyRows {
    private CompanyRows() {}

    static List<Json.Obj> of(RandomSource dice) {
        var row = new SampleRow(0).set("id", 1).set("company_id", Salon.COMPANY_ID).set("yclients_id", Salon.COMPANY_ID);
        address(row, dice);
        whatsapp(row, dice);
        marketplace(row, dice);
        return List.of(row.stamped(dice).object());
    }

    private static void address(SampleRow row, RandomSource dice) {
        row.set("title", "Салон «Два зеркала» 💈 \"на Садовой\"")
                .set("address", dice.faker().address().streetAddress())
                .set("phone", new Phones(dice).next())
                .set("email", "salon@example.ru")
                .set("website", "https://salon.example.ru/?a=1&b=100%25")
                .set("timezone", RandomSource.MOSCOW.getId())
                .set("working_hours", "10:00-21:00")
                .set("coordinate_lat", new BigDecimal("55.7558260"))
                .set("coordinate_lon", new BigDecimal("37.6173000"))
                .set("currency", "RUB");
    }

    private static void whatsapp(SampleRow row, RandomSource dice) {
        row.set("ai_enabled", true)
                .set("sync_enabled", true)
                .set("whatsapp_enabled", true)
                .set("whatsapp_config", Phrases.document(dice))
                .set("whatsapp_connected", true)
                .set("whatsapp_phone", new Phones(dice).next())
                .set("whatsapp_connected_at", dice.daysAgo(60, 1))
                .set(
                        "whatsapp_session_data",
                        new Members().set("session", dice.fakeKey()).object())
                .set("integration_status", "active")
                .set("connected_at", dice.daysAgo(400, 300));
    }

    private static void marketplace(SampleRow row, RandomSource dice) {
        row.set("marketplace_user_id", "user-" + dice.between(1_000, 9_999))
                .set("marketplace_user_name", dice.faker().name().fullName())
                .set("marketplace_user_phone", new Phones(dice).next())
                .set("marketplace_user_email", "owner@example.ru")
                .set("api_key", dice.fakeKey())
                .set("webhook_secret", dice.fakeKey())
                .set("last_payment_date", dice.daysAgo(30, 1))
                .set("raw_data", Phrases.document(dice))
                .set("last_sync_at", dice.daysAgo(1, 0));
    }
}
