package io.twinstore.domain.contract;

import static io.twinstore.domain.clients.ClientColumns.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.twinstore.domain.clients.Client;
import io.twinstore.domain.query.Listing;
import io.twinstore.domain.values.Phone;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients as they are looked for: by phone in whatever form it is stored, by id, and by a part of the name. */
public interface ClientContract extends PortContract {

    private Client stored(String name, String phone, @Nullable LocalDate visit) {
        return store().clients()
                .upsert(Rows.client(company())
                        .set(NAME, name)
                        .set(PHONE, phone)
                        .set(LAST_VISIT_DATE, visit)
                        .build());
    }

    private Optional<Client> byPhone(String phone) {
        return store().clients().findByPhone(Phone.of(phone));
    }

    private List<String> named(String part) {
        return names(store().clients().searchByName(company(), part, null));
    }

    private static List<String> names(Listing<Client> clients) {
        return clients.rows().stream().map(Client::name).map(String::valueOf).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7%s", "8%s", "%s", "+7 %s", "+7-%s@c.us", " (8)%s ", "+7 (8) %s", "00 7 %s", "8~10 7 %s"})
    default void aPhoneStoredInAnyFormIsFound(String form) {
        var national = Rows.phone().substring(1);
        var client = stored("a", String.format(form, national), null);
        assertEquals(Optional.of(client), byPhone("+7" + national));
        assertEquals(Optional.of(client), byPhone("8 " + national));
    }

    @Test
    default void aLongerNumberIsAnother() {
        var phone = Rows.phone();
        stored("a", phone + "1", null);
        stored("b", "1" + phone, null);
        assertEquals(Optional.empty(), byPhone(phone));
    }

    @Test
    default void ofSeveralTheLastToVisitIsFound() {
        var phone = Rows.phone();
        stored("never", phone, null);
        var late = stored("late", phone, LocalDate.of(2020, 1, 2));
        stored("early", phone, LocalDate.of(2020, 1, 1));
        assertEquals(Optional.of(late), byPhone(phone));
    }

    @Test
    default void anIdIsOneOfItsCompany() {
        var client = stored("a", Rows.phone(), null);
        assertEquals(Optional.of(client), store().clients().findById(client.yclientsId(), company()));
        assertEquals(Optional.of(client), store().clients().findById(client.yclientsId(), null));
        assertEquals(Optional.empty(), store().clients().findById(client.yclientsId(), Rows.id()));
    }

    @Test
    default void aPartOfANameFindsItWhateverTheCase() {
        stored("Анна", Rows.phone(), null);
        stored("ИВАННА", Rows.phone(), LocalDate.of(2020, 1, 1));
        stored("100%", Rows.phone(), null);
        assertEquals(List.of("ИВАННА", "Анна"), named("анн"));
        assertEquals(List.of("100%"), named("0%"));
        assertEquals(List.of(), named("_"));
    }
}
