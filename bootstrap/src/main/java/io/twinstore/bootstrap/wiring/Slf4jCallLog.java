package io.twinstore.bootstrap.wiring;

import io.twinstore.application.routing.CallListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls as structured fields of the logger {@code twinstore.calls}; no value of a call is among them. */
public final class Slf4jCallLog implements CallListener {
    private static final Logger LOG = LoggerFactory.getLogger("twinstore.calls");

    @Override
    public void answered(Call call) {
        LOG.atInfo()
                .addKeyValue("operation", call.operation())
                .addKeyValue("store", call.backend())
                .addKeyValue("milliseconds", call.took().toNanos() / 1e6)
                .addKeyValue("rows", call.rows())
                .addKeyValue("failure", call.failure() == null ? "none" : call.failure())
                .addKeyValue("fallback", call.fallback())
                .addKeyValue("module", call.module() == null ? "none" : call.module())
                .log("call");
    }
}
