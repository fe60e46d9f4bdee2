/** API: What a salon offers. */
@NullMarked
package io.twinstore.domain.services;

import org.jspecify.annotations.NullMarked;
