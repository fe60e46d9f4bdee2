package io.twinstore.domain.staff;

import static io.twinstore.domain.query.Condition.eq;

import io.twinstore.domain.query.Listing;
import io.twinstore.domain.query.Order;
import io.twinstore.domain.query.Query;
import io.twinstore.domain.query.Repository;
import io.twinstore.domain.rows.TableSchema;
import java.util.Optional;

/** The port of staff (operations 10 and 11 of the contract), which other programs write. */
public interface StaffRepository extends Repository<StaffMember> {

    @Override
    default TableSchema<StaffMember> schema() {
        return StaffMemberColumns.SCHEMA;
    }

    /** The member of staff with this YCLIENTS id. */
    default Optional<StaffMember> findById(long yclientsId, long companyId) {
        return first(Query.of(schema())
                .where(eq(StaffMemberColumns.YCLIENTS_ID, yclientsId))
                .where(eq(StaffMemberColumns.COMPANY_ID, companyId)));
    }

    /** The company's staff, by name. */
    default Listing<StaffMember> findAll(long companyId, boolean includeInactive) {
        return find(Query.of(schema())
                .where(eq(StaffMemberColumns.COMPANY_ID, companyId))
                .whereGiven(includeInactive ? null : Boolean.TRUE, active -> eq(StaffMemberColumns.IS_ACTIVE, active))
                .orderBy(Order.asc(StaffMemberColumns.NAME)));
    }
}
