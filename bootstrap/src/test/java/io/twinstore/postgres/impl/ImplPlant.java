package io.twinstore.postgres.impl;

/** Planted in a package that says nothing. */
public interface ImplPlant {}
