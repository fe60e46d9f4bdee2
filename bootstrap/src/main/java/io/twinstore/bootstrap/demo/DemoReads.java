package io.twinstore.bootstrap.demo;

import io.twinstore.application.benchmark.Benchmark;
import io.twinstore.application.benchmark.BenchmarkResult;
import io.twinstore.application.benchmark.Question;
import io.twinstore.application.benchmark.Questions;
import io.twinstore.domain.clients.AppointmentOptions;
import io.twinstore.domain.clients.Booking;
import io.twinstore.domain.clients.BookingColumns;
import io.twinstore.domain.query.Condition;
import io.twinstore.domain.query.Order;
import io.twinstore.domain.query.Query;
import io.twinstore.domain.store.Store;
import java.time.Clock;
import java.util.ArrayList;
import java.util.OptionalLong;

/** Asks both stores the questions of the benchmark, and three more, through the facade. */
final class DemoReads {
    private static final int CALLS = 20;

    private DemoReads() {}

    static BenchmarkResult run(Store supabase, Store postgres, Clock clock) {
        var chosen = new Questions(postgres, OptionalLong.empty());
        var company = chosen.companyId();
        var questions = new ArrayList<>(chosen.ofThePlan());
        questions.add((salon, number) -> salon.searchClientsByName(company, "ан", 50));
        questions.add((salon, number) -> salon.getStaff(company, true));
        questions.add(appointments(postgres));
        return new Benchmark(supabase, postgres, clock, CALLS).run(questions);
    }

    private static Question appointments(Store postgres) {
        var last = Query.of(BookingColumns.SCHEMA)
                .where(Condition.isNotNull(BookingColumns.CLIENT_ID))
                .orderBy(Order.desc(BookingColumns.DATETIME));
        int client =
                postgres.clients().bookings().first(last).map(Booking::clientId).orElseThrow();
        return (salon, number) -> salon.getClientAppointments(client, AppointmentOptions.DEFAULT);
    }
}
