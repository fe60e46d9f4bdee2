package io.twinstore.domain.replication;

/**
 * The subscription as the target sees it.
 *
 * @param enabled whether it is meant to run
 * @param running whether its worker runs now
 * @param errors how often changes could not be written since it was made
 */
public record SubscriptionState(boolean enabled, boolean running, long errors) {}
