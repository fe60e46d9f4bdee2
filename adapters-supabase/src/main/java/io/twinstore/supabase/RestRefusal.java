package io.twinstore.supabase;

import io.twinstore.domain.masking.MaskedFault;

/** Why an answer is none: its status and codes, without the server's texts, which quote values. */
final class RestRefusal extends MaskedFault {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final boolean referenced;

    /**
     * Collects what is known.
     *
     * @param code the SQLSTATE or PostgREST's own code; empty when there is none
     * @param referenced whether other rows refer to one that would have gone
     */
    RestRefusal(int status, String code, boolean referenced) {
        super("HTTP status " + status);
        this.code = code;
        this.referenced = referenced;
    }

    String code() {
        return code;
    }

    boolean referenced() {
        return referenced;
    }
}
