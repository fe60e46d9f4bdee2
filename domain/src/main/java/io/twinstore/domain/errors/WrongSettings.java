package io.twinstore.domain.errors;

import io.twinstore.domain.masking.MaskedFault;

/** Says, as a cause of a {@link StoreException}, that nothing but other settings will help. */
final class WrongSettings extends MaskedFault {
    private static final long serialVersionUID = 1L;

    WrongSettings(MaskedFault fault) {
        super("the settings must change");
        initCause(fault);
    }
}
