package io.twinstore.bootstrap.sandbox;

import org.jspecify.annotations.Nullable;

/** A column as the catalogue knows it: its type as PostgreSQL writes it, the expression of its default, and whether it must have a value. */
record RestColumn(String name, String type, @Nullable String defaultValue, boolean required) {}
