package io.twinstore.application.comparing;

import io.twinstore.domain.clients.ClientRepository;
import io.twinstore.domain.companies.CompanyRepository;
import io.twinstore.domain.dialogs.DialogContextRepository;
import io.twinstore.domain.schedules.StaffScheduleRepository;
import io.twinstore.domain.services.ServiceRepository;
import io.twinstore.domain.staff.StaffRepository;
import io.twinstore.domain.store.Backend;
import io.twinstore.domain.store.Health;
import io.twinstore.domain.store.Store;
import io.twinstore.domain.twins.TwinRows;

/** A store that only says which it is: the questions of these tests answer by that. */
record BareStore(Backend backend) implements Store {
    @Override
    public ClientRepository clients() {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompanyRepository companies() {
        throw new UnsupportedOperationException();
    }

    @Override
    public ServiceRepository services() {
        throw new UnsupportedOperationException();
    }

    @Override
    public StaffRepository staff() {
        throw new UnsupportedOperationException();
    }

    @Override
    public StaffScheduleRepository schedules() {
        throw new UnsupportedOperationException();
    }

    @Override
    public DialogContextRepository dialogs() {
        throw new UnsupportedOperationException();
    }

    @Override
    public TwinRows twinRows() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Health health() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
