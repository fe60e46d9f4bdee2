package io.twinstore.bootstrap.state;

/** Planted against the rule of the state's one door. */
public interface StatePlant {}
