package io.twinstore.supabase;

import io.twinstore.domain.clients.Booking;
import io.twinstore.domain.clients.BookingColumns;
import io.twinstore.domain.clients.Client;
import io.twinstore.domain.clients.ClientColumns;
import io.twinstore.domain.clients.ClientRepository;
import io.twinstore.domain.query.Limits;
import io.twinstore.domain.query.Repository;

/** Clients and their bookings in Supabase. */
final class SupabaseClientRepository extends SupabaseRepository<Client> implements ClientRepository {
    private final Repository<Booking> bookings;

    SupabaseClientRepository(PostgrestClient client, Limits limits) {
        super(client, limits, ClientColumns.SCHEMA);
        bookings = new SupabaseRepository<>(client, limits, BookingColumns.SCHEMA);
    }

    @Override
    public Repository<Booking> bookings() {
        return bookings;
    }
}
