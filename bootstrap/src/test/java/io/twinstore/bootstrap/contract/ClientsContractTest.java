package io.twinstore.bootstrap.contract;

import static io.twinstore.domain.clients.ClientColumns.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.domain.clients.Client;
import io.twinstore.domain.contract.Rows;
import io.twinstore.domain.errors.ErrorKind;
import io.twinstore.domain.rows.Row;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operations 3 and 4: one client. */
class ClientsContractTest extends StoreContract {

    private Client stored(Row.Builder<Client> client) {
        return found(data().upsertClient(client.build()));
    }

    /** As a program before this library stored it. */
    private void storedEarlier(String phone, long yclientsId) throws SQLException {
        storedEarlier(phone, yclientsId, "2020-01-01");
    }

    private long storedEarlier(String phone, long yclientsId, String visit) throws SQLException {
        insert(
                "clients",
                List.of(Map.<String, @Nullable Object>of(
                        "yclients_id",
                        yclientsId,
                        "company_id",
                        anotherCompany(),
                        "phone",
                        phone,
                        "last_visit_date",
                        visit)));
        return yclientsId;
    }

    @Test
    void nothingFoundIsASuccess() {
        nothing(data().getClientByPhone(Rows.phone()));
        nothing(data().getClientById(Rows.id(), null));
        nothing(data().getClientById(Rows.id(), company));
    }

    @Test
    void anIdIsOneOfItsCompany() {
        var client = stored(Rows.client(company));
        assertEquals(client, found(data().getClientById(client.yclientsId(), company)));
        assertEquals(client, found(data().getClientById(client.yclientsId(), null)));
        nothing(data().getClientById(client.yclientsId(), anotherCompany()));
    }

    @Test
    void theExtremesOfIdsAreOnlyNotFound() {
        nothing(data().getClientById(Long.MAX_VALUE, Long.MIN_VALUE));
        nothing(data().getClientById(Long.MIN_VALUE, null));
    }

    @Test
    void ofSeveralTheLastToVisitIsAnswered() {
        long id = Rows.id();
        var phone = Rows.phone();
        var never = stored(twin(id, phone, company, null));
        assertEquals(never, found(data().getClientById(id, null)));
        var early = stored(twin(id, phone, anotherCompany(), LocalDate.of(2020, 1, 1)));
        assertEquals(early, found(data().getClientById(id, null)));
        var late = stored(twin(id, phone, anotherCompany(), LocalDate.of(2020, 1, 2)));
        assertEquals(late, found(data().getClientById(id, null)));
        assertEquals(late, found(data().getClientByPhone(phone)));
    }

    @Test
    void ofSeveralAlikeTheLowestIdIsAnswered() {
        long id = Rows.id();
        var phone = Rows.phone();
        var day = LocalDate.of(2024, 2, 29);
        var first = stored(twin(id, phone, company, day));
        var second = stored(twin(id, phone, anotherCompany(), day));
        assertTrue(first.id() < second.id());
        assertEquals(first, found(data().getClientById(id, null)));
        assertEquals(first, found(data().getClientByPhone(phone)));
    }

