package io.twinstore.postgres;

import static io.twinstore.postgres.generated.Tables.BOOKINGS;
import static io.twinstore.postgres.generated.Tables.CLIENTS;

import io.twinstore.domain.clients.Booking;
import io.twinstore.domain.clients.BookingColumns;
import io.twinstore.domain.clients.Client;
import io.twinstore.domain.clients.ClientColumns;
import io.twinstore.domain.clients.ClientRepository;
import io.twinstore.domain.query.Limits;
import io.twinstore.domain.query.Repository;

/** Clients and their bookings in PostgreSQL. */
final class JooqClientRepository extends JooqRepository<Client> implements ClientRepository {
    private static final Mapping<Client> CLIENT_MAPPING = new Mapping<>(ClientColumns.SCHEMA, CLIENTS)
            .with(ClientColumns.ID, CLIENTS.ID, Codec.INTEGER)
            .with(ClientColumns.YCLIENTS_ID, CLIENTS.YCLIENTS_ID, Codec.BIGINT)
            .with(ClientColumns.COMPANY_ID, CLIENTS.COMPANY_ID, Codec.BIGINT)
            .with(ClientColumns.NAME, CLIENTS.NAME, Codec.TEXT)
            .with(ClientColumns.PHONE, CLIENTS.PHONE, Codec.TEXT)
            .with(ClientColumns.RAW_PHONE, CLIENTS.RAW_PHONE, Codec.TEXT)
            .with(ClientColumns.EMAIL, CLIENTS.EMAIL, Codec.TEXT)
            .with(ClientColumns.DISCOUNT, CLIENTS.DISCOUNT, Codec.NUMERIC)
            .with(ClientColumns.BRANCH_IDS, CLIENTS.BRANCH_IDS, Codec.BIGINTS)
            .with(ClientColumns.TAGS, CLIENTS.TAGS, Codec.TEXTS)
            .with(ClientColumns.STATUS, CLIENTS.STATUS, Codec.TEXT)
            .with(ClientColumns.SOURCE, CLIENTS.SOURCE, Codec.TEXT)
            .with(ClientColumns.VISIT_COUNT, CLIENTS.VISIT_COUNT, Codec.INTEGER)
            .with(ClientColumns.TOTAL_SPENT, CLIENTS.TOTAL_SPENT, Codec.NUMERIC)
            .with(ClientColumns.FIRST_VISIT_DATE, CLIENTS.FIRST_VISIT_DATE, Codec.DATE)
            .with(ClientColumns.LAST_VISIT_DATE, CLIENTS.LAST_VISIT_DATE, Codec.DATE)
            .with(ClientColumns.LAST_SERVICES, CLIENTS.LAST_SERVICES, Codec.TEXTS)
            .with(ClientColumns.LAST_SERVICE_IDS, CLIENTS.LAST_SERVICE_IDS, Codec.BIGINTS)
            .with(ClientColumns.FAVORITE_STAFF_IDS, CLIENTS.FAVORITE_STAFF_IDS, Codec.BIGINTS)
            .with(ClientColumns.PREFERRED_TIME_SLOTS, CLIENTS.PREFERRED_TIME_SLOTS, Codec.TEXTS)
            .with(ClientColumns.VISIT_HISTORY, CLIENTS.VISIT_HISTORY, Codec.JSON)
            .with(ClientColumns.PREFERENCES, CLIENTS.PREFERENCES, Codec.JSON)
            .with(ClientColumns.LOYALTY_LEVEL, CLIENTS.LOYALTY_LEVEL, Codec.TEXT)
            .with(ClientColumns.CLIENT_SEGMENT, CLIENTS.CLIENT_SEGMENT, Codec.TEXT)
            .with(ClientColumns.AVERAGE_BILL, CLIENTS.AVERAGE_BILL, Codec.NUMERIC)
            .with(ClientColumns.BLACKLISTED, CLIENTS.BLACKLISTED, Codec.BOOLEAN)
            .with(ClientColumns.NOTES, CLIENTS.NOTES, Codec.TEXT)
            .with(ClientColumns.CREATED_BY_AI, CLIENTS.CREATED_BY_AI, Codec.BOOLEAN)
            .with(ClientColumns.LAST_AI_INTERACTION, CLIENTS.LAST_AI_INTERACTION, Codec.INSTANT)
            .with(ClientColumns.AI_CONTEXT, CLIENTS.AI_CONTEXT, Codec.JSON)
            .with(ClientColumns.AI_MESSAGES_COUNT, CLIENTS.AI_MESSAGES_COUNT, Codec.INTEGER)
            .with(ClientColumns.AI_SATISFACTION_SCORE, CLIENTS.AI_SATISFACTION_SCORE, Codec.NUMERIC)
            .with(ClientColumns.SERVICES_AMOUNT, CLIENTS.SERVICES_AMOUNT, Codec.NUMERIC)
            .with(ClientColumns.GOODS_AMOUNT, CLIENTS.GOODS_AMOUNT, Codec.NUMERIC)
            .with(ClientColumns.GOODS_PURCHASES, CLIENTS.GOODS_PURCHASES, Codec.JSON)
            .with(ClientColumns.GOODS_COUNT, CLIENTS.GOODS_COUNT, Codec.INTEGER)
            .with(ClientColumns.LAST_SYNC_AT, CLIENTS.LAST_SYNC_AT, Codec.INSTANT)
            .with(ClientColumns.CREATED_AT, CLIENTS.CREATED_AT, Codec.INSTANT)
            .with(ClientColumns.UPDATED_AT, CLIENTS.UPDATED_AT, Codec.INSTANT);

