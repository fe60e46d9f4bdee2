package io.twinstore.application.comparing;

import io.twinstore.application.flags.CallingModule;
import io.twinstore.application.masking.KeyedHash;
import io.twinstore.domain.query.Listing;
import io.twinstore.domain.query.Query;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.services.Service;
import io.twinstore.domain.services.ServiceColumns;
import io.twinstore.domain.store.Backend;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A context of two stores that answer what a test says, and that remembers what was done with it. */
class TestContext implements ExperimentContext {
    final List<Findings> saved = new CopyOnWriteArrayList<>();
    volatile int closed;
    private final Map<Query<?>, Function<Backend, Listing<Row<Service>>>> answers = new ConcurrentHashMap<>();
    private final PendingLookup pending;

    TestContext(PendingLookup pending) {
        this.pending = pending;
    }

    /** A read of its own, to which each store answers what the function says; the control answered one service. */
    Read<Service> read(String operation, Function<Backend, Listing<Row<Service>>> answer) {
        var query = Query.of(ServiceColumns.SCHEMA).limit(answers.size() + 1);
        answers.put(query, answer);
        return new Read<>(
                operation, CallingModule.SYNC, query, Backend.POSTGRES, SampleRows.answer(SampleRows.service(1)));
    }

    @Override
    @SuppressWarnings("unchecked") // every query is one for services
    public <A> Listing<Row<A>> ask(Backend backend, Query<A> query) {
        return (Listing<Row<A>>)
                (Listing<?>) Objects.requireNonNull(answers.get(query)).apply(backend);
    }

    @Override
    public KeyedHash hash() {
        return new KeyedHash(new byte[32]);
    }

    @Override
    public PendingLookup pending() {
        return pending;
    }

    @Override
    public void save(Findings findings) {
        saved.add(findings);
    }

    @Override
    public void close() {
        closed = saved.size();
    }
}
