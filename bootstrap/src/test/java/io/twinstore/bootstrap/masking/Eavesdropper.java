package io.twinstore.bootstrap.masking;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.slf4j.LoggerFactory;

/** Sets both logging systems to their finest level and searches all that they and the standard streams are given. */
final class Eavesdropper {
    /** The tests' own tools, among them the JDK's client and server, and what lists the certificates that the JDK trusts. */
    private static final List<String> BLIND = List.of(
            "com.tngtech.archunit",
            "org.testcontainers",
            "jdk.internal.httpclient",
            "com.sun.net.httpserver",
            "jdk.event.security");

    private Eavesdropper() {}

    static void install() {
        logback();
        jul();
        System.setOut(tee("standard output", System.out));
        System.setErr(tee("standard error", System.err));
    }

    /** What is printed stays as it was. */
    private static void logback() {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.getLoggerList().forEach(logger -> {
            logger.setLevel(Level.TRACE);
            logger.iteratorForAppenders().forEachRemaining(Eavesdropper::warningsOnly);
        });
        BLIND.forEach(tool -> silence(context, tool));
        var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.TRACE);
        var ear = new LogbackEar();
        ear.setContext(context);
        ear.start();
        root.addAppender(ear);
    }

    /** With its loggers that are there already, which have a level of their own by now. */
    private static void silence(LoggerContext context, String tool) {
        context.getLogger(tool).setLevel(Level.OFF);
        context.getLoggerList().stream()
                .filter(logger -> logger.getName().startsWith(tool + "."))
                .forEach(logger -> logger.setLevel(Level.OFF));
    }

    private static void warningsOnly(Appender<ILoggingEvent> printer) {
        var filter = new ThresholdFilter();
        filter.setLevel(Level.ERROR.toString());
        filter.start();
        printer.addFilter(filter);
    }

    private static void jul() {
        var root = LogManager.getLogManager().getLogger("");
        root.setLevel(java.util.logging.Level.ALL);
        root.addHandler(new JulEar());
    }

    private static PrintStream tee(String where, PrintStream printed) {
        return new PrintStream(new Lines(where, printed), true, StandardCharsets.UTF_8);
    }

    /** Hears SLF4J, and so System.Logger. */
    private static final class LogbackEar extends AppenderBase<ILoggingEvent> {
        @Override
        protected void append(ILoggingEvent event) {
            var where = event.getLoggerName() + " at " + event.getLevel();
            Shown.text(where, event.getFormattedMessage());
            if (event.getKeyValuePairs() != null) {
                event.getKeyValuePairs().forEach(pair -> Shown.text(where, pair));
            }
            event.getMDCPropertyMap().forEach((key, value) -> Shown.text(where, value));
            if (event.getThrowableProxy() instanceof ThrowableProxy proxy) {
                Shown.fault(where, proxy.getThrowable());
            }
        }
    }

    /** Hears java.util.logging, to which the driver writes. */
    private static final class JulEar extends Handler {
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord event) {
            var where = event.getLoggerName() + " at " + event.getLevel();
            Shown.text(where, formatter.formatMessage(event));
            Shown.fault(where, event.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    /** Hears a stream, line by line, and passes it on. */
    private static final class Lines extends OutputStream {
        private final String where;
        private final PrintStream printed;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        private Lines(String where, PrintStream printed) {
            this.where = where;
            this.printed = printed;
        }

        @Override
        public synchronized void write(int b) {
            printed.write(b);
            if (b == '\n') {
                Shown.text(where, line.toString(StandardCharsets.UTF_8));
                line.reset();
            } else {
                line.write(b);
            }
        }

        @Override
        public synchronized void flush() {
            printed.flush();
        }
    }
}
