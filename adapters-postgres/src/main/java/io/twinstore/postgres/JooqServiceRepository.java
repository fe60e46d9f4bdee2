package io.twinstore.postgres;

import static io.twinstore.postgres.generated.Tables.SERVICES;

import io.twinstore.domain.query.Limits;
import io.twinstore.domain.services.Service;
import io.twinstore.domain.services.ServiceColumns;
import io.twinstore.domain.services.ServiceRepository;

/** Services in PostgreSQL. */
final class JooqServiceRepository extends JooqRepository<Service> implements ServiceRepository {
    private static final Mapping<Service> MAPPING = new Mapping<>(ServiceColumns.SCHEMA, SERVICES)
            .with(ServiceColumns.ID, SERVICES.ID, Codec.INTEGER)
            .with(ServiceColumns.YCLIENTS_ID, SERVICES.YCLIENTS_ID, Codec.BIGINT)
            .with(ServiceColumns.COMPANY_ID, SERVICES.COMPANY_ID, Codec.BIGINT)
            .with(ServiceColumns.TITLE, SERVICES.TITLE, Codec.TEXT)
            .with(ServiceColumns.CATEGORY_ID, SERVICES.CATEGORY_ID, Codec.BIGINT)
            .with(ServiceColumns.CATEGORY_TITLE, SERVICES.CATEGORY_TITLE, Codec.TEXT)
            .with(ServiceColumns.PRICE_MIN, SERVICES.PRICE_MIN, Codec.NUMERIC)
            .with(ServiceColumns.PRICE_MAX, SERVICES.PRICE_MAX, Codec.NUMERIC)
            .with(ServiceColumns.DISCOUNT, SERVICES.DISCOUNT, Codec.NUMERIC)
            .with(ServiceColumns.DURATION, SERVICES.DURATION, Codec.INTEGER)
            .with(ServiceColumns.SEANCE_LENGTH, SERVICES.SEANCE_LENGTH, Codec.INTEGER)
            .with(ServiceColumns.IS_ACTIVE, SERVICES.IS_ACTIVE, Codec.BOOLEAN)
            .with(ServiceColumns.IS_BOOKABLE, SERVICES.IS_BOOKABLE, Codec.BOOLEAN)
            .with(ServiceColumns.DESCRIPTION, SERVICES.DESCRIPTION, Codec.TEXT)
            .with(ServiceColumns.WEIGHT, SERVICES.WEIGHT, Codec.INTEGER)
            .with(ServiceColumns.IMAGE_URL, SERVICES.IMAGE_URL, Codec.TEXT)
            .with(ServiceColumns.DECLENSIONS, SERVICES.DECLENSIONS, Codec.JSON)
            .with(ServiceColumns.RAW_DATA, SERVICES.RAW_DATA, Codec.JSON)
            .with(ServiceColumns.LAST_SYNC_AT, SERVICES.LAST_SYNC_AT, Codec.INSTANT)
            .with(ServiceColumns.CREATED_AT, SERVICES.CREATED_AT, Codec.INSTANT)
            .with(ServiceColumns.UPDATED_AT, SERVICES.UPDATED_AT, Codec.INSTANT);

    JooqServiceRepository(Database database, Limits limits) {
        super(database, limits, MAPPING);
    }
}
