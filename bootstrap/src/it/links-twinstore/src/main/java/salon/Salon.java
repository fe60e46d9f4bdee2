package salon;

import io.twinstore.application.facade.Envelope;
import io.twinstore.application.flags.CallingModule;
import io.twinstore.bootstrap.Twinstore;
import io.twinstore.domain.companies.Company;
import io.twinstore.domain.companies.CompanyColumns;

/** Reads a company and writes another, and says which store answered. */
public final class Salon {
    private Salon() {}

    public static void main(String[] arguments) {
        try (var twinstore = Twinstore.fromEnvironment()) {
            var data = twinstore.dataLayer(CallingModule.API);
            print("read", data.getCompany(1));
            print("written", data.upsertCompany(CompanyColumns.upsert(2, "second")));
        }
    }

    private static void print(String what, Envelope<Company> answer) {
        System.out.println(what + ": " + answer.orElseThrow().title() + ", " + answer.backend());
    }
}
