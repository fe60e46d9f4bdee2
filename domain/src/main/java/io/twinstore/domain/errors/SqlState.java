package io.twinstore.domain.errors;

import io.twinstore.domain.errors.StoreException.Conflict;
import io.twinstore.domain.errors.StoreException.InvalidInput;
import io.twinstore.domain.errors.StoreException.NotPermitted;
import io.twinstore.domain.errors.StoreException.TimedOut;
import io.twinstore.domain.errors.StoreException.Unavailable;
import io.twinstore.domain.errors.StoreException.Unexpected;
import io.twinstore.domain.masking.MaskedFault;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The typed error of a SQLSTATE, which both stores give since both are PostgreSQL (contract.md, Errors).
 *
 * <p>PostgreSQL's own texts quote values, and so phone numbers; only the name of a column or constraint is taken from them.
 */
public final class SqlState {
    private static final String TOO_LATE = "no answer in time; whether a write took effect is unknown";
    private static final String DOWN = "cannot be reached or cannot serve now; try again later";
    private static final String NO_CONNECTION = "08001";

    /** The server ended the connection; the answer to a commit may be what got lost. */
    private static final Set<String> ENDED = Set.of("57P01", "57P02", "57P04", "57P05");

    /** The server refused the statement and undid it: every state but 40003, of system errors and of internal ones. */
    private static final Pattern REFUSED = Pattern.compile("(?!40003|58|XX)[0-9A-Z]{5}");

    /** Deadlocks, failures of serialisation, and locks that were not to be had. */
    private static final Pattern IN_THE_WAY = Pattern.compile("40(?!003)...|55P03");

    private static final Pattern DENIED = Pattern.compile("^permission denied for (\\w+) \"?(\\w+)");
    private static final Pattern HIDDEN = Pattern.compile("affected by row-level security policy for table \"(\\w+)\"");
    private static final Pattern POLICY = Pattern.compile("row-level security policy .*for table \"(\\w+)\"");
    private static final Pattern RELATION = Pattern.compile("^relation \"(?:\\w+\\.)?(\\w+)\" does not exist");
    private static final Pattern NO_COLUMN =
            Pattern.compile("^column \"?([\\w.]+)\"?( of relation \"\\w+\")? does not exist");
    private static final Pattern CONSTRAINT = Pattern.compile("constraint \"(\\w+)\"");
    private static final Pattern COLUMN = Pattern.compile("^null value in column \"(\\w+)\"");

    private SqlState() {}

    /**
     * The error to throw.
     *
     * @param message the server's primary message, in English for its names to be found
     */
    public static StoreException error(@Nullable String state, @Nullable String message, Throwable fault) {
        var code = state == null ? "" : state;
        var cause = MaskedFault.of(fault, "SQLSTATE " + code);
        var text = message == null ? "" : message;
        return switch (code) {
            case "23505" -> new Conflict("another row already holds what must be unique" + name(text), cause);
            case "23514" -> new InvalidInput(checkProblem(text) + name(text), cause);
            case "42501" -> new NotPermitted(privilegeProblem(text), cause);
            case "57014" -> new TimedOut(TOO_LATE, cause);
            case "28P01", "28000" ->
                new Unexpected("the store refuses the user or the password; check the settings", cause, false);
            case "3D000" ->
                new Unexpected("there is no database of this name on the server; create it first", cause, false);
            case "42P01", "42703" -> missing(missingThing(code, text), cause);
            default -> ofClass(code, text, cause);
        };
    }

    /** The error for a table or column that the store does not have. */
    public static Unexpected missing(String thing, Throwable cause) {
        return new Unexpected(
                "the store has no " + thing
                        + "; create it ('twinstore schema migrate' makes PostgreSQL's), or leave it out",
                cause,
                false);
    }

    /**
     * The error for a connection that could not be had; nothing was sent.
     *
     * @param words what is wrong and what to do, without a secret
     * @param wrongSettings whether nothing but other settings will help
     */
    public static StoreException notConnected(
            @Nullable String state, String words, boolean wrongSettings, Throwable fault) {
        var masked = MaskedFault.of(fault, "SQLSTATE " + (state == null ? "" : state));
        if (!wrongSettings) {
            return new Unavailable(words, masked);
        }
        var cause = new WrongSettings(masked);
        return switch (error(state, null, fault).kind()) {
            case UNAVAILABLE -> new Unavailable(words, cause);
            case NOT_PERMITTED -> new NotPermitted(words, cause);
            default -> new Unexpected(words, cause, false);
        };
    }

