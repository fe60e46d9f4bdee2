package io.twinstore.postgres.bench;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;
import org.apache.ibatis.type.ArrayTypeHandler;

/** MyBatis with a mapper of annotations and its mapping by the names of columns. */
final class MyBatisMapper implements Contender {

    /** The queries by hand, with names in place of question marks. */
    interface Clients {
        @Select("select " + HandWrittenJdbc.COLUMNS
                + " from clients where yclients_id = #{id} and company_id = #{company}"
                + " order by last_visit_date desc nulls last, id limit 2")
        List<PlainClient> byId(@Param("id") long id, @Param("company") long company);

        @Select("select " + HandWrittenJdbc.COLUMNS + " from clients where regexp_replace(phone, '[^0-9]', '', 'g') ="
                + " any(#{digits}) and phone = any(#{written}) order by last_visit_date desc nulls last, id limit 2")
        List<PlainClient> byPhone(@Param("digits") String[] digits, @Param("written") String[] written);

        @Select("select " + HandWrittenJdbc.COLUMNS
                + " from clients where company_id = #{company} order by id limit 101")
        List<PlainClient> page(@Param("company") long company);

        @Select("select " + HandWrittenJdbc.COLUMNS
                + " from clients where company_id = #{company} and name ilike #{name}"
                + " order by last_visit_date desc nulls last, visit_count desc nulls last, id limit 11")
        List<PlainClient> search(@Param("company") long company, @Param("name") String name);
    }

    private interface Question {
        List<PlainClient> ask(Clients clients);
    }

    private final BenchSalon salon;
    private final SqlSessionFactory sessions;

    MyBatisMapper(BenchSalon salon) {
        this.salon = salon;
        var configuration = new Configuration(new Environment("bench", new JdbcTransactionFactory(), salon.pool));
        configuration.setMapUnderscoreToCamelCase(true);
        configuration.getTypeHandlerRegistry().register(String[].class, ArrayTypeHandler.class);
        configuration.getTypeHandlerRegistry().register(Long[].class, ArrayTypeHandler.class);
        configuration.addMapper(Clients.class);
        sessions = new SqlSessionFactoryBuilder().build(configuration);
    }

    @Override
    public String name() {
        return "MyBatis";
    }

    @Override
    public Optional<Callable<? extends List<?>>> call(Operation operation) {
        return Optional.ofNullable(
                switch (operation) {
                    case CLIENT_BY_ID -> () -> read(1, clients -> clients.byId(salon.yclientsId(), BenchSalon.COMPANY));
                    case CLIENT_BY_PHONE ->
                        () -> {
                            var phone = salon.phone();
                            return read(
                                    1, clients -> clients.byPhone(PhoneForms.digits(phone), PhoneForms.written(phone)));
                        };
                    case PAGE -> () -> read(100, clients -> clients.page(BenchSalon.COMPANY));
                    case SEARCH -> () -> read(10, clients -> clients.search(BenchSalon.COMPANY, "%Анна%"));
                    case UPSERT_ONE, UPSERT_CHANGED, UPSERT_SAME -> null;
                });
    }

    private List<PlainClient> read(int limit, Question question) {
        try (var session = sessions.openSession(true)) {
            var clients = question.ask(session.getMapper(Clients.class));
            return clients.subList(0, Math.min(limit, clients.size()));
        }
    }
}
