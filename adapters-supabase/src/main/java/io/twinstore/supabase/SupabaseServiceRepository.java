package io.twinstore.supabase;

import io.twinstore.domain.query.Limits;
import io.twinstore.domain.services.Service;
import io.twinstore.domain.services.ServiceColumns;
import io.twinstore.domain.services.ServiceRepository;

/** Services in Supabase. */
final class SupabaseServiceRepository extends SupabaseRepository<Service> implements ServiceRepository {
    SupabaseServiceRepository(PostgrestClient client, Limits limits) {
        super(client, limits, ServiceColumns.SCHEMA);
    }
}
