package io.twinstore.bootstrap.bench;

/** One way of doing a work. */
record Way(String name, Run run) {
    /** One run: it prepares what it needs and proves its result, but answers only what the work itself cost. */
    interface Run {
        Cost once() throws Exception;
    }
}
