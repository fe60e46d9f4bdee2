package io.twinstore.application.service;

/** Planted in a package that says nothing. */
public interface ServicePlant {}
