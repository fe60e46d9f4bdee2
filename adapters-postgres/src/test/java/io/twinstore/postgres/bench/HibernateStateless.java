package io.twinstore.postgres.bench;

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
    private static final String FROM = "from PlainClient where ";
    private static final String LATEST = " order by lastVisitDate desc nulls last, id";

    private final BenchSalon salon;
    private final SessionFactory sessions;

    HibernateStateless(BenchSalon salon) {
        this.salon = salon;
        var registry = new StandardServiceRegistryBuilder()
                .applySetting(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, salon.pool)
                .build();
        sessions = new MetadataSources(registry)
                .addAnnotatedClass(PlainClient.class)
                .getMetadataBuilder()
                .applyPhysicalNamingStrategy(new CamelCaseToUnderscoresNamingStrategy())
                .build()
                .buildSessionFactory();
    }

    @Override
    public String name() {
        return "Hibernate, stateless";
    }

    @Override
    public Optional<Callable<? extends List<?>>> call(Operation operation) {
        return Optional.ofNullable(
                switch (operation) {
                    case CLIENT_BY_ID ->
                        () -> read(
                                "yclientsId = :id and companyId = :company" + LATEST,
                                1,
                                Map.of("id", salon.yclientsId(), "company", BenchSalon.COMPANY));
                    case CLIENT_BY_PHONE ->
                        () -> {
                            var phone = salon.phone();
                            return read(
                                    "function('regexp_replace', phone, '[^0-9]', '', 'g') in :digits and phone in :written"
                                            + LATEST,
                                    1,
                                    Map.of(
                                            "digits", Arrays.asList(PhoneForms.digits(phone)),
                                            "written", Arrays.asList(PhoneForms.written(phone))));
                        };
                    case PAGE ->
                        () -> read("companyId = :company order by id", 100, Map.of("company", BenchSalon.COMPANY));
                    case SEARCH ->
                        () -> read(
                                "companyId = :company and name ilike :name order by lastVisitDate desc nulls last,"
                                        + " visitCount desc nulls last, id",
                                10,
                                Map.of("company", BenchSalon.COMPANY, "name", "%Анна%"));
                    case UPSERT_ONE, UPSERT_CHANGED, UPSERT_SAME -> null;
                });
    }

    private List<PlainClient> read(String where, int limit, Map<String, ?> values) {
        try (var session = sessions.openStatelessSession()) {
            var query = session.createSelectionQuery(FROM + where, PlainClient.class);
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

    @Override
    public void close() {
        sessions.close();
    }
}