    private static Row.Builder<Client> twin(long id, String phone, long company, @Nullable LocalDate visit) {
        return Rows.client(company).set(YCLIENTS_ID, id).set(PHONE, phone).set(LAST_VISIT_DATE, visit);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7%s",
                "8%s",
                "%s",
                "+7 %s",
                "+7-%s@c.us",
                " (8)%s ",
                "7%s:12@s.whatsapp.net",
                "٠8%s!",
                "tel:+7%s",
                "(+7) %s",
                "＋7\u00a0%s\u200e",
                "00 7 %s",
                "8 10 7 %s",
                "8 %s доб. 12",
                "tel:+7%s;ext=12"
            })
    void aPhoneIsFoundInAnyForm(String form) {
        var national = Rows.phone().substring(1);
        var client = stored(Rows.client(company).set(PHONE, "7" + national));
        assertEquals("7" + national, client.phone());
        assertEquals(client, found(data().getClientByPhone(String.format(form, national))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7%s",
                "8%s",
                "%s",
                "+7 %s",
                "+7-%s@c.us",
                " (8)%s ",
                "8 - %s\n",
                "+7 (8) %s",
                "00 7 %s",
                "8~10 7 %s"
            })
    void aPhoneStoredEarlierInAnyFormIsFound(String form) throws SQLException {
        var national = Rows.phone().substring(1);
        long id = Rows.id();
        storedEarlier(String.format(form, punctuated(national)), id);
        assertEquals(id, found(data().getClientByPhone("+7" + national)).yclientsId());
        assertEquals(id, found(data().getClientByPhone("8" + national)).yclientsId());
    }

    private static String punctuated(String national) {
        return "(" + national.substring(0, 3) + ") " + national.substring(3, 6) + "-" + national.substring(6, 8) + "—"
                + national.substring(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "+%s", "(+%s)", "tel:+%s", "00 %s", "8 10 %s", "%s@c.us", "%s@s.whatsapp.net"})
    void anotherCountrysPhoneStoredEarlierInAnyFormIsFound(String form) throws SQLException {
        var digits = "372" + Rows.phone().substring(4);
        long id = Rows.id();
        storedEarlier(String.format(form, digits), id);
        assertEquals(
                id,
                found(data().getClientByPhone("(+372) " + digits.substring(3))).yclientsId());
        assertEquals(id, found(data().getClientByPhone(digits + "@c.us")).yclientsId());
    }

    @Test
    void ofOneNumberInSeveralFormsTheUsualOnesComeFirstThenTheLastToVisit() throws SQLException {
        var national = Rows.phone().substring(1);
        long strange = storedEarlier("7." + national, Rows.id(), "2024-01-01");
        assertEquals(strange, byPhone("8" + national));
        long stranger = storedEarlier("8/" + national, Rows.id(), "2024-01-02");
        assertEquals(stranger, byPhone("8" + national));
        long usual = storedEarlier("8" + national, Rows.id(), "2020-01-01");
        assertEquals(usual, byPhone("+7 " + national));
        long later = storedEarlier("+7" + national, Rows.id(), "2020-01-02");
        assertEquals(later, byPhone(national));
        storedEarlier("7" + national + "@c.us", Rows.id(), "2019-12-31");
        assertEquals(later, byPhone("7" + national));
    }

    private long byPhone(String phone) {
        return found(data().getClientByPhone(phone)).yclientsId();
    }

    @Test
    void aLongerNumberIsAnother() throws SQLException {
        var phone = Rows.phone();
        storedEarlier(phone + "1", Rows.id());
        storedEarlier("1" + phone, Rows.id());
        nothing(data().getClientByPhone(phone));
    }

    @Test
    void anotherCountrysNumberKeepsItsDigits() {
        var digits = "49" + Rows.phone().substring(1);
        var client = stored(Rows.client(company).set(PHONE, "+" + digits.substring(0, 4) + " " + digits.substring(4)));
        assertEquals(digits, client.phone());
        assertEquals(client, found(data().getClientByPhone(digits)));
        nothing(data().getClientByPhone("8" + digits.substring(2)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "123456789", "abc", "@c.us", "٧٩٩٩١٢٣٤٥٦٧"})
    void fewerThanTenDigitsAreRefused(String phone) {
        refused(data().getClientByPhone(phone));
        var message = refused(
                data().upsertClient(Rows.client(company).set(PHONE, phone).build()));
        assertTrue(message.contains("row 0"), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "235085806727321@lid",
                "120363012345678901@g.us",
                "79161234567@broadcast",
                "120363012345678@newsletter",
                "79161234567@example.com",
                "8 916 123 45 67 / 8 925 123 45 67",
                "+7 916 123-45-67, +7 925 123-45-67",
                "1234567890123456"
            })
    void whatIsNoPhoneNumberIsRefused(String phone) {
        refused(data().getClientByPhone(phone));
        var message = refused(
                data().upsertClient(Rows.client(company).set(PHONE, phone).build()));
        assertTrue(message.contains("row 0: ") && message.contains("phone number"), message);
        assertFalse(message.matches(".*[0-9]{4}.*"), message);
    }

    @Test
    void noMessageTellsAPhone() {
        var phone = Rows.phone();
        var taken = stored(Rows.client(company).set(PHONE, phone));
        var conflict = failed(
                ErrorKind.CONFLICT,
                data().upsertClient(Rows.client(company)
                        .set(ID, taken.id())
                        .set(PHONE, phone)
                        .build()));
        assertTrue(conflict.contains("clients_pkey"), conflict);
        assertFalse(conflict.contains(phone), conflict);
    }
}
