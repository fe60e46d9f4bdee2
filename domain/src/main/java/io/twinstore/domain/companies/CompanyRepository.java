package io.twinstore.domain.companies;

import io.twinstore.domain.query.Condition;
import io.twinstore.domain.query.Query;
import io.twinstore.domain.query.UpsertRepository;
import io.twinstore.domain.rows.Shape;
import java.util.Optional;

/** The port of companies (operations 19 and 20 of the contract). */
public interface CompanyRepository extends UpsertRepository<Company> {

    @Override
    default Shape<Company> shape() {
        return CompanyColumns.SHAPE;
    }

    /** The company with this YCLIENTS id. */
    default Optional<Company> findById(long companyId) {
        return first(Query.of(shape()).where(Condition.eq(CompanyColumns.COMPANY_ID, companyId)));
    }
}
