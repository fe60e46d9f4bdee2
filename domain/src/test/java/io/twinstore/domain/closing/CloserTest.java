package io.twinstore.domain.closing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever fails, nothing stays open, and the first failure is the one that is told. */
class CloserTest {
    private final List<String> closed = new ArrayList<>();
    private final RuntimeException first = new IllegalStateException("first");
    private final Error second = new AssertionError("second");

    private Runnable closing(String name) {
        return () -> closed.add(name);
    }

    private static Runnable failing(RuntimeException failure) {
        return () -> {
            throw failure;
        };
    }

    private static Runnable failing(Error failure) {
        return () -> {
            throw failure;
        };
    }

    @Test
    void theLastAddedIsClosedFirst() {
        var closer = new Closer();
        closer.add(closing("a"));
        closer.add(closing("b"));
        closer.close();
        closer.close();
        assertEquals(List.of("b", "a"), closed);
    }

    @Test
    void allAreClosedThoughSomeFail() {
        var closer = new Closer();
        closer.add(closing("a"));
        closer.add(failing(second));
        closer.add(closing("b"));
        closer.add(failing(first));
        assertSame(first, assertThrows(RuntimeException.class, closer::close));
        assertEquals(List.of("b", "a"), closed);
        assertArrayEquals(new Throwable[] {second}, first.getSuppressed());
        closer.close();
        assertEquals(2, closed.size());
    }

    @Test
    void severalAreClosedInTheOrderGiven() {
        assertSame(
                second,
                assertThrows(
                        Error.class,
                        () -> Closer.closeAll(closing("a"), failing(second), closing("b"), failing(first))));
        assertEquals(List.of("a", "b"), closed);
        assertArrayEquals(new Throwable[] {first}, second.getSuppressed());
        Closer.closeAll();
    }

    @Test
    void theFailureBeforeIsTheOneToTell() {
        var closer = new Closer();
        closer.add(closing("a"));
        closer.add(failing(second));
        closer.closeAfter(first);
        assertEquals(List.of("a"), closed);
        assertArrayEquals(new Throwable[] {second}, first.getSuppressed());
    }
}
