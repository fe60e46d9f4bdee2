package io.twinstore.bootstrap.wiring;

import io.twinstore.application.routing.CallLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls as structured fields of the logger {@code twinstore.calls}; no value of a call is among them. */
public final class Slf4jCallLog implements CallLog {
    private static final Logger LOG = LoggerFactory.getLogger("twinstore.calls");

    @Override
    public void add(Entry entry) {
        LOG.atInfo()
                .addKeyValue("operation", entry.operation())
                .addKeyValue("store", entry.backend())
                .addKeyValue("milliseconds", entry.took().toNanos() / 1e6)
                .addKeyValue("rows", entry.rows())
                .addKeyValue("failure", entry.failure() == null ? "none" : entry.failure())
                .addKeyValue("fallback", entry.fallback())
                .log("call");
    }
}
