package io.twinstore.bootstrap.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.flags.SettingException;
import org.junit.jupiter.api.Test;

/** What a server of PostgreSQL is given to connect by. */
class LibpqAddressTest {
    private static String of(String text) {
        return LibpqAddress.of(text, "--replication-url");
    }

    @Test
    void everythingIsQuotedAndWhatIsOfThisProgramAloneIsLeftOut() {
        assertEquals(
                "connect_timeout='10' host='h.example' port='6543' dbname='salon' user='u'"
                        + " password='a\\'b\\\\c d' sslmode='require'",
                of("postgresql://u:a'b%5Cc%20d@h.example:6543/salon?sslmode=require&application_name=x"));
        assertEquals("connect_timeout='10' dbname='d' user='u' host='localhost'", of("user=u dbname=d"));
        assertEquals("connect_timeout='10' host='::1' dbname='d' user='u'", of("postgresql://u@[::1]/d"));
    }

    @Test
    void whatCannotBeUsedIsRefusedByTheNameOfTheOption() {
        var refused = assertThrows(SettingException.class, () -> of("mysql://u:hidden@h/d"));
        assertTrue(String.valueOf(refused.getMessage()).startsWith("--replication-url is malformed"));
    }
}
