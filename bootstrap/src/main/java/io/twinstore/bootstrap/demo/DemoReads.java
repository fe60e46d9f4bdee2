package io.twinstore.bootstrap.demo;

import io.twinstore.application.facade.DataLayer;
import io.twinstore.application.facade.Envelope;
import io.twinstore.application.routing.RoutedDataLayer;
import io.twinstore.bootstrap.demo.DemoResult.Read;
import io.twinstore.domain.clients.AppointmentOptions;
import io.twinstore.domain.clients.Booking;
import io.twinstore.domain.clients.BookingColumns;
import io.twinstore.domain.clients.ClientColumns;
import io.twinstore.domain.clients.ClientRepository;
import io.twinstore.domain.query.Condition;
import io.twinstore.domain.query.Order;
import io.twinstore.domain.query.Query;
import io.twinstore.domain.schedules.ScheduleOptions;
import io.twinstore.domain.store.Store;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Asks both stores the same questions through the facade. */
final class DemoReads {
    private static final long COMPANY = 962_302;

    private final DataLayer postgres;
    private final DataLayer supabase;
    private final ClientRepository clients;
    private final List<Read> reads = new ArrayList<>();

    DemoReads(Store postgres, Store supabase, Clock clock) {
        this.postgres = new RoutedDataLayer(postgres, clock);
        this.supabase = new RoutedDataLayer(supabase, clock);
        clients = postgres.clients();
    }

    List<Read> run() {
        ask(layer -> layer.getCompany(COMPANY));
        ask(layer -> layer.searchClientsByName(COMPANY, "ан", 50));
        client();
        ask(layer -> layer.getServices(COMPANY, false));
        ask(layer -> layer.getStaff(COMPANY, true));
        ask(layer -> layer.getStaffSchedules(COMPANY, ScheduleOptions.DEFAULT));
        return reads;
    }

    /** A client with bookings, found as a program would that has a YCLIENTS record. */
    private void client() {
        var booking = Query.of(BookingColumns.SCHEMA)
                .where(Condition.isNotNull(BookingColumns.CLIENT_ID))
                .orderBy(Order.desc(BookingColumns.DATETIME));
        var clientId = clients.bookings().first(booking).map(Booking::clientId).orElseThrow();
        var client = clients.first(Query.of(ClientColumns.SCHEMA).where(Condition.eq(ClientColumns.ID, clientId)))
                .orElseThrow();
        ask(layer -> layer.getClientByPhone(client.phone()));
        ask(layer -> layer.getClientAppointments(clientId, AppointmentOptions.DEFAULT));
        ask(layer -> layer.getUpcomingAppointments(clientId, COMPANY));
    }

    private record Timed<T>(Envelope<T> answer, double millis) {}

    private <T> void ask(Function<DataLayer, Envelope<T>> question) {
        var one = warm(postgres, question);
        var other = warm(supabase, question);
        var counts = one.answer().counts();
        reads.add(new Read(
                one.answer().operation(),
                counts == null ? (one.answer().data() == null ? 0 : 1) : counts.rows(),
                one.millis(),
                other.millis(),
                one.answer().success()
                        && other.answer().success()
                        && Objects.equals(one.answer().data(), other.answer().data())));
    }

    /** The fastest of five: the first opens the connection and prepares the statement. */
    private static <T> Timed<T> warm(DataLayer layer, Function<DataLayer, Envelope<T>> question) {
        return IntStream.range(0, 5)
                .mapToObj(i -> timed(layer, question))
                .min(Comparator.comparing(Timed::millis))
                .orElseThrow();
    }

    private static <T> Timed<T> timed(DataLayer layer, Function<DataLayer, Envelope<T>> question) {
        long start = System.nanoTime();
        var answer = question.apply(layer);
        return new Timed<>(answer, (System.nanoTime() - start) / 1e6);
    }
}
