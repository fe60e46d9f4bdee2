package io.twinstore.domain.util;

/** Planted in a package that says nothing. */
public interface UtilPlant {}
