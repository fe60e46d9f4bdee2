/** API: Clients and their bookings. */
@NullMarked
package io.twinstore.domain.clients;

import org.jspecify.annotations.NullMarked;