    private static final Mapping<Booking> BOOKING_MAPPING = new Mapping<>(BookingColumns.SCHEMA, BOOKINGS)
            .with(BookingColumns.ID, BOOKINGS.ID, Codec.UUID)
            .with(BookingColumns.YCLIENTS_RECORD_ID, BOOKINGS.YCLIENTS_RECORD_ID, Codec.BIGINT)
            .with(BookingColumns.COMPANY_ID, BOOKINGS.COMPANY_ID, Codec.BIGINT)
            .with(BookingColumns.CLIENT_ID, BOOKINGS.CLIENT_ID, Codec.INTEGER)
            .with(BookingColumns.CLIENT_YCLIENTS_ID, BOOKINGS.CLIENT_YCLIENTS_ID, Codec.BIGINT)
            .with(BookingColumns.CLIENT_PHONE, BOOKINGS.CLIENT_PHONE, Codec.TEXT)
            .with(BookingColumns.CLIENT_NAME, BOOKINGS.CLIENT_NAME, Codec.TEXT)
            .with(BookingColumns.STAFF_ID, BOOKINGS.STAFF_ID, Codec.BIGINT)
            .with(BookingColumns.STAFF_NAME, BOOKINGS.STAFF_NAME, Codec.TEXT)
            .with(BookingColumns.SERVICES, BOOKINGS.SERVICES, Codec.TEXTS)
            .with(BookingColumns.SERVICE_IDS, BOOKINGS.SERVICE_IDS, Codec.BIGINTS)
            .with(BookingColumns.DATETIME, BOOKINGS.DATETIME, Codec.INSTANT)
            .with(BookingColumns.DATE, BOOKINGS.DATE, Codec.DATE)
            .with(BookingColumns.DURATION, BOOKINGS.DURATION, Codec.INTEGER)
            .with(BookingColumns.COST, BOOKINGS.COST, Codec.NUMERIC)
            .with(BookingColumns.PREPAID, BOOKINGS.PREPAID, Codec.NUMERIC)
            .with(BookingColumns.STATUS, BOOKINGS.STATUS, Codec.TEXT)
            .with(BookingColumns.VISIT_ATTENDANCE, BOOKINGS.VISIT_ATTENDANCE, Codec.INTEGER)
            .with(BookingColumns.COMMENT, BOOKINGS.COMMENT, Codec.TEXT)
            .with(BookingColumns.ONLINE, BOOKINGS.ONLINE, Codec.BOOLEAN)
            .with(BookingColumns.RECORD_HASH, BOOKINGS.RECORD_HASH, Codec.TEXT)
            .with(BookingColumns.CREATED_BY_BOT, BOOKINGS.CREATED_BY_BOT, Codec.BOOLEAN)
            .with(BookingColumns.SYNCED_AT, BOOKINGS.SYNCED_AT, Codec.INSTANT)
            .with(BookingColumns.CREATED_AT, BOOKINGS.CREATED_AT, Codec.INSTANT)
            .with(BookingColumns.UPDATED_AT, BOOKINGS.UPDATED_AT, Codec.INSTANT);

    private final Repository<Booking> bookings;

    JooqClientRepository(Database database, Limits limits) {
        super(database, limits, CLIENT_MAPPING);
        bookings = new JooqRepository<>(database, limits, BOOKING_MAPPING);
    }

    @Override
    public Repository<Booking> bookings() {
        return bookings;
    }
}
