package io.twinstore.postgres.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hibernate.SessionFactory;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.JdbcSettings;

/** Hibernate's stateless session with queries in its own language. */
final class HibernateStateless implements Contender {
    private static final String LATEST = " order by lastVisitDate desc nulls last, id";

    private final BenchSalon salon;
    private final SessionFactory sessions;

    HibernateStateless(BenchSalon salon) {
        this.salon = salon;
        var registry = new StandardServiceRegistryBuilder()
                .applySetting(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, salon.pool)
                .build();
        sessions = new MetadataSources(registry)
                .addInputStream(new ByteArrayInputStream(mapping().getBytes(UTF_8)))
                .addAnnotatedClass(UpsertedClient.class)
                .getMetadataBuilder()
                .applyPhysicalNamingStrategy(new CamelCaseToUnderscoresNamingStrategy())
                .build()
                .buildSessionFactory();
    }

    /** In XML, since jOOQ fills no field of an annotated class that is not annotated itself. */
    private static String mapping() {
        return "<entity-mappings xmlns='https://jakarta.ee/xml/ns/persistence/orm' version='3.1'>"
                + entity(PlainClient.class, "clients")
                + entity(PlainService.class, "services")
                + entity(PlainSchedule.class, "staff_schedules")
                + entity(PlainBooking.class, "bookings")
                + "</entity-mappings>";
    }

    private static String entity(Class<?> type, String table) {
        return "<entity class='%s' access='FIELD'><table name='%s'/><attributes><id name='id'/></attributes></entity>"
                .formatted(type.getName(), table);
    }

    @Override
    public String name() {
        return "Hibernate, stateless";
    }

    @Override
    public Optional<Callable<? extends List<?>>> call(Operation operation) {
        return Optional.of(
                switch (operation) {
                    case CLIENT_BY_ID ->
                        () -> clients(
                                "yclientsId = :id and companyId = :company" + LATEST,
                                1,
                                Map.of("id", salon.yclientsId(), "company", BenchSalon.COMPANY));
                    case CLIENT_BY_PHONE -> () -> byPhone(salon.phone());
                    case PAGE ->
                        () -> clients("companyId = :company order by id", 100, Map.of("company", BenchSalon.COMPANY));
                    case SEARCH ->
                        () -> clients(
                                "companyId = :company and name ilike :name order by lastVisitDate desc nulls last,"
                                        + " visitCount desc nulls last, id",
                                10,
                                Map.of("company", BenchSalon.COMPANY, "name", "%" + BenchSalon.NAME + "%"));
                    case SERVICES ->
                        () -> read(
                                PlainService.class,
                                "companyId = :company and isActive = true"
                                        + " order by weight desc nulls last, collate(title as ucs_basic), id",
                                1_000,
                                Map.of("company", BenchSalon.COMPANY));
                    case SCHEDULES ->
                        () -> read(
                                PlainSchedule.class,
                                "companyId = :company and date between :day and :day"
                                        + " order by date, collate(staffName as ucs_basic) nulls last, id",
                                100,
                                Map.of("company", BenchSalon.COMPANY, "day", BenchSalon.DAY));
                    case UPCOMING ->
                        () -> read(
                                PlainBooking.class,
                                "clientId = :client and companyId = :company and datetime >= :now and"
                                        + " (status is null or status <> 'cancelled') order by datetime, id",
                                10,
                                Map.of(
                                        "client", salon.clientId(),
                                        "company", BenchSalon.COMPANY,
                                        "now", salon.now.atOffset(ZoneOffset.UTC)));
                    case UPSERT_ONE -> () -> upsert(List.of(BenchClient.of(salon.yclientsId(), salon.next())));
                    case UPSERT_CHANGED -> () -> upsert(salon.batch(salon.next()));
                    case UPSERT_SAME -> () -> upsert(salon.batch(0));
                    case UPSERT_NEW -> () -> upsert(salon.newBatch());
                });
    }

    private List<PlainClient> byPhone(String phone) {
        return clients(
                "function('regexp_replace', phone, '[^0-9]', '', 'g') in :digits and phone in :written" + LATEST,
                1,
                Map.of(
                        "digits", Arrays.asList(PhoneForms.digits(phone)),
                        "written", Arrays.asList(PhoneForms.written(phone))));
    }

    private List<PlainClient> clients(String where, int limit, Map<String, ?> values) {
        return read(PlainClient.class, where, limit, values);
    }

    private <T> List<T> read(Class<T> type, String where, int limit, Map<String, ?> values) {
        try (var session = sessions.openStatelessSession()) {
            var query = session.createSelectionQuery("from " + type.getSimpleName() + " where " + where, type);
            values.forEach((name, value) -> {
                if (value instanceof List<?> list) {
                    query.setParameterList(name, list);
                } else {
                    query.setParameter(name, value);
                }
            });
            return query.setMaxResults(limit).getResultList();
        }
    }

    /** Returns nothing, and sends one statement a client, as the session's own upsert does. */
    private List<PlainClient> upsert(List<BenchClient> clients) {
        try (var session = sessions.openStatelessSession()) {
            var transaction = session.beginTransaction();
            clients.forEach(client -> session.upsert(UpsertedClient.of(client)));
            transaction.commit();
        }
        return List.of();
    }

    @Override
    public void close() {
        sessions.close();
    }
}
