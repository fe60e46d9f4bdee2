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

    /** The values in the order of {@link BenchSql#UPSERT}, for those who bind each by its type. */
    Object[] values() {
        return new Object[] {
            yclientsId,
            companyId,
            name,
            phone,
            rawPhone,
            email,
            discount,
            tagArray(),
            visitCount,
            totalSpent,
            lastVisitDate,
            serviceArray(),
            visitHistory
        };
    }

    /** The tags, for those who bind arrays. */
    String[] tagArray() {
        return tags.toArray(String[]::new);
    }

    /** The ids of the services, for those who bind arrays. */
    Long[] serviceArray() {
        return lastServiceIds.toArray(Long[]::new);
    }
}
