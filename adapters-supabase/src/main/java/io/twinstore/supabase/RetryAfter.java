package io.twinstore.supabase;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The header Retry-After, which is a number of seconds or a date (RFC 9110, 10.2.3). */
final class RetryAfter {
    private RetryAfter() {}

    /** How long the server asks to wait; 0 when it does not say, or says it in no known form. */
    static long millis(@Nullable String header) {
        if (header == null) {
            return 0;
        }
        if (header.matches("\\d{1,6}")) {
            return TimeUnit.SECONDS.toMillis(Long.parseLong(header));
        }
        try {
            var date = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Math.max(0, date.toInstant().toEpochMilli() - System.currentTimeMillis());
        } catch (DateTimeParseException e) {
            return 0;
        }
    }
}
