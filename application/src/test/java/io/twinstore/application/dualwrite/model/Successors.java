package io.twinstore.application.dualwrite.model;

import io.twinstore.application.dualwrite.model.Choice.Action;
import io.twinstore.application.dualwrite.model.World.Request;
import io.twinstore.application.journal.Journal;
import io.twinstore.application.journal.SegmentContents;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The steps that can be taken in a world, and the worlds to which they lead. */
final class Successors {
    private final World world;
    private final BiConsumer<Choice, World> next;

    private Successors(World world, BiConsumer<Choice, World> next) {
        this.world = world;
        this.next = next;
    }

    static void of(World world, BiConsumer<Choice, World> next) {
        var successors = new Successors(world, next);
        successors.enabled().forEach(successors::with);
        if (world.faults > 0) {
            world.processes.stream().filter(ModelProcess::isAlive).forEach(successors::kills);
        }
    }

    private List<Choice> enabled() {
        var enabled = new ArrayList<Choice>();
        world.processes.forEach(
                process -> actions(process).forEach(action -> enabled.add(new Choice(action, process.number))));
        for (int i = 0; i < world.lateRequests.size(); i++) {
            enabled.add(new Choice(Action.REQUEST_LANDS, 0).but(Outcome.WELL, i, Choice.ALL));
        }
        if (!world.lateRequests.isEmpty() || world.isAnyInDoubt()) {
            enabled.add(new Choice(Action.TIME_PASSES, 0));
        }
        flip().ifPresent(action -> enabled.add(new Choice(action, 0)));
        return enabled;
    }

    /** The fence is closed and opened again in one step, unless the segments are looked at one after the other behind it. */
    private Optional<Action> flip() {
        if (!world.scenario.flip() || world.flipped) {
            return Optional.empty();
        }
        return switch (world.scenario.planted()) {
            case REPLAY_FROM_NEW_PRIMARY -> world.isAnyInDoubt() ? Optional.empty() : Optional.of(Action.FLIP);
            case FLIP_LOOKS_ONCE ->
                world.processes.stream().anyMatch(ModelProcess::isWriting)
                        ? Optional.empty()
                        : Optional.of(world.looked < world.disk.files.size() ? Action.LOOK : Action.FLIP);
            default -> Optional.of(Action.FLIP);
        };
    }

    private List<Action> actions(ModelProcess process) {
        if (!process.isAlive()) {
            return List.of(Action.START);
        }
        var actions = new ArrayList<Action>();
        switch (process.phase) {
            case NOT_BEGUN -> {
                if (world.looked == 0) {
                    actions.add(Action.BEGIN);
                }
            }
            case BEGUN -> actions.add(Action.SEND);
            case ANSWERED -> actions.addAll(List.of(Action.COPY, Action.LEAVE_TO_RECONCILER));
            case COPYING -> actions.add(Action.COPY);
            default -> {}
        }
        if (process.reconciling != null) {
            actions.add(Action.RECONCILE);
        } else {
            addReconciler(Objects.requireNonNull(process.journal), actions);
        }
        return actions;
    }

    /** Those that would change something. */
    private void addReconciler(Journal journal, List<Action> actions) {
        var counts = journal.counts();
        if (world.disk.isAnyAbandoned()) {
            actions.add(Action.ADOPT);
        }
        if (counts.inDoubt() > 0) {
            actions.add(Action.EXPIRE);
        }
        if (SegmentContents.isBroken(journal)) {
            actions.add(Action.COMPACT);
        }
        if (counts.dirty() > 0) {
            actions.addAll(List.of(Action.TAKE_FROM_POSTGRES, Action.TAKE_FROM_SUPABASE));
        }
    }

    /** The step, and everything that can go wrong in it. */
    private void with(Choice choice) {
        var after = taken(choice);
        int operations = after.disk.operations;
        int forces = after.disk.forces;
        int replaces = after.disk.replaces;
        var request = after.request;
        next.accept(choice, after);
        if (world.faults == 0 || choice.process() == 0) {
            return;
        }
        if (request != null) {
            faulty(choice.but(Outcome.TIMED_OUT, 0, Choice.ALL));
        }
        if (request == Request.APPLY || request == Request.WRITE) {
            faulty(choice.but(Outcome.NOT_SENT, 0, Choice.ALL));
            faulty(choice.but(Outcome.KILLED_IN_FLIGHT, 0, Choice.ALL));
            faulty(choice.but(Outcome.KILLED_IN_FLIGHT, 0, 0));
        }
        if (forces > 0) {
            faulty(choice.but(Outcome.FSYNC_FAILS, 0, Choice.ALL));
            faulty(choice.but(Outcome.DISK_FAILS, 0, Choice.ALL));
        }
        if (replaces > 0) {
            faulty(choice.but(Outcome.REPLACE_FAILS, 0, Choice.ALL));
        }
        for (int i = 2; i <= operations; i++) {
            faulty(choice.but(Outcome.KILLED_AT_FILE, i, Choice.ALL));
            faulty(choice.but(Outcome.KILLED_AT_FILE, i, 0));
        }
    }

    private void faulty(Choice choice) {
        if (choice.faults() <= world.faults) {
            next.accept(choice, taken(choice));
        }
    }

    private void kills(ModelProcess process) {
        int most = 0;
        for (var file : world.disk.files) {
            most = file.holder == process.number ? Math.max(most, file.records.size() - file.durable) : most;
        }
        for (int keep = 0; keep <= most; keep++) {
            faulty(new Choice(Action.KILL, process.number).but(Outcome.WELL, 0, keep == most ? Choice.ALL : keep));
        }
    }

    private World taken(Choice choice) {
        var after = Copier.copy(world);
        after.take(choice);
        return after;
    }
}
