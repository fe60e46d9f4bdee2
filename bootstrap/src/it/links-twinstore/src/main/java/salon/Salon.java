package salon;

import io.twinstore.application.facade.Envelope;
import io.twinstore.application.switching.CallingModule;
import io.twinstore.domain.companies.Company;
import io.twinstore.domain.companies.CompanyColumns;
import io.twinstore.domain.rows.Fields;

/** Reads a company and writes another, and says which store answered. */
public final class Salon {
    private Salon() {}

    public static void main(String[] arguments) {
        try (var twinstore = Opening.twinstore()) {
            var data = twinstore.dataLayer(CallingModule.API);
            print("read", data.getCompany(1));
            print(
                    "written",
                    data.upsertCompany(Fields.builder(CompanyColumns.SHAPE)
                            .set(CompanyColumns.COMPANY_ID, 2L)
                            .set(CompanyColumns.TITLE, "second")
                            .build()));
        }
    }

    private static void print(String what, Envelope<Company> answer) {
        if (answer.data() == null) {
            throw new IllegalStateException("nothing was " + what + ": " + answer.error());
        }
        System.out.println(what + ": " + answer.data().title() + ", " + answer.backend());
    }
}
