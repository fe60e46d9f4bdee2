package io.twinstore.application.move;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * How hard a store is asked, by how it has answered: with how many rows a page, and with how many questions at once. After a
 * failure one question is asked at a time, for a while.
 */
final class Pace {
    private static final int SMALLEST_SHARE = 64;

    private static final int MOST_GOOD_ANSWERS = 1_280;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int running;
    private boolean careful;
    private int goodAnswers;

    /** After so many answers it may be faster again; twice as many after each failure of a store that was asked in full. */
    private int wanted = 10;

    /** Pages are this part of what is asked for: a store that runs out of time gets smaller ones for a while. */
    private int share = 1;

    private int cap = Integer.MAX_VALUE;

    /** Asks a question when it is its turn, and keeps the turn until it is answered or given up. */
    <T> T inTurn(Supplier<T> question) {
        locked(() -> {
            while (careful && running > 0) {
                changed.awaitUninterruptibly();
            }
            running++;
        });
        try {
            var answer = question.get();
            locked(this::answered);
            return answer;
        } finally {
            locked(() -> running--);
        }
    }

    /**
     * Slows down, since the question whose turn it is failed. Answers whether it is the only one; otherwise it was the others'
     * turn meanwhile, and it may be asked again.
     */
    boolean failedAlone() {
        lock.lock();
        try {
            wanted = careful ? wanted : Math.min(MOST_GOOD_ANSWERS, wanted * 2);
            careful = true;
            goodAnswers = 0;
            if (running == 1) {
                return true;
            }
            running--;
            changed.signalAll();
            while (running > 0) {
                changed.awaitUninterruptibly();
            }
            running++;
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void answered() {
        if ((careful || share > 1) && ++goodAnswers >= wanted) {
            goodAnswers = 0;
            careful = false;
            share = Math.max(1, share / 2);
        }
    }

    /** The rows to ask for, of a page that may have so many. */
    int rows(int limit) {
        lock.lock();
        try {
            return Math.max(1, Math.min(limit, cap) / share);
        } finally {
            lock.unlock();
        }
    }

    /** A page of so many rows took too long. */
    void tooLong(int limit, int rows) {
        locked(() -> {
            if (rows == Math.max(1, Math.min(limit, cap) / share)) { // others of this size may run out of time too
                share = Math.min(SMALLEST_SHARE, share * 2);
            }
        });
    }

    /** The server gives at most so many rows a page; answers whether that is new. */
    boolean capped(int rows) {
        lock.lock();
        try {
            boolean lower = rows < cap;
            cap = Math.min(cap, rows);
            return lower;
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
