package io.twinstore.domain.services;

import static io.twinstore.domain.query.Condition.eq;

import io.twinstore.domain.query.Listing;
import io.twinstore.domain.query.Order;
import io.twinstore.domain.query.Query;
import io.twinstore.domain.query.UpsertRepository;
import io.twinstore.domain.rows.TableSchema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The port of services (operations 15 to 18 of the contract). */
public interface ServiceRepository extends UpsertRepository<Service> {

    @Override
    default TableSchema<Service> schema() {
        return ServiceColumns.SCHEMA;
    }

    /** The company's services, the heaviest first, then by title. */
    default Listing<Service> findAll(long companyId, boolean includeInactive) {
        return byWeight(ofCompany(companyId)
                .whereGiven(includeInactive ? null : Boolean.TRUE, active -> eq(ServiceColumns.IS_ACTIVE, active)));
    }

    /** The service with this YCLIENTS id; without a company the one with the lowest id. */
    default Optional<Service> findById(long yclientsId, @Nullable Long companyId) {
        return first(Query.of(schema())
                .where(eq(ServiceColumns.YCLIENTS_ID, yclientsId))
                .whereGiven(companyId, id -> eq(ServiceColumns.COMPANY_ID, id)));
    }

    /** The company's active services of one category, the heaviest first, then by title. */
    default Listing<Service> findByCategory(long companyId, long categoryId) {
        return byWeight(ofCompany(companyId)
                .where(eq(ServiceColumns.CATEGORY_ID, categoryId))
                .where(eq(ServiceColumns.IS_ACTIVE, true)));
    }

    private Query<Service> ofCompany(long companyId) {
        return Query.of(schema()).where(eq(ServiceColumns.COMPANY_ID, companyId));
    }

    private Listing<Service> byWeight(Query<Service> query) {
        return find(query.orderBy(Order.desc(ServiceColumns.WEIGHT)).orderBy(Order.asc(ServiceColumns.TITLE)));
    }
}
