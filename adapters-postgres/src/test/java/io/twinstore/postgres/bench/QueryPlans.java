package io.twinstore.postgres.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.twinstore.domain.clients.AppointmentOptions;
import io.twinstore.domain.query.Limits;
import io.twinstore.domain.schedules.ScheduleOptions;
import io.twinstore.domain.values.Phone;
import io.twinstore.postgres.PostgresStore;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

/** How PostgreSQL runs the queries of the contract: what it explains of the SQL that the store sent, with the same values. */
final class QueryPlans {
    private static final long STAFF = 700_001;

    private QueryPlans() {}

    /** One line a query: its plan, the rows that it returns, those that it sorts, and those that it reads in vain. */
    static String table(BenchSalon salon) throws IOException, ReflectiveOperationException, SQLException {
        var sent = new ArrayList<QueryInfo>();
        var listening = ProxyDataSourceBuilder.create(salon.pool)
                .afterQuery((execution, queries) -> sent.addAll(queries))
                .build();
        var table = new StringBuilder("""

                | query | plan | returns | sorts | filters away | ms |
                |---|---|---|---|---|---|
                """);
        try (var store = PostgresStore.open(listening, Limits.DEFAULT)) {
            for (var query : queries(store, salon).entrySet()) {
                sent.clear();
                query.getValue().run();
                for (var each : sent) {
                    if (each.getQuery().contains(" from ")) { // the others set the session up
                        table.append(line(query.getKey(), explain(salon, each)));
                    }
                }
            }
        }
        return table.toString();
    }

    private static Map<String, Runnable> queries(PostgresStore store, BenchSalon salon) {
        var clients = store.clients();
        var services = store.services();
        var schedules = store.schedules();
        var queries = new LinkedHashMap<String, Runnable>();
        long id = salon.yclientsId();
        long company = BenchSalon.COMPANY;
        queries.put("1 dialog", () -> store.dialogs().findByUserId("79000000001"));
        queries.put("3 phone", () -> clients.findByPhone(Phone.of(salon.phone())));
        queries.put("3 phone, unknown", () -> clients.findByPhone(Phone.of("79991234567")));
        queries.put("4 id", () -> clients.findById(id, salon.companyOf(id)));
        queries.put("4 id, any company", () -> clients.findById(id, null));
        queries.put("5 bookings", () -> clients.findAppointments(salon.clientId(), AppointmentOptions.DEFAULT));
        queries.put("6 upcoming", () -> clients.findUpcoming(salon.clientId(), company, salon.now));
        queries.put("7 name of one in five", () -> clients.searchByName(company, BenchSalon.NAME, 10));
        queries.put("7 name of one in 150", () -> clients.searchByName(company, "abc", 10));
        queries.put("7 name of one in 2,400", () -> clients.searchByName(company, "abcd", 10));
        queries.put("7 name of few", () -> clients.searchByName(company, "abcdef", 10));
        queries.put("7 name of nobody", () -> clients.searchByName(company, "Зульфия", 10));
        queries.put("10 staff member", () -> store.staff().findById(STAFF, company));
        queries.put("11 staff", () -> store.staff().findAll(company, false));
        queries.put(
                "12 schedules of a day",
                () -> schedules.findSchedules(
                        company,
                        ScheduleOptions.DEFAULT.dateFrom(BenchSalon.DAY).dateTo(BenchSalon.DAY)));
        queries.put("12 schedules, first 100", () -> schedules.findSchedules(company, ScheduleOptions.DEFAULT));
        queries.put(
                "12 schedules of one",
                () -> schedules.findSchedules(
                        company, ScheduleOptions.DEFAULT.staffId(STAFF).limit(10)));
        queries.put("13 schedule", () -> schedules.findSchedule(STAFF, BenchSalon.DAY));
        queries.put("15 services", () -> services.findAll(company, false));
        queries.put("16 service", () -> services.findById(500_001, company));
        queries.put("17 category", () -> services.findByCategory(company, 3));
        queries.put("19 company", () -> store.companies().findById(company));
        return queries;
    }

    private static JsonNode explain(BenchSalon salon, QueryInfo query)
            throws IOException, ReflectiveOperationException, SQLException {
        try (var connection = salon.pool.getConnection();
                var statement = connection.prepareStatement("explain (analyze, format json) " + query.getQuery())) {
            for (var values : query.getParametersList()) {
                for (var value : values) {
                    value.getMethod().invoke(statement, value.getArgs());
                }
            }
            try (var result = statement.executeQuery()) {
                result.next();
                return new JsonMapper().readTree(result.getString(1)).get(0);
            }
        }
    }

    private static String line(String query, JsonNode explained) {
        var root = explained.get("Plan");
        var nodes = new ArrayList<JsonNode>();
        collect(root, nodes);
        long sorts = 0;
        long filtersAway = 0;
        for (var node : nodes) {
            if (type(node).endsWith("Sort")) {
                sorts = Math.max(sorts, rows(node.get("Plans").get(0)));
            }
            filtersAway += node.path("Rows Removed by Filter").asLong();
        }
        return "| %s | %s | %d | %s | %d | %.2f |%n"
                .formatted(
                        query,
                        String.join(" < ", nodes.stream().map(QueryPlans::shown).toList()),
                        rows(root),
                        sorts > rows(root) ? "**" + sorts + "**" : sorts,
                        filtersAway,
                        explained.get("Execution Time").asDouble());
    }

    private static void collect(JsonNode node, List<JsonNode> all) {
        all.add(node);
        node.path("Plans").forEach(child -> collect(child, all));
    }

    private static String type(JsonNode node) {
        return node.get("Node Type").asText();
    }

    private static long rows(JsonNode node) {
        return node.get("Actual Rows").asLong() * node.get("Actual Loops").asLong();
    }

    private static String shown(JsonNode node) {
        var on = node.hasNonNull("Index Name") ? node.get("Index Name") : node.path("Relation Name");
        return (type(node) + " " + on.asText()).strip();
    }
}
