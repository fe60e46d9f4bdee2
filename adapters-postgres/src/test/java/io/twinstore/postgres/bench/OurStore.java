package io.twinstore.postgres.bench;

import io.twinstore.application.facade.DataLayer;
import io.twinstore.application.facade.Envelope;
import io.twinstore.application.flags.Flag;
import io.twinstore.application.flags.Flags;
import io.twinstore.application.routing.RoutedDataLayer;
import io.twinstore.application.routing.StoreRouter;
import io.twinstore.application.switching.FlagSource;
import io.twinstore.domain.clients.Client;
import io.twinstore.domain.clients.ClientColumns;
import io.twinstore.domain.clients.ClientRepository;
import io.twinstore.domain.query.Condition;
import io.twinstore.domain.query.Limits;
import io.twinstore.domain.query.Order;
import io.twinstore.domain.query.Query;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.schedules.ScheduleOptions;
import io.twinstore.domain.store.Backend;
import io.twinstore.domain.values.Json;
import io.twinstore.domain.values.Phone;
import io.twinstore.postgres.PostgresStore;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Our store, asked through its port or through the facade with all flags off. */
final class OurStore implements AutoCloseable {
    private static final Json VISITS = Json.of(
            List.of(Map.of("date", "2026-01-01", "cost", new BigDecimal("1500.50"), "services", List.of("Стрижка"))));
    private static final ScheduleOptions DAY =
            ScheduleOptions.DEFAULT.dateFrom(BenchSalon.DAY).dateTo(BenchSalon.DAY);

    private final BenchSalon salon;
    private final PostgresStore store;

    OurStore(BenchSalon salon) {
        this.salon = salon;
        var database = salon.database;
        store = PostgresStore.open(
                new PostgresStore.Settings(salon.jdbcUrl(), database.user(), database.password(), 10, Limits.DEFAULT));
    }

    Contender port() {
        return new Port();
    }

    Contender facade() {
        return new Facade();
    }

    ClientRepository clients() {
        return store.clients();
    }

    @Override
    public void close() {
        store.close();
    }

    private abstract class Through implements Contender {
        @Override
        public void close() {
            store.close();
        }
    }

    private final class Port extends Through {
        @Override
        public String name() {
            return "Twinstore, port";
        }

        @Override
        public Optional<Callable<? extends List<?>>> call(Operation operation) {
            var clients = store.clients();
            return Optional.of(
                    switch (operation) {
                        case CLIENT_BY_ID -> () -> one(clients.findById(salon.yclientsId(), BenchSalon.COMPANY));
                        case CLIENT_BY_PHONE -> () -> one(clients.findByPhone(Phone.of(salon.phone())));
                        case PAGE ->
                            () -> clients.find(Query.of(ClientColumns.SCHEMA)
                                            .where(Condition.eq(ClientColumns.COMPANY_ID, BenchSalon.COMPANY))
                                            .orderBy(Order.asc(ClientColumns.ID))
                                            .limit(100))
                                    .rows();
                        case SEARCH ->
                            () -> clients.searchByName(BenchSalon.COMPANY, BenchSalon.NAME, 10)
                                    .rows();
                        case SERVICES ->
                            () -> store.services()
                                    .findAll(BenchSalon.COMPANY, false)
                                    .rows();
                        case SCHEDULES ->
                            () -> store.schedules()
                                    .findSchedules(BenchSalon.COMPANY, DAY)
                                    .rows();
                        case UPCOMING ->
                            () -> clients.findUpcoming(salon.clientId(), BenchSalon.COMPANY, salon.now)
                                    .rows();
                        case UPSERT_ONE ->
                            () -> List.of(clients.upsert(row(BenchClient.of(salon.yclientsId(), salon.next()))));
                        case UPSERT_CHANGED -> () -> clients.upsertAll(rows(salon.batch(salon.next())));
                        case UPSERT_SAME -> () -> clients.upsertAll(rows(salon.batch(0)));
                        case UPSERT_NEW -> () -> clients.upsertAll(rows(salon.newBatch()));
                    });
        }
    }

    private final class Facade extends Through {
        private final DataLayer data = new RoutedDataLayer(
                StoreRouter.over(
                                Map.of(Backend.POSTGRES, store),
                                FlagSource.fixed(Flags.DEFAULT.with(Flag.USE_LEGACY_SUPABASE, false)))
                        .build(),
                null,
                Clock.systemUTC());

        @Override
        public String name() {
            return "Twinstore, facade";
        }

        @Override
        public Optional<Callable<? extends List<?>>> call(Operation operation) {
            return Optional.ofNullable(
                    switch (operation) {
                        case CLIENT_BY_ID -> () -> one(data.getClientById(salon.yclientsId(), BenchSalon.COMPANY));
                        case CLIENT_BY_PHONE -> () -> one(data.getClientByPhone(salon.phone()));
                        case PAGE -> null;
                        case SEARCH ->
                            () -> data.searchClientsByName(BenchSalon.COMPANY, BenchSalon.NAME, 10)
                                    .orElseThrow();
                        case SERVICES ->
                            () -> data.getServices(BenchSalon.COMPANY, false).orElseThrow();
                        case SCHEDULES ->
                            () -> data.getStaffSchedules(BenchSalon.COMPANY, DAY)
                                    .orElseThrow();
                        case UPCOMING ->
                            () -> data.getUpcomingAppointments(salon.clientId(), BenchSalon.COMPANY)
                                    .orElseThrow();
                        case UPSERT_ONE ->
                            () -> one(data.upsertClient(row(BenchClient.of(salon.yclientsId(), salon.next()))));
                        case UPSERT_CHANGED ->
                            () -> data.upsertClients(rows(salon.batch(salon.next())))
                                    .orElseThrow();
                        case UPSERT_SAME ->
                            () -> data.upsertClients(rows(salon.batch(0))).orElseThrow();
                        case UPSERT_NEW ->
                            () -> data.upsertClients(rows(salon.newBatch())).orElseThrow();
                    });
        }
    }

    private static List<Client> one(Optional<Client> client) {
        return client.stream().toList();
    }

    private static List<Client> one(Envelope<Client> client) {
        return List.of(client.orElseThrow());
    }

    private static List<Row<Client>> rows(List<BenchClient> clients) {
        return clients.stream().map(OurStore::row).toList();
    }

    private static Row<Client> row(BenchClient client) {
        return Row.builder(ClientColumns.SCHEMA)
                .set(ClientColumns.YCLIENTS_ID, client.yclientsId())
                .set(ClientColumns.COMPANY_ID, client.companyId())
                .set(ClientColumns.NAME, client.name())
                .set(ClientColumns.PHONE, client.phone())
                .set(ClientColumns.RAW_PHONE, client.rawPhone())
                .set(ClientColumns.EMAIL, client.email())
                .set(ClientColumns.DISCOUNT, client.discount())
                .set(ClientColumns.TAGS, List.copyOf(client.tags()))
                .set(ClientColumns.VISIT_COUNT, client.visitCount())
                .set(ClientColumns.TOTAL_SPENT, client.totalSpent())
                .set(ClientColumns.LAST_VISIT_DATE, client.lastVisitDate())
                .set(ClientColumns.LAST_SERVICE_IDS, List.copyOf(client.lastServiceIds()))
                .set(ClientColumns.VISIT_HISTORY, VISITS)
                .build();
    }
}
