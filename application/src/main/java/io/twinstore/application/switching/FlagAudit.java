package io.twinstore.application.switching;

import java.time.Instant;
import java.util.Map;

/**
 * A change of the flags, as it was noted.
 *
 * @param changed the flags whose values changed, with the new ones; none for the first start
 */
public record FlagAudit(Instant at, String who, Map<String, String> changed) {}
