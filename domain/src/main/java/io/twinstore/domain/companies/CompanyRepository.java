package io.twinstore.domain.companies;

import io.twinstore.domain.query.Condition;
import io.twinstore.domain.query.Query;
import io.twinstore.domain.query.UpsertRepository;
import io.twinstore.domain.rows.TableSchema;
import java.util.Optional;

/** The port of companies (operations 19 and 20 of the contract). */
public interface CompanyRepository extends UpsertRepository<Company> {

    @Override
    default TableSchema<Company> schema() {
        return CompanyColumns.SCHEMA;
    }

    /** The company with this YCLIENTS id. */
    default Optional<Company> findById(long companyId) {
        return first(Query.of(schema()).where(Condition.eq(CompanyColumns.COMPANY_ID, companyId)));
    }
}
