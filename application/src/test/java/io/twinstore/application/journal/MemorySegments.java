package io.twinstore.application.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Segments in memory whose disk can fail; each is held until it is closed. */
public final class MemorySegments implements Segments {
    final List<File> files = new ArrayList<>();
    final List<String> left = new ArrayList<>();

    /** Adds a segment that somebody left. */
    File add(String text) {
        var file = new File(files.size() + ".segment");
        file.text = text;
        files.add(file);
        return file;
    }

    @Override
    public synchronized Segment claim() {
        var free = free(false);
        return free.isPresent() ? free.get() : hold(add(Segment.NOTHING_PENDING));
    }

    @Override
    public synchronized Optional<Segment> claimAbandoned() {
        return free(true);
    }

    private Optional<Segment> free(boolean filled) {
        return files.stream()
                .filter(file -> !file.held
                        && !left.contains(file.name)
                        && !(filled && file.text.equals(Segment.NOTHING_PENDING)))
                .findFirst()
                .map(MemorySegments::hold);
    }

    /** From now on nothing can be written to those that are there. */
    public synchronized void fillDisk() {
        for (var file : files) {
            file.appendFails = true;
            file.replaceFails = true;
        }
    }

    private static Segment hold(File file) {
        file.held = true;
        return file;
    }

    @Override
    public void leave(Segment segment) {
        left.add(segment.name());
    }

    /** One of them. */
    static final class File implements Segment {
        private final String name;
        String text = "";
        String durable = "";
        boolean held;
        boolean forceFails;
        boolean appendFails;
        boolean replaceFails;
        /** An fsync lasts until so many records were added. */
        CountDownLatch awaited = new CountDownLatch(0);

        int forces;
        int copies;
        int replaced;

        File(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public synchronized String read() {
            return text;
        }

        @Override
        public synchronized void append(String added) throws IOException {
            if (appendFails) {
                text += added.substring(0, added.length() / 2);
                throw new IOException("no space");
            }
            text += added;
            awaited.countDown();
        }

        @Override
        public void force() throws IOException {
            String written;
            synchronized (this) {
                forces++;
                if (forceFails) {
                    throw new IOException("fsync");
                }
                written = text;
            }
            awaitOthers();
            synchronized (this) {
                durable = written;
            }
        }

        private void awaitOthers() throws IOException {
            try {
                if (!awaited.await(10, TimeUnit.SECONDS)) {
                    throw new IOException("records are not added while an fsync lasts");
                }
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        @Override
        public synchronized void replace(String all) throws IOException {
            if (replaceFails) {
                throw new IOException("no space");
            }
            replaced++;
            text = all;
            durable = all;
        }

        @Override
        public String keepCopy() {
            copies++;
            return name + ".copy";
        }

        @Override
        public void close() {
            held = false;
        }
    }
}
