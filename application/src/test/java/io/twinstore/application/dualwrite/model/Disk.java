package io.twinstore.application.dualwrite.model;

import io.twinstore.application.journal.Segment;
import io.twinstore.application.journal.SegmentContents;
import io.twinstore.application.journal.Segments;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The segments of all processes, what of them is durable, and what goes wrong with them in this step. */
final class Disk {
    final List<File> files = new ArrayList<>();
    private final boolean shared;
    Outcome outcome = Outcome.WELL;
    int killAt;
    int operations;
    int forces;
    int replaces;

    Disk(boolean shared) {
        this.shared = shared;
    }

    /** What records add up to; they are not changed any more. */
    record Sum(Object pendingWrites) {}

    /** One segment. */
    static final class File {
        final List<String> records = new ArrayList<>();
        /** Those after each number of records, none included. */
        final List<Sum> sums = new ArrayList<>();

        int durable;
        int holder;
        /** An fsync failed: what was added may never become durable, whatever later ones say. */
        boolean spoiled;

        File() {
            sums.add(new Sum(SegmentContents.of("")));
            replace(List.of(Segment.NOTHING_PENDING));
        }

        boolean isNothingPending() {
            return records.size() == 1 && records.get(0).equals(Segment.NOTHING_PENDING);
        }

        boolean isAbandoned() {
            return holder == 0 && !isNothingPending();
        }

        String text() {
            return String.join("", records);
        }

        void add(String text) {
            records.add(text);
            sums.add(new Sum(SegmentContents.of(text())));
        }

        void replace(List<String> all) {
            records.clear();
            sums.subList(1, sums.size()).clear();
            all.forEach(this::add);
            durable = records.size();
            spoiled = false;
        }

        /** Loses records that were not durable; of the first of them, half is there. */
        void lose(int keep) {
            int kept = Math.min(records.size(), durable + Math.min(keep, records.size() - durable));
            var left = new ArrayList<>(records.subList(0, kept));
            if (kept < records.size()) {
                var torn = records.get(kept);
                left.add(torn.substring(0, torn.length() / 2));
            }
            replace(left);
        }

        Object durableWrites() {
            return sums.get(durable).pendingWrites();
        }

        Object pendingWrites() {
            return sums.get(sums.size() - 1).pendingWrites();
        }
    }

    /** Begins a step. */
    void arm(Outcome outcome, int killAt) {
        this.outcome = outcome;
        this.killAt = outcome == Outcome.KILLED_AT_FILE ? killAt : 0;
        operations = 0;
        forces = 0;
        replaces = 0;
    }

    /** Ends a step. */
    void disarm() {
        outcome = Outcome.WELL;
        killAt = 0;
    }

    private void operation() {
        operations++;
        if (operations == killAt) {
            die();
            throw new Killed();
        }
    }

    /** From now on every operation of this step fails: what is dead stays dead. */
    void die() {
        killAt = operations + 1;
    }

    void endOf(int process, int keep) {
        for (var file : files) {
            if (file.holder == process) {
                file.holder = 0;
                file.lose(keep);
            }
        }
    }

    boolean isAnyAbandoned() {
        return files.stream().anyMatch(File::isAbandoned);
    }

    /** As one process sees them. */
    static final class View implements Segments {
        private final Disk disk;
        private final int process;

        View(Disk disk, int process) {
            this.disk = disk;
            this.process = process;
        }

        @Override
        public Segment claim() {
            for (var file : disk.files) {
                if (file.holder == 0 || disk.shared) {
                    return hold(file);
                }
            }
            disk.files.add(new File());
            return hold(disk.files.get(disk.files.size() - 1));
        }

        private Segment hold(File file) {
            file.holder = process;
            return new Held(disk, file);
        }

        @Override
        public Optional<Segment> claimAbandoned() {
            return disk.files.stream().filter(File::isAbandoned).findFirst().map(this::hold);
        }

        @Override
        public void leave(Segment segment) {
            throw new IllegalStateException("all segments are of this version");
        }
    }

    /** A segment in the hands of its holder. */
    static final class Held implements Segment {
        private final Disk disk;
        private final File file;

        Held(Disk disk, File file) {
            this.disk = disk;
            this.file = file;
        }

        @Override
        public String name() {
            return disk.files.indexOf(file) + ".segment";
        }

        @Override
        public String read() {
            return file.text();
        }

        @Override
        public void append(String text) {
            disk.operation();
            file.add(text);
        }

        @Override
        public void force() throws IOException {
            disk.operation();
            disk.forces++;
            if (disk.forces == 1 && (disk.outcome == Outcome.FSYNC_FAILS || disk.outcome == Outcome.DISK_FAILS)) {
                file.spoiled = true;
                throw new IOException("fsync");
            }
            if (!file.spoiled) {
                file.durable = file.records.size();
            }
        }

        @Override
        public void replace(String text) throws IOException {
            disk.operation();
            disk.replaces++;
            if (disk.replaces == 1 && (disk.outcome == Outcome.REPLACE_FAILS || disk.outcome == Outcome.DISK_FAILS)) {
                throw new IOException("no space");
            }
            file.replace(List.of(text));
        }

        @Override
        public String keepCopy() {
            return name() + ".copy";
        }

        @Override
        public void close() {
            file.holder = 0;
        }
    }
}
