package io.twinstore.application.dualwrite.model;

import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Visits every world that a scenario can come to, those with the shortest schedules first. */
final class Search {
    private static final int NONE = -1;

    private final Scenario scenario;
    private final Map<Canon.Digest, Integer> known = new HashMap<>();
    private final List<Choice> choices = new ArrayList<>();
    private final Ints parents = new Ints();
    private final Ints depths = new Ints();
    /** Steps in which nothing goes wrong: from where, and to where. */
    private final Ints from = new Ints();

    private final Ints to = new Ints();
    private final BitSet quiet = new BitSet();
    private final ArrayDeque<Node> open = new ArrayDeque<>();
    private long steps;
    private @Nullable Failure failure;

    private record Node(int number, World world) {}

    /** What must not be, and the shortest schedule that leads to it. */
    record Failure(String what, List<Choice> schedule) {}

    /** What a search has found. */
    record Result(Scenario scenario, int states, long steps, int depth, double seconds, Optional<Failure> failure) {
        @Override
        public String toString() {
            return "%s: %,d states, %,d steps, depth %d, %.1f s of processor time"
                    .formatted(scenario, states, steps, depth, seconds);
        }
    }

    Search(Scenario scenario) {
        this.scenario = scenario;
    }

    Result run() {
        long began = cpuNanos();
        reached(NONE, new Choice(Choice.Action.TIME_PASSES, 0), new World(scenario));
        while (failure == null && !open.isEmpty()) {
            var node = open.remove();
            Successors.of(node.world(), (choice, after) -> reached(node.number(), choice, after));
        }
        if (failure == null) {
            stuck();
        }
        double seconds = (cpuNanos() - began) / 1e9;
        return new Result(
                scenario, choices.size(), steps, depths.get(choices.size() - 1), seconds, Optional.ofNullable(failure));
    }

    /** Of this thread, since a busy machine says nothing about the search. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private void reached(int parent, Choice choice, World world) {
        steps++;
        if (failure != null) {
            return;
        }
        int number = choices.size();
        var before = known.putIfAbsent(Canon.Digest.of(Canon.of(world)), number);
        if (before == null) {
            choices.add(choice);
            parents.add(parent);
            depths.add(parent == NONE ? 0 : depths.get(parent) + 1);
            quiet.set(number, world.isQuiet());
            open.add(new Node(number, world));
        }
        if (world.violation != null) {
            var schedule = schedule(parent);
            schedule.add(choice);
            failure = new Failure(world.violation, schedule);
        }
        if (parent != NONE && !choice.isFault()) {
            from.add(parent);
            to.add(before == null ? number : before);
        }
    }

    /** How a state was first reached. */
    private List<Choice> schedule(int number) {
        var schedule = new ArrayList<Choice>();
        for (int i = number; i > 0; i = parents.get(i)) {
            schedule.add(0, choices.get(i));
        }
        return schedule;
    }

    /** Finds a state from which no schedule without a fault leads to an empty journal, going back from those that have one. */
    private void stuck() {
        int states = choices.size();
        int[] first = new int[states + 1];
        for (int i = 0; i < to.size(); i++) {
            first[to.get(i) + 1]++;
        }
        Arrays.parallelPrefix(first, Integer::sum);
        int[] next = first.clone();
        int[] before = new int[to.size()];
        for (int i = 0; i < to.size(); i++) {
            before[next[to.get(i)]++] = from.get(i);
        }
        var ends = (BitSet) quiet.clone();
        var todo = new ArrayDeque<Integer>();
        quiet.stream().forEach(todo::add);
        while (!todo.isEmpty()) {
            int state = todo.remove();
            for (int i = first[state]; i < first[state + 1]; i++) {
                if (!ends.get(before[i])) {
                    ends.set(before[i]);
                    todo.add(before[i]);
                }
            }
        }
        int stuck = ends.nextClearBit(0);
        if (stuck < states) {
            failure = new Failure("an empty journal cannot be reached any more", schedule(stuck));
        }
    }

    /** Integers without a box. */
    private static final class Ints {
        private int[] values = new int[1 << 10];
        private int size;

        void add(int value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        int get(int index) {
            return values[index];
        }

        int size() {
            return size;
        }
    }
}
