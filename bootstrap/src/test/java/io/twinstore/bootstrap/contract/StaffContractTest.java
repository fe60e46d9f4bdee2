package io.twinstore.bootstrap.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.twinstore.domain.contract.Rows;
import io.twinstore.domain.staff.StaffMember;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Operations 10 and 11. */
class StaffContractTest extends StoreContract {

    private Map<String, @Nullable Object> member(String name) {
        var row = new HashMap<String, @Nullable Object>();
        row.put("yclients_id", Rows.id());
        row.put("company_id", company);
        row.put("name", name);
        row.put("is_active", true);
        return row;
    }

    private void employed(String... names) throws SQLException {
        insert("staff", List.of(names).stream().map(this::member).toList());
    }

    private List<String> names(boolean includeInactive) {
        return rows(data().getStaff(company, includeInactive)).stream()
                .map(StaffMember::name)
                .toList();
    }

    @Test
    void nothingFoundIsASuccess() {
        nothing(data().getStaffById(Rows.id(), company));
        nothing(data().getStaffById(Long.MIN_VALUE, Long.MAX_VALUE));
        assertEquals(List.of(), names(true));
        assertEquals(List.of(), rows(data().getStaff(Long.MAX_VALUE, false)));
    }

    @Test
    void anIdIsOneOfItsCompany() throws SQLException {
        var row = member("Мария");
        insert("staff", List.of(row));
        long id = (long) row.getOrDefault("yclients_id", 0L);
        assertEquals("Мария", found(data().getStaffById(id, company)).name());
        nothing(data().getStaffById(id, anotherCompany()));
        row.put("company_id", anotherCompany());
        row.put("name", "Мария вторая");
        insert("staff", List.of(row));
        assertEquals("Мария", found(data().getStaffById(id, company)).name());
    }

    @Test
    void everyFieldIsRead() throws SQLException {
        var row = member("Мария");
        row.put("rating", new BigDecimal("4.90"));
        row.put("service_ids", Arrays.asList(1L, null, Long.MAX_VALUE));
        row.put("information", "строка\nи \"кавычки\"");
        insert("staff", List.of(row));
        var member = rows(data().getStaff(company, false)).get(0);
        assertEquals(new BigDecimal("4.90"), member.rating());
        assertEquals(Arrays.asList(1L, null, Long.MAX_VALUE), member.serviceIds());
        assertEquals("строка\nи \"кавычки\"", member.information());
        assertEquals(0, member.votesCount());
        assertNull(member.declensions());
    }

    @Test
    void theInactiveAreHiddenUnlessAskedFor() throws SQLException {
        var gone = member("Анна");
        gone.put("is_active", false);
        insert("staff", List.of(gone));
        employed("Вера");
        assertEquals(List.of("Вера"), names(false));
        assertEquals(List.of("Анна", "Вера"), names(true));
    }

    @Test
    void namesAreOrderedByCodePoint() throws SQLException {
        employed(
                "я", "Я", "ё", "Ё", "\uff21", "😀", "z", "Z", "é", "e\u0301", "", " a", "_", "aa", "a", "\ue000", "𐐀");
        assertEquals(
                List.of(
                        "", " a", "Z", "_", "a", "aa", "e\u0301", "z", "é", "Ё", "Я", "я", "ё", "\ue000", "\uff21",
                        "𐐀", "😀"),
                names(false));
    }

    @Test
    void namesakesComeByTheirId() throws SQLException {
        employed("Мария", "Мария", "Мария", "Мария", "Мария");
        var ids = rows(data().getStaff(company, true)).stream()
                .map(StaffMember::id)
                .toList();
        assertEquals(ids.stream().sorted().toList(), ids);
    }

    @Test
    void aListIsCutAtAThousandAndSaysSo() throws SQLException {
        var many = new ArrayList<>(
                IntStream.range(0, 1_000).mapToObj(i -> member("М" + i)).toList());
        insert("staff", many);
        assertEquals(1_000, names(false).size());
        employed("Я последняя");
        var cut = rows(data().getStaff(company, false), true);
        assertEquals(1_000, cut.size());
        assertEquals("М999", cut.get(999).name());
    }
}
