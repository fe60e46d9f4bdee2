package io.twinstore.planted;

/** Planted outside of all layers. */
public interface Stray {}
