package io.twinstore.bootstrap.common;

/** Planted in a package that says nothing. */
public interface CommonPlant {}
