package io.twinstore.postgres;

import static io.twinstore.postgres.generated.Tables.COMPANIES;

import io.twinstore.domain.companies.Company;
import io.twinstore.domain.companies.CompanyColumns;
import io.twinstore.domain.companies.CompanyRepository;
import io.twinstore.domain.query.Limits;

/** Companies in PostgreSQL. */
final class JooqCompanyRepository extends JooqRepository<Company> implements CompanyRepository {
    private static final Mapping<Company> MAPPING = new Mapping<>(CompanyColumns.SCHEMA, COMPANIES)
            .with(CompanyColumns.ID, COMPANIES.ID, Codec.INTEGER)
            .with(CompanyColumns.COMPANY_ID, COMPANIES.COMPANY_ID, Codec.BIGINT)
            .with(CompanyColumns.YCLIENTS_ID, COMPANIES.YCLIENTS_ID, Codec.BIGINT)
            .with(CompanyColumns.TITLE, COMPANIES.TITLE, Codec.TEXT)
            .with(CompanyColumns.ADDRESS, COMPANIES.ADDRESS, Codec.TEXT)
            .with(CompanyColumns.PHONE, COMPANIES.PHONE, Codec.TEXT)
            .with(CompanyColumns.EMAIL, COMPANIES.EMAIL, Codec.TEXT)
            .with(CompanyColumns.WEBSITE, COMPANIES.WEBSITE, Codec.TEXT)
            .with(CompanyColumns.TIMEZONE, COMPANIES.TIMEZONE, Codec.TEXT)
            .with(CompanyColumns.WORKING_HOURS, COMPANIES.WORKING_HOURS, Codec.TEXT)
            .with(CompanyColumns.COORDINATE_LAT, COMPANIES.COORDINATE_LAT, Codec.NUMERIC)
            .with(CompanyColumns.COORDINATE_LON, COMPANIES.COORDINATE_LON, Codec.NUMERIC)
            .with(CompanyColumns.CURRENCY, COMPANIES.CURRENCY, Codec.TEXT)
            .with(CompanyColumns.AI_ENABLED, COMPANIES.AI_ENABLED, Codec.BOOLEAN)
            .with(CompanyColumns.SYNC_ENABLED, COMPANIES.SYNC_ENABLED, Codec.BOOLEAN)
            .with(CompanyColumns.WHATSAPP_ENABLED, COMPANIES.WHATSAPP_ENABLED, Codec.BOOLEAN)
            .with(CompanyColumns.WHATSAPP_CONFIG, COMPANIES.WHATSAPP_CONFIG, Codec.JSON)
            .with(CompanyColumns.WHATSAPP_CONNECTED, COMPANIES.WHATSAPP_CONNECTED, Codec.BOOLEAN)
            .with(CompanyColumns.WHATSAPP_PHONE, COMPANIES.WHATSAPP_PHONE, Codec.TEXT)
            .with(CompanyColumns.WHATSAPP_CONNECTED_AT, COMPANIES.WHATSAPP_CONNECTED_AT, Codec.INSTANT)
            .with(CompanyColumns.WHATSAPP_SESSION_DATA, COMPANIES.WHATSAPP_SESSION_DATA, Codec.JSON)
            .with(CompanyColumns.INTEGRATION_STATUS, COMPANIES.INTEGRATION_STATUS, Codec.TEXT)
            .with(CompanyColumns.CONNECTED_AT, COMPANIES.CONNECTED_AT, Codec.INSTANT)
            .with(CompanyColumns.MARKETPLACE_USER_ID, COMPANIES.MARKETPLACE_USER_ID, Codec.TEXT)
            .with(CompanyColumns.MARKETPLACE_USER_NAME, COMPANIES.MARKETPLACE_USER_NAME, Codec.TEXT)
            .with(CompanyColumns.MARKETPLACE_USER_PHONE, COMPANIES.MARKETPLACE_USER_PHONE, Codec.TEXT)
            .with(CompanyColumns.MARKETPLACE_USER_EMAIL, COMPANIES.MARKETPLACE_USER_EMAIL, Codec.TEXT)
            .with(CompanyColumns.API_KEY, COMPANIES.API_KEY, Codec.TEXT)
            .with(CompanyColumns.WEBHOOK_SECRET, COMPANIES.WEBHOOK_SECRET, Codec.TEXT)
            .with(CompanyColumns.LAST_PAYMENT_DATE, COMPANIES.LAST_PAYMENT_DATE, Codec.INSTANT)
            .with(CompanyColumns.RAW_DATA, COMPANIES.RAW_DATA, Codec.JSON)
            .with(CompanyColumns.LAST_SYNC_AT, COMPANIES.LAST_SYNC_AT, Codec.INSTANT)
            .with(CompanyColumns.CREATED_AT, COMPANIES.CREATED_AT, Codec.INSTANT)
            .with(CompanyColumns.UPDATED_AT, COMPANIES.UPDATED_AT, Codec.INSTANT);

    JooqCompanyRepository(Database database, Limits limits) {
        super(database, limits, MAPPING);
    }
}
