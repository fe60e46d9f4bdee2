package io.twinstore.bootstrap.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.twinstore.application.flags.SettingException;
import io.twinstore.bootstrap.config.Setting;
import io.twinstore.bootstrap.http.WebServer;
import io.twinstore.bootstrap.serve.DashboardServer;
import io.twinstore.bootstrap.state.StateDirectory;
import io.twinstore.domain.store.Store;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Serves what can be seen of the move. */
@Command(
        name = "serve",
        description = {
            "Serve the dashboard, /api/health, /api/status and /metrics for Prometheus over HTTP.",
            "On 127.0.0.1 for this machine alone; at another address only with TWINSTORE_SERVE_TOKEN set, which callers send"
                    + " as 'Authorization: Bearer TOKEN', and browsers once as /?token=TOKEN."
        })
final class ServeCommand implements Callable<Integer> {
    private static final int LAST_PORT = 65_535;

    @ParentCommand
    private @Nullable TwinstoreCommand root;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8152",
            description = "The port, 0 for any free one; default ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--address",
            paramLabel = "IP",
            description = "The address of this machine to listen at; 127.0.0.1 by default.")
    private @Nullable String address;

    /** Where it is, for programs. */
    record Document(@JsonProperty("url") String url) {}

    @Override
    public Integer call() throws InterruptedException {
        var settings = Given.by(root);
        var listening = listening(settings);
        var described = settings.stores();
        var stores = described.open().values();
        var state = StateDirectory.at(described.stateDirectory());
        try (var server = DashboardServer.start(listening, stores, settings::flags, state, Clock.systemUTC())) {
            var url = server.url().toString();
            settings.output()
                    .result(() -> new Document(url), () -> "The dashboard is at " + url + "\nStop it with Ctrl-C.");
            new CountDownLatch(1).await();
        } catch (IOException e) {
            throw new SettingException("cannot listen at " + listening.host().getHostAddress() + " port " + port + " ("
                    + e.getMessage() + "); name another --port or --address");
        } finally {
            stores.forEach(Store::close);
        }
        return ExitStatus.DONE;
    }

    private DashboardServer.Address listening(TwinstoreCommand settings) {
        if (port < 0 || port > LAST_PORT) {
            throw new SettingException("--port is 0 to " + LAST_PORT);
        }
        var host = host();
        var token = settings.configuration().text(Setting.TWINSTORE_SERVE_TOKEN).orElse(null);
        if (token == null && !host.isLoopbackAddress()) {
            throw new SettingException(Setting.TWINSTORE_SERVE_TOKEN
                    + " is not set, and --address is one that others reach; set it, or leave --address out");
        }
        return new DashboardServer.Address(host, port, token);
    }

    private InetAddress host() {
        if (address == null) {
            return WebServer.loopback();
        }
        try {
            if (address.matches("[\\d.]+|[\\da-fA-F:.]*:[\\da-fA-F:.]*")) { // a name would be looked up
                return InetAddress.getByName(address);
            }
        } catch (UnknownHostException e) {
            // said below
        }
        throw new SettingException("--address is an IP address of this machine, such as 127.0.0.1 or 0.0.0.0");
    }
}
