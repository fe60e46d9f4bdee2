package io.twinstore.domain.store;

/** Which of the two stores. */
public enum Backend {
    /** The salon's own PostgreSQL. */
    POSTGRES,
    /** Supabase, over its REST API. */
    SUPABASE;

    /** The one that this is not. */
    public Backend other() {
        return this == POSTGRES ? SUPABASE : POSTGRES;
    }
}
