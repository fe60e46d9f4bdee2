package io.twinstore.postgres.bench;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;
import org.apache.ibatis.type.ArrayTypeHandler;
import org.apache.ibatis.type.ObjectTypeHandler;

/** MyBatis with a mapper of annotations and its mapping by the names of columns. */
final class MyBatisMapper implements Contender {

    /** The statements by hand, with names in place of question marks. */
    interface Statements {
        String VALUES = "values (#{c.yclientsId}, #{c.companyId}, #{c.name}, #{c.phone}, #{c.rawPhone}, #{c.email},"
                + " #{c.discount}, #{tags}, #{c.visitCount}, #{c.totalSpent}, #{c.lastVisitDate}, #{services},"
                + " cast(#{c.visitHistory} as jsonb))";

        @Select("select " + BenchSql.CLIENT + " from clients where yclients_id = #{id} and company_id = #{company}"
                + BenchSql.LATEST)
        List<PlainClient> byId(@Param("id") long id, @Param("company") long company);

        @Select("select " + BenchSql.CLIENT + " from clients where regexp_replace(phone, '[^0-9]', '', 'g') ="
                + " any(#{digits}) and phone = any(#{written})" + BenchSql.LATEST)
        List<PlainClient> byPhone(@Param("digits") String[] digits, @Param("written") String[] written);

        @Select("select " + BenchSql.CLIENT + " from clients where company_id = #{company} order by id limit 101")
        List<PlainClient> page(@Param("company") long company);

        @Select("select " + BenchSql.CLIENT + " from clients where company_id = #{company} and name ilike #{name}"
                + BenchSql.LATEST_OFTEN)
        List<PlainClient> search(@Param("company") long company, @Param("name") String name);

        @Select("select " + BenchSql.SERVICE + " from services where company_id = #{company} and is_active = #{active}"
                + BenchSql.HEAVIEST)
        List<PlainService> services(@Param("company") long company, @Param("active") boolean active);

        @Select("select " + BenchSql.SCHEDULE + " from staff_schedules where company_id = #{company} and"
                + " date >= #{from} and date <= #{to}" + BenchSql.BY_DAY)
        List<PlainSchedule> schedules(
                @Param("company") long company, @Param("from") LocalDate from, @Param("to") LocalDate to);

        @Select("select " + BenchSql.BOOKING + " from bookings where client_id = #{client} and"
                + " company_id = #{company} and datetime >= #{now}" + BenchSql.NEXT)
        List<PlainBooking> upcoming(
                @Param("client") int client, @Param("company") long company, @Param("now") OffsetDateTime now);

        @Select(value = BenchSql.INSERT + VALUES + BenchSql.OR_UPDATE + BenchSql.RETURNING, affectData = true)
        List<PlainClient> upsert(
                @Param("c") BenchClient client, @Param("tags") String[] tags, @Param("services") Long[] services);

        @Insert(BenchSql.INSERT + VALUES + BenchSql.OR_UPDATE)
        void add(@Param("c") BenchClient client, @Param("tags") String[] tags, @Param("services") Long[] services);
    }

    private final BenchSalon salon;
    private final SqlSessionFactory sessions;

    MyBatisMapper(BenchSalon salon) {
        this.salon = salon;
        var configuration = new Configuration(new Environment("bench", new JdbcTransactionFactory(), salon.pool));
        configuration.setMapUnderscoreToCamelCase(true);
        var handlers = configuration.getTypeHandlerRegistry();
        handlers.register(String[].class, ArrayTypeHandler.class);
        handlers.register(Long[].class, ArrayTypeHandler.class);
        handlers.register(UUID.class, ObjectTypeHandler.class);
        configuration.addMapper(Statements.class);
        sessions = new SqlSessionFactoryBuilder().build(configuration);
    }

    @Override
    public String name() {
        return "MyBatis";
    }

    @Override
    public Optional<Callable<? extends List<?>>> call(Operation operation) {
        return Optional.of(
                switch (operation) {
                    case CLIENT_BY_ID -> () -> read(1, sql -> sql.byId(salon.yclientsId(), BenchSalon.COMPANY));
                    case CLIENT_BY_PHONE ->
                        () -> {
                            var phone = salon.phone();
                            return read(1, sql -> sql.byPhone(PhoneForms.digits(phone), PhoneForms.written(phone)));
                        };
                    case PAGE -> () -> read(100, sql -> sql.page(BenchSalon.COMPANY));
                    case SEARCH -> () -> read(10, sql -> sql.search(BenchSalon.COMPANY, "%" + BenchSalon.NAME + "%"));
                    case SERVICES -> () -> read(1_000, sql -> sql.services(BenchSalon.COMPANY, true));
                    case SCHEDULES ->
                        () -> read(100, sql -> sql.schedules(BenchSalon.COMPANY, BenchSalon.DAY, BenchSalon.DAY));
                    case UPCOMING ->
                        () -> read(
                                10,
                                sql -> sql.upcoming(
                                        salon.clientId(), BenchSalon.COMPANY, salon.now.atOffset(ZoneOffset.UTC)));
                    case UPSERT_ONE ->
                        () -> {
                            var client = BenchClient.of(salon.yclientsId(), salon.next());
                            return read(1, sql -> sql.upsert(client, client.tagArray(), client.serviceArray()));
                        };
                    case UPSERT_CHANGED -> () -> upsert(salon.batch(salon.next()));
                    case UPSERT_SAME -> () -> upsert(salon.batch(0));
                    case UPSERT_NEW -> () -> upsert(salon.newBatch());
                });
    }

    private <T> List<T> read(int limit, Function<Statements, List<T>> question) {
        try (var session = sessions.openSession(true)) {
            var rows = question.apply(session.getMapper(Statements.class));
            return rows.subList(0, Math.min(limit, rows.size()));
        }
    }

    private List<PlainClient> upsert(List<BenchClient> clients) {
        try (var session = sessions.openSession(ExecutorType.BATCH)) {
            var sql = session.getMapper(Statements.class);
            clients.forEach(client -> sql.add(client, client.tagArray(), client.serviceArray()));
            session.commit();
        }
        return List.of();
    }
}
