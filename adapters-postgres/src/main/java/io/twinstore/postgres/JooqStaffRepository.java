package io.twinstore.postgres;

import static io.twinstore.postgres.generated.Tables.STAFF;

import io.twinstore.domain.query.Limits;
import io.twinstore.domain.staff.StaffMember;
import io.twinstore.domain.staff.StaffMemberColumns;
import io.twinstore.domain.staff.StaffRepository;

/** Staff in PostgreSQL. */
final class JooqStaffRepository extends JooqRepository<StaffMember> implements StaffRepository {
    private static final Mapping<StaffMember> MAPPING = new Mapping<>(StaffMemberColumns.SCHEMA, STAFF)
            .with(StaffMemberColumns.ID, STAFF.ID, Codec.INTEGER)
            .with(StaffMemberColumns.YCLIENTS_ID, STAFF.YCLIENTS_ID, Codec.BIGINT)
            .with(StaffMemberColumns.COMPANY_ID, STAFF.COMPANY_ID, Codec.BIGINT)
            .with(StaffMemberColumns.NAME, STAFF.NAME, Codec.TEXT)
            .with(StaffMemberColumns.SPECIALIZATION, STAFF.SPECIALIZATION, Codec.TEXT)
            .with(StaffMemberColumns.POSITION, STAFF.POSITION, Codec.TEXT)
            .with(StaffMemberColumns.IS_ACTIVE, STAFF.IS_ACTIVE, Codec.BOOLEAN)
            .with(StaffMemberColumns.IS_BOOKABLE, STAFF.IS_BOOKABLE, Codec.BOOLEAN)
            .with(StaffMemberColumns.RATING, STAFF.RATING, Codec.NUMERIC)
            .with(StaffMemberColumns.VOTES_COUNT, STAFF.VOTES_COUNT, Codec.INTEGER)
            .with(StaffMemberColumns.COMMENTS_COUNT, STAFF.COMMENTS_COUNT, Codec.INTEGER)
            .with(StaffMemberColumns.AVATAR_URL, STAFF.AVATAR_URL, Codec.TEXT)
            .with(StaffMemberColumns.INFORMATION, STAFF.INFORMATION, Codec.TEXT)
            .with(StaffMemberColumns.SERVICE_IDS, STAFF.SERVICE_IDS, Codec.BIGINTS)
            .with(StaffMemberColumns.EMAIL, STAFF.EMAIL, Codec.TEXT)
            .with(StaffMemberColumns.PHONE, STAFF.PHONE, Codec.TEXT)
            .with(StaffMemberColumns.TELEGRAM, STAFF.TELEGRAM, Codec.TEXT)
            .with(StaffMemberColumns.EXPERIENCE_YEARS, STAFF.EXPERIENCE_YEARS, Codec.INTEGER)
            .with(StaffMemberColumns.LEVEL_NAME, STAFF.LEVEL_NAME, Codec.TEXT)
            .with(StaffMemberColumns.DECLENSIONS, STAFF.DECLENSIONS, Codec.JSON)
            .with(StaffMemberColumns.RAW_DATA, STAFF.RAW_DATA, Codec.JSON)
            .with(StaffMemberColumns.LAST_SYNC_AT, STAFF.LAST_SYNC_AT, Codec.INSTANT)
            .with(StaffMemberColumns.CREATED_AT, STAFF.CREATED_AT, Codec.INSTANT)
            .with(StaffMemberColumns.UPDATED_AT, STAFF.UPDATED_AT, Codec.INSTANT);

    JooqStaffRepository(Database database, Limits limits) {
        super(database, limits, MAPPING);
    }
}
