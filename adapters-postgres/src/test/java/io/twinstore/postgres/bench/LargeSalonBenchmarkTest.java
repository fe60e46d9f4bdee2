package io.twinstore.postgres.bench;

import io.twinstore.domain.clients.ClientRepository;
import io.twinstore.domain.values.Phone;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Times lookups through our port where there are 1,299 clients and where there are a million, and records how PostgreSQL
 * runs the queries of the contract there. {@code -Dbench.clients.large=} and {@code -Dbench.companies.large=} set how many
 * clients there are, and over how many companies they are spread.
 */
@Tag("bench")
class LargeSalonBenchmarkTest {
    private static final int SMALL = 1_299;
    private static final int LARGE = Integer.getInteger("bench.clients.large", 1_000_000);
    private static final int COMPANIES = Integer.getInteger("bench.companies.large", 1);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 60);

    @Test
    void lookupsAmongAMillionClientsBesideThoseAmongAThousand() throws Exception {
        try (var small = new BenchSalon(SMALL);
                var large = new BenchSalon(LARGE, COMPANIES)) {
            var text = races(small, large) + QueryPlans.table(large);
            System.out.println(text);
            Files.writeString(Path.of("target", "benchmark-large.md"), text);
        }
    }

    /** One question, asked through our port in each of the two databases. */
    private interface Lookup {
        List<?> ask(BenchSalon salon, ClientRepository clients);
    }

    private static Map<String, Lookup> lookups() {
        var lookups = new LinkedHashMap<String, Lookup>();
        lookups.put("getClientById", (salon, clients) -> {
            long id = salon.yclientsId();
            return List.of(clients.findById(id, salon.companyOf(id)).orElseThrow());
        });
        lookups.put(
                "getClientByPhone",
                (salon, clients) ->
                        List.of(clients.findByPhone(Phone.of(salon.phone())).orElseThrow()));
        lookups.put("searchClientsByName, one in five", named(BenchSalon.NAME));
        lookups.put("searchClientsByName, one in 150", named("abc"));
        lookups.put("searchClientsByName, nobody", named("Зульфия"));
        return lookups;
    }

    private static Lookup named(String name) {
        return (salon, clients) ->
                clients.searchByName(BenchSalon.COMPANY, name, 10).rows();
    }

    private static String races(BenchSalon small, BenchSalon large) throws Exception {
        var table =
                new StringBuilder("\n| our port | us of %d | us of %d in %d companies | ratio |%n|---|---|---|---|%n"
                        .formatted(SMALL, LARGE, COMPANIES));
        try (var ofSmall = new OurStore(small);
                var ofLarge = new OurStore(large)) {
            for (var lookup : lookups().entrySet()) {
                var name = lookup.getKey();
                var few = new Race.Runner(name, () -> lookup.getValue().ask(small, ofSmall.clients()));
                var many = new Race.Runner(name, () -> lookup.getValue().ask(large, ofLarge.clients()));
                new Race(List.of(few, many), new Random(1)).run(ROUNDS);
                table.append("| %s | %.0f | %.0f | %.2f |%n"
                        .formatted(name, few.fastest(), many.fastest(), many.fastest() / few.fastest()));
            }
        }
        return table.toString();
    }
}
