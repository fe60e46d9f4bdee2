package io.twinstore.postgres.bench;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** What a sync writes of a client. */
record BenchClient(
        long yclientsId,
        long companyId,
        String name,
        String phone,
        String rawPhone,
        String email,
        BigDecimal discount,
        List<String> tags,
        int visitCount,
        BigDecimal totalSpent,
        LocalDate lastVisitDate,
        List<Long> lastServiceIds,
        String visitHistory) {

    /** The columns, in the order of the components. */
    static final List<String> COLUMNS = List.of(
            "yclients_id",
            "company_id",
            "name",
            "phone",
            "raw_phone",
            "email",
            "discount",
            "tags",
            "visit_count",
            "total_spent",
            "last_visit_date",
            "last_service_ids",
            "visit_history");

    /** The client with this id in its state of this number. */
    static BenchClient of(long yclientsId, long number) {
        var digits = "7900%07d".formatted(yclientsId % 10_000_000);
        return new BenchClient(
                yclientsId,
                BenchSalon.COMPANY,
                "Клиентка " + number,
                digits,
                "+" + digits,
                "client" + yclientsId + "@example.ru",
                BigDecimal.valueOf(number % 20),
                List.of("постоянный", "vip"),
                (int) (number % 1_000),
                BigDecimal.valueOf(number % 1_000_000, 2),
                LocalDate.of(2026, 1, 1).plusDays(number % 300),
                List.of(11L, 12L),
                "[{\"date\": \"2026-01-01\", \"cost\": 1500.50, \"services\": [\"Стрижка\"]}]");
    }
}
