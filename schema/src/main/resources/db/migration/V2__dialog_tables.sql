-- What the salon's programs keep beside it: caches, dialogs, reminders, the state of the sync, messages, WhatsApp sessions.

CREATE TABLE appointments_cache (
    id serial PRIMARY KEY,
    company_id bigint NOT NULL REFERENCES companies (company_id),
    cache_key varchar(255) NOT NULL,
    appointments jsonb NOT NULL,
    cached_at timestamptz DEFAULT now(),
    expires_at timestamptz NOT NULL,
    UNIQUE (company_id, cache_key)
);

CREATE TABLE dialog_contexts (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id varchar(255) NOT NULL UNIQUE,
    company_id bigint REFERENCES companies (company_id),
    client_id integer REFERENCES clients (id) ON DELETE SET NULL,
    state varchar(100),
    data jsonb,
    messages jsonb,
    message_count integer DEFAULT 0,
    last_activity timestamptz,
    last_booking_id uuid,
    session_type varchar(50),
    context_metadata jsonb,
    expires_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE reminders (
    id serial PRIMARY KEY,
    company_id bigint NOT NULL REFERENCES companies (company_id),
    booking_id uuid NOT NULL REFERENCES bookings (id) ON DELETE CASCADE,
    remind_at timestamptz NOT NULL,
    type varchar(50) NOT NULL CHECK (type IN ('sms', 'whatsapp', 'email')),
    status varchar(50) NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'sent', 'failed')),
    sent_at timestamptz,
    error text,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE sync_status (
    id serial PRIMARY KEY,
    company_id bigint NOT NULL REFERENCES companies (company_id),
    entity_type varchar(50) NOT NULL
        CHECK (entity_type IN ('clients', 'services', 'staff', 'schedules', 'bookings', 'all')),
    last_sync_at timestamptz,
    last_success_at timestamptz,
    last_error text,
    records_synced integer DEFAULT 0,
    records_failed integer DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (company_id, entity_type)
);

CREATE TABLE messages (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    company_id bigint NOT NULL REFERENCES companies (company_id),
    client_phone varchar(50),
    direction varchar(20) NOT NULL CHECK (direction IN ('inbound', 'outbound')),
    content text,
    message_type varchar(50) DEFAULT 'text',
    status varchar(50),
    metadata jsonb,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (id, created_at)
) PARTITION BY RANGE (created_at);
COMMENT ON TABLE messages IS 'One partition a month (UTC); ensure_messages_partition(month) makes one.';

CREATE TABLE whatsapp_auth (
    company_id text PRIMARY KEY,
    creds jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE whatsapp_keys (
    company_id text,
    key_type text,
    key_id text,
    value jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz,
    PRIMARY KEY (company_id, key_type, key_id)
);
