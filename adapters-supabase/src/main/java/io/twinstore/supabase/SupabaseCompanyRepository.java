package io.twinstore.supabase;

import io.twinstore.domain.companies.Company;
import io.twinstore.domain.companies.CompanyColumns;
import io.twinstore.domain.companies.CompanyRepository;
import io.twinstore.domain.query.Limits;

/** Companies in Supabase. */
final class SupabaseCompanyRepository extends SupabaseRepository<Company> implements CompanyRepository {
    SupabaseCompanyRepository(PostgrestClient client, Limits limits) {
        super(client, limits, CompanyColumns.SCHEMA);
    }
}
