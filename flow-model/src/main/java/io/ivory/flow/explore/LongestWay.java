package io.ivory.flow.explore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/**
 * Finds the longest way through a graph that passes nothing twice. Where the graph has no circles that takes time in
 * proportion to its size; within a tangle of circles all ways are tried, as far as a number of steps allows.
 */
final class LongestWay {

    /** So many steps are tried in one tangle, for all places together at which ways come into it. */
    private static final int STEPS_IN_A_TANGLE = 200_000;

    private static final int FEWEST_STEPS = 500;
    private static final long NONE = -1;

    private final List<NavigableMap<Integer, Long>> ways;
    private final long[] longest;
    private final List<List<Integer>> onwards = new ArrayList<>();
    private boolean certain = true;

    /**
     * A way.
     *
     * @param places what it passes, from the start to the end; empty if no way leads there
     * @param certain whether no longer one exists; otherwise this one is the longest that was found
     */
    record Found(List<Integer> places, boolean certain) {}

    /**
     * The longest way from {@code start} to {@code end}. Which of several equally long ones it is does not depend on the
     * order in which ways were added.
     *
     * @param ways for each place how long the ways to others are, at least 0
     */
    static Found between(int start, int end, List<NavigableMap<Integer, Long>> ways) {
        var search = new LongestWay(end, ways);
        return new Found(search.from(start), search.certain);
    }

    private LongestWay(int end, List<NavigableMap<Integer, Long>> ways) {
        this.ways = ways;
        this.longest = new long[ways.size()];
        Arrays.fill(longest, NONE);
        ways.forEach(_ -> onwards.add(List.of()));
        longest[end] = 0;
        for (BitSet part : Tangles.of(new Numbered(ways))) {
            if (!part.get(end)) {
                search(part);
            }
        }
    }

    private List<Integer> from(int start) {
        var places = new ArrayList<Integer>();
        if (longest[start] != NONE) {
            places.add(start);
            while (!onwards.get(places.getLast()).isEmpty()) {
                places.addAll(onwards.get(places.getLast()));
            }
        }
        return places;
    }

    private void search(BitSet part) {
        int steps = Math.max(FEWEST_STEPS, STEPS_IN_A_TANGLE / part.cardinality());
        part.stream().forEach(entry -> {
            var tried = new Trial(part, entry, steps);
            tried.run();
            certain &= !tried.gaveUp;
            onwards.set(entry, tried.best);
            longest[entry] = tried.bestLength;
        });
    }

    /** All ways from one place of a tangle out of it, the promising ones first. */
    private final class Trial {

        private final BitSet part;
        private final BitSet open;
        private final ArrayDeque<Step> path = new ArrayDeque<>();
        private final long mostToLeave;
        private long unpassed;
        private int steps;
        private long bestLength = NONE;
        private List<Integer> best = List.of();
        private boolean gaveUp;

        Trial(BitSet part, int entry, int steps) {
            this.part = part;
            this.open = (BitSet) part.clone();
            this.steps = steps;
            this.mostToLeave = part.stream().mapToLong(this::leaving).max().orElse(NONE);
            this.unpassed = part.stream().mapToLong(this::mostWithin).sum();
            path.push(new Step(entry, 0, new ArrayDeque<>(ways.get(entry).keySet())));
            open.clear(entry);
        }

        void run() {
            if (mostToLeave == NONE) {
                return;
            }
            leaveShortly();
            while (!path.isEmpty()) {
                Step here = path.element();
                Integer next = here.untried().poll();
                if (next == null) {
                    path.pop();
                    open.set(here.place());
                    unpassed += path.isEmpty() ? 0 : mostWithin(path.element().place());
                } else if (!part.get(next)) {
                    leaveTo(next, here.length());
                } else if (open.get(next) && !pass(here, next)) {
                    return;
                }
            }
        }

        /** False if that is one step too many. */
        private boolean pass(Step here, int next) {
            long length = here.length() + way(here.place(), next);
            long left = unpassed - mostWithin(here.place());
            if (length + left + mostToLeave <= bestLength) {
                return true;
            }
            if (--steps < 0) {
                gaveUp = true;
                return false;
            }
            unpassed = left;
            open.clear(next);
            path.push(new Step(next, length, new ArrayDeque<>(ways.get(next).keySet())));
            return true;
        }

        private void leaveTo(int next, long lengthSoFar) {
            Step last = path.element();
            if (longest[next] == NONE) {
                return;
            }
            long length = lengthSoFar + way(last.place(), next) + longest[next];
            if (length > bestLength) {
                bestLength = length;
                var passed = new ArrayList<Integer>();
                path.forEach(step -> passed.add(step.place()));
                passed.removeLast();
                Collections.reverse(passed);
                passed.add(next);
                best = List.copyOf(passed);
            }
        }

        /** The first way out that there is: the search may end before it comes to one. */
        private void leaveShortly() {
            int entry = path.element().place();
            var before = new int[ways.size()];
            var reached = new BitSet();
            var next = new ArrayDeque<Integer>();
            reached.set(entry);
            next.add(entry);
            while (!next.isEmpty()) {
                int place = next.remove();
                for (int to : ways.get(place).keySet()) {
                    if (!part.get(to) && longest[to] != NONE) {
                        leaveBy(before, entry, place, to);
                        return;
                    }
                    if (part.get(to) && !reached.get(to)) {
                        reached.set(to);
                        before[to] = place;
                        next.add(to);
                    }
                }
            }
        }

        private void leaveBy(int[] before, int entry, int last, int to) {
            var passed = new ArrayList<Integer>(List.of(to));
            bestLength = longest[to] + way(last, to);
            for (int place = last; place != entry; place = before[place]) {
                passed.add(place);
                bestLength += way(before[place], place);
            }
            Collections.reverse(passed);
            best = List.copyOf(passed);
        }

        private long leaving(int place) {
            return ways.get(place).entrySet().stream()
                    .filter(way -> !part.get(way.getKey()) && longest[way.getKey()] != NONE)
                    .mapToLong(way -> way.getValue() + longest[way.getKey()])
                    .max()
                    .orElse(NONE);
        }

        private long mostWithin(int place) {
            return ways.get(place).entrySet().stream()
                    .filter(way -> part.get(way.getKey()))
                    .mapToLong(Map.Entry::getValue)
                    .max()
                    .orElse(0);
        }
    }

    private long way(int from, int to) {
        return ways.get(from).getOrDefault(to, 0L);
    }

    /** A place on the way under trial, how long it is up to there, and where it may go on from there. */
    private record Step(int place, long length, ArrayDeque<Integer> untried) {}

    /** The graph as {@link Tangles} wants it. */
    private static final class Numbered implements Tangles.Graph {

        private final int[] first;
        private final List<Integer> targets = new ArrayList<>();

        Numbered(List<NavigableMap<Integer, Long>> ways) {
            this.first = new int[ways.size() + 1];
            for (int place = 0; place < ways.size(); place++) {
                first[place] = targets.size();
                targets.addAll(ways.get(place).keySet());
            }
            first[ways.size()] = targets.size();
        }

        @Override
        public int size() {
            return first.length - 1;
        }

        @Override
        public int firstWay(int node) {
            return first[node];
        }

        @Override
        public int endOfWays(int node) {
            return first[node + 1];
        }

        @Override
        public int target(int way) {
            return targets.get(way);
        }
    }
}
