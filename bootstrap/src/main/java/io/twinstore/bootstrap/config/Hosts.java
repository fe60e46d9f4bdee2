package io.twinstore.bootstrap.config;

import io.twinstore.application.flags.SettingException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The servers of an address: names, each with its port. */
final class Hosts {
    /** A name or an address of IPv4, or one of IPv6 in brackets; nothing in which a password could stand. */
    private static final Pattern HOST = Pattern.compile("[\\w.-]+|\\[[\\da-fA-F:.]+(%[\\w.-]+)?]");

    private static final Pattern BARE_IPV6 = Pattern.compile("[\\da-fA-F]*:[\\da-fA-F:.]*:[\\da-fA-F:.]*");
    private static final String SOCKET = "a Unix socket cannot be used by the JDBC driver; write localhost";
    private static final int LAST_PORT = 65_535;
    private static final int DEFAULT_PORT = 5_432;

    private Hosts() {}

    /** What is wrong with a list of hosts, in words that quote nothing; null when nothing is. */
    static @Nullable String problem(String hosts) {
        for (var host : hosts.split(",", -1)) {
            if (host.startsWith("/") || host.startsWith("@")) {
                return SOCKET;
            }
            if (!host.isEmpty()
                    && !HOST.matcher(host).matches()
                    && !BARE_IPV6.matcher(host).matches()) {
                return "a host is a name or an address, nothing else; " + ConnectionString.ENCODED;
            }
        }
        return null;
    }

    /**
     * The part of the driver's URL that names them.
     *
     * @param hosts with commas; an empty one is this machine
     * @param ports as many, or one for all; an empty one is the default
     * @throws SettingException in words that name no setting and quote nothing
     */
    static String joined(String hosts, String ports) {
        var problem = problem(hosts);
        if (problem != null) {
            throw new SettingException("names a host that cannot be used: " + problem);
        }
        var names = hosts.split(",", -1);
        var numbers = ports.split(",", -1);
        if (numbers.length != 1 && numbers.length != names.length) {
            throw new SettingException("names " + names.length + " hosts and " + numbers.length + " ports");
        }
        var servers = new ArrayList<String>();
        for (int i = 0; i < names.length; i++) {
            var name = names[i].isEmpty() ? "localhost" : names[i];
            servers.add((name.startsWith("[") || !name.contains(":") ? name : "[" + name + "]")
                    + port(numbers[numbers.length == 1 ? 0 : i]));
        }
        return String.join(",", servers);
    }

    /** The servers that were {@link #joined}, each at its port or the default one. */
    static List<InetSocketAddress> addresses(String servers) {
        return Arrays.stream(servers.split(",")).map(Hosts::address).toList();
    }

    private static InetSocketAddress address(String server) {
        int colon = server.lastIndexOf(':');
        boolean port = colon > server.lastIndexOf(']');
        return port
                ? new InetSocketAddress(server.substring(0, colon), Integer.parseInt(server.substring(colon + 1)))
                : new InetSocketAddress(server, DEFAULT_PORT);
    }

    private static String port(String port) {
        if (port.isEmpty()) {
            return "";
        }
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) < 1 || Integer.parseInt(port) > LAST_PORT) {
            throw new SettingException("has a port that is not 1 to " + LAST_PORT + "; " + ConnectionString.ENCODED);
        }
        return ":" + port;
    }
}
