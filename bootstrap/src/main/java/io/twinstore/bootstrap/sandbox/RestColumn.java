package io.twinstore.bootstrap.sandbox;

import org.jspecify.annotations.Nullable;

/** A column as the catalogue knows it: its type as PostgreSQL writes it, and the expression of its default. */
record RestColumn(String name, String type, @Nullable String defaultValue) {}
