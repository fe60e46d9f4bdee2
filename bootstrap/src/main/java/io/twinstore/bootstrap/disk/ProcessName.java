package io.twinstore.bootstrap.disk;

/** By which an operator finds this process, such as '4711 (com.example.Sync)'. */
public final class ProcessName {
    private ProcessName() {}

    /** Its id, and the class or the jar that it runs. */
    public static String own() {
        var program = System.getProperty("sun.java.command", "java").split(" ", 2)[0];
        return ProcessHandle.current().pid() + " (" + program + ")";
    }
}
