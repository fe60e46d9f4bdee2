package io.twinstore.bootstrap.chaos;

import io.twinstore.domain.clients.ClientRepository;
import io.twinstore.domain.companies.Company;
import io.twinstore.domain.companies.CompanyRepository;
import io.twinstore.domain.dialogs.DialogContextRepository;
import io.twinstore.domain.query.Limits;
import io.twinstore.domain.query.Listing;
import io.twinstore.domain.query.Query;
import io.twinstore.domain.rows.Batch;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.schedules.StaffScheduleRepository;
import io.twinstore.domain.services.ServiceRepository;
import io.twinstore.domain.staff.StaffRepository;
import io.twinstore.domain.store.Backend;
import io.twinstore.domain.store.Health;
import io.twinstore.domain.store.Store;
import java.time.Duration;
import java.util.List;

/**
 * A store of one company that answers at once. A call to a real one takes hundreds of microseconds and varies by more than
 * the path to it costs; this one leaves only the path to be measured, and stands for nothing else.
 */
final class InstantStore implements Store {
    private final CompanyRepository companies;

    InstantStore(Row<Company> stored) {
        var found = new Listing<>(List.of(stored), false);
        var written = List.of(stored);
        companies = new CompanyRepository() {
            @Override
            public Limits limits() {
                return Limits.DEFAULT;
            }

            @Override
            public Listing<Row<Company>> rows(Query<Company> query) {
                return found;
            }

            @Override
            public List<Row<Company>> write(Batch<Company> batch) {
                return written;
            }
        };
    }

    @Override
    public Backend backend() {
        return Backend.POSTGRES;
    }

    @Override
    public CompanyRepository companies() {
        return companies;
    }

    @Override
    public ClientRepository clients() {
        throw notAsked();
    }

    @Override
    public ServiceRepository services() {
        throw notAsked();
    }

    @Override
    public StaffRepository staff() {
        throw notAsked();
    }

    @Override
    public StaffScheduleRepository schedules() {
        throw notAsked();
    }

    @Override
    public DialogContextRepository dialogs() {
        throw notAsked();
    }

    private static UnsupportedOperationException notAsked() {
        return new UnsupportedOperationException(
                "this store holds companies alone, which is all that the benchmark asks for");
    }

    @Override
    public Health health() {
        return new Health(Backend.POSTGRES, Duration.ZERO, null);
    }

    @Override
    public void close() {}
}
