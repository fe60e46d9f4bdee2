package io.twinstore.supabase;

import io.twinstore.domain.query.Limits;
import io.twinstore.domain.staff.StaffMember;
import io.twinstore.domain.staff.StaffMemberColumns;
import io.twinstore.domain.staff.StaffRepository;

/** Staff in Supabase. */
final class SupabaseStaffRepository extends SupabaseRepository<StaffMember> implements StaffRepository {
    SupabaseStaffRepository(PostgrestClient client, Limits limits) {
        super(client, limits, StaffMemberColumns.SCHEMA);
    }
}
