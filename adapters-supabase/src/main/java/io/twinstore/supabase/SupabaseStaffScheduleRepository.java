package io.twinstore.supabase;

import io.twinstore.domain.query.Limits;
import io.twinstore.domain.schedules.StaffSchedule;
import io.twinstore.domain.schedules.StaffScheduleColumns;
import io.twinstore.domain.schedules.StaffScheduleRepository;

/** Staff schedules in Supabase. */
final class SupabaseStaffScheduleRepository extends SupabaseRepository<StaffSchedule>
        implements StaffScheduleRepository {
    SupabaseStaffScheduleRepository(PostgrestClient client, Limits limits) {
        super(client, limits, StaffScheduleColumns.SCHEMA);
    }
}