    /** Whether nothing but other settings will help against an error. */
    public static boolean needsOtherSettings(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof WrongSettings) {
                return true;
            }
        }
        return false;
    }

    /** The error for a call that was given up before its answer came. */
    public static TimedOut timedOut(Throwable cause) {
        return new TimedOut(TOO_LATE, cause);
    }

    /** The error for a transaction that was given up before its commit was sent: nothing of it stays. */
    public static StoreException undone(StoreException error) {
        return switch (error.outcomeUnknown() ? error.kind() : ErrorKind.CONFLICT) {
            case TIMEOUT -> new TimedOut("no answer in time; nothing was written", error, false);
            case UNAVAILABLE -> unavailable(false, error);
            case UNEXPECTED -> new Unexpected(String.valueOf(error.getMessage()), error, false);
            default -> error;
        };
    }

    /** The error for a call that only reads: it changed nothing, whatever became of it. */
    public static StoreException ofRead(StoreException error) {
        return switch (error.outcomeUnknown() ? error.kind() : ErrorKind.CONFLICT) {
            case TIMEOUT -> new TimedOut("no answer in time; ask for less, or allow more time", error, false);
            case UNAVAILABLE -> unavailable(false, error);
            case UNEXPECTED -> new Unexpected(String.valueOf(error.getMessage()), error, false);
            default -> error;
        };
    }

    /** The error for an undone transaction that will go through when others that were in its way have ended; else the same. */
    public static StoreException again(String state, StoreException error) {
        return IN_THE_WAY.matcher(state).matches()
                ? new TimedOut("another transaction was in the way; nothing was written", error, false)
                : error;
    }

    /** The error for a store that is down; an outcome can be unknown when a write had been sent. */
    public static Unavailable unavailable(boolean writeSent, Throwable cause) {
        return new Unavailable(
                writeSent ? "cannot be reached or cannot serve now; whether the write took effect is unknown" : DOWN,
                cause,
                writeSent);
    }

    private static StoreException ofClass(String code, String text, Throwable cause) {
        return switch (code.length() < 2 ? "" : code.substring(0, 2)) {
            case "23" -> new InvalidInput(integrityProblem(code) + name(text), cause);
            case "22", "21" -> new InvalidInput(dataProblem(code), cause);
            case "08" -> new Unavailable(DOWN, cause, !code.equals(NO_CONNECTION));
            case "53", "57" -> new Unavailable(DOWN, cause, ENDED.contains(code));
            default ->
                new Unexpected(
                        "the store failed with SQLSTATE " + (code.isEmpty() ? "unknown" : code),
                        cause,
                        !REFUSED.matcher(code).matches());
        };
    }

    private static String integrityProblem(String code) {
        return switch (code) {
            case "23502" -> "a value is missing that must not be null";
            case "23503" -> "a row that this one refers to is not there, or one still refers to it";
            default -> "the row breaks a rule of its table";
        };
    }

    private static String dataProblem(String code) {
        return switch (code) {
            case "22001" -> "a text is longer than its column allows";
            case "22003" -> "a number is larger than its column allows";
            case "22021", "22P05" -> "a text holds a character that cannot be stored";
            case "21000" -> "the same row is given twice";
            default -> "a value is none that its column can hold (SQLSTATE " + code + ")";
        };
    }

    private static String checkProblem(String text) {
        return text.startsWith("no partition of relation")
                ? "there is no partition for this month; call ensure_messages_partition for it first"
                : "the row breaks a check of its table";
    }

    private static String privilegeProblem(String text) {
        var hidden = HIDDEN.matcher(text);
        if (hidden.find()) {
            return "row-level security hides rows of table " + hidden.group(1)
                    + " from the store's user; take the tables' owner, or a user with BYPASSRLS";
        }
        var policy = POLICY.matcher(text);
        if (policy.find()) {
            return "a row-level security policy of table " + policy.group(1) + " refuses the row";
        }
        var denied = DENIED.matcher(text);
        return denied.find()
                ? "the store's user lacks a privilege on " + denied.group(1) + " " + denied.group(2) + "; grant it"
                : "the store's user lacks a privilege for this; grant it";
    }

    private static String missingThing(String code, String text) {
        var relation = RELATION.matcher(text);
        if (relation.find()) {
            return "table " + relation.group(1);
        }
        var column = NO_COLUMN.matcher(text);
        return column.find() ? "column " + column.group(1) : code.equals("42703") ? "such column" : "such table";
    }

    /** The name of the constraint or column, in brackets. */
    private static String name(String text) {
        Matcher constraint = CONSTRAINT.matcher(text);
        if (constraint.find()) {
            return " (" + constraint.group(1) + ")";
        }
        Matcher column = COLUMN.matcher(text);
        return column.find() ? " (" + column.group(1) + ")" : "";
    }
}
