package io.twinstore.application.comparing;

import io.twinstore.application.masking.KeyedHash;
import io.twinstore.domain.store.Backend;
import io.twinstore.domain.store.Store;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A bench of bare stores that remembers what was done with it. */
class TestBench implements Bench {
    final List<Findings> saved = new CopyOnWriteArrayList<>();
    volatile int closed;
    private final Marked marked;

    TestBench(Marked marked) {
        this.marked = marked;
    }

    @Override
    public Answer ask(Backend backend, Function<Store, Answer> question) {
        return question.apply(new BareStore(backend));
    }

    @Override
    public KeyedHash hash() {
        return new KeyedHash(new byte[32]);
    }

    @Override
    public Marked marked() {
        return marked;
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
