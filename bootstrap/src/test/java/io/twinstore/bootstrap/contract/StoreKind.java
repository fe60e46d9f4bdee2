package io.twinstore.bootstrap.contract;

/** Against what the contract is run. */
enum StoreKind {
    /** A PostgreSQL with the migrations. */
    POSTGRES,
    /** Supabase's protocol, spoken by the sandbox over a PostgreSQL with the migrations. */
    SANDBOX,
    /** The real endpoint that TWINSTORE_TEST_SUPABASE_URL and TWINSTORE_TEST_SUPABASE_KEY name. */
    ENDPOINT
}
