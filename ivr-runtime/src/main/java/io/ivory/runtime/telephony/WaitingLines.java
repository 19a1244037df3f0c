package io.ivory.runtime.telephony;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for whom: lines of callers, and the people who take their calls, of whom each may serve several lines.
 *
 * <p>Knows no clock, telephone or thread: each call says what time it is, in nanoseconds on any monotonic scale.
 * Thread-safe.
 */
final class WaitingLines {

    /** Whoever did not answer is not rung again sooner: time to take the phone off the hook, or to come back. */
    static final Duration REST = Duration.ofSeconds(5);

    /** So many conversations say how long the next one will be. */
    private static final int REMEMBERED = 20;

    private final Map<String, Line> lines = new HashMap<>();
    private final Map<String, Agent> agents = new HashMap<>();
    private boolean closed;

    /** Callers in order, and how long the last conversations were. */
    private static final class Line {

        final List<Ticket> waiting = new ArrayList<>();
        final Deque<Long> talksNs = new ArrayDeque<>();

        void talked(long talkNs) {
            talksNs.addLast(talkNs);
            if (talksNs.size() > REMEMBERED) {
                talksNs.removeFirst();
            }
        }
    }

    /** Somebody who takes calls. */
    private static final class Agent {

        long idleSinceNs;
        long restsUntilNs;
        boolean taken;

        Agent(long nowNs) {
            idleSinceNs = nowNs;
            restsUntilNs = nowNs;
        }

        boolean isFree(long nowNs) {
            return !taken && nowNs - restsUntilNs >= 0;
        }
    }

    /** A caller's place in a line. */
    static final class Ticket {

        private final Line line;
        private final List<String> people;
        private final long joinedNs;
        private @Nullable Agent agent;
        private long talksSinceNs;
        private boolean talks;

        private Ticket(Line line, List<String> people, long joinedNs) {
            this.line = line;
            this.people = people;
            this.joinedNs = joinedNs;
        }
    }

    /**
     * A caller comes to the end of a line.
     *
     * @param people who may take the call, by whatever tells them apart
     * @return their place; empty if the line is full or closed
     */
    synchronized Optional<Ticket> join(String queue, List<String> people, int capacity, long nowNs) {
        Line line = lines.computeIfAbsent(queue, _ -> new Line());
        if (closed || line.waiting.size() >= capacity) {
            return Optional.empty();
        }
        people.forEach(person -> agents.computeIfAbsent(person, _ -> new Agent(nowNs)));
        var ticket = new Ticket(line, List.copyOf(people), nowNs);
        line.waiting.add(ticket);
        return Optional.of(ticket);
    }

    /**
     * Who is to be rung for this caller now: of those who are free whoever has been so for longest, once all callers
     * ahead have somebody. Nobody is rung for two callers.
     */
    synchronized Optional<String> ring(Ticket ticket, long nowNs) {
        List<String> free = ticket.people.stream()
                .filter(person -> agent(person).isFree(nowNs))
                .sorted((one, other) -> Long.signum(agent(one).idleSinceNs - agent(other).idleSinceNs))
                .toList();
        int ahead = (int) ticket.line.waiting.stream()
                .takeWhile(other -> other != ticket)
                .filter(other -> other.agent == null)
                .count();
        if (ticket.agent != null || closed || free.size() <= ahead) {
            return Optional.empty();
        }
        Agent agent = agent(free.get(ahead));
        agent.taken = true;
        ticket.agent = agent;
        return Optional.of(free.get(ahead));
    }

    /** Whoever was rung for this caller did not answer: the others come first now. */
    synchronized void unanswered(Ticket ticket, long nowNs) {
        Agent agent = ticket.agent;
        if (agent != null) {
            agent.taken = false;
            agent.idleSinceNs = nowNs;
            agent.restsUntilNs = nowNs + REST.toNanos();
            ticket.agent = null;
        }
    }

    /** Whoever was rung for this caller answers. */
    synchronized void answered(Ticket ticket, long nowNs) {
        ticket.line.waiting.remove(ticket);
        ticket.talks = true;
        ticket.talksSinceNs = nowNs;
    }

    /** The caller is out of the line, or the conversation is over: who was taken is free again. */
    synchronized void leave(Ticket ticket, long nowNs) {
        ticket.line.waiting.remove(ticket);
        Agent agent = ticket.agent;
        if (agent == null) {
            return;
        }
        agent.taken = false;
        ticket.agent = null;
        if (ticket.talks) {
            agent.idleSinceNs = nowNs;
            ticket.line.talked(nowNs - ticket.talksSinceNs);
        }
    }

    /** 1 for whoever is next; 0 for who does not wait any more. */
    synchronized int place(Ticket ticket) {
        return ticket.line.waiting.indexOf(ticket) + 1;
    }

    /**
     * How long this caller will probably wait: as long as the conversations before take that those who serve the line have
     * to lead. Empty while there has been none.
     */
    synchronized Optional<Duration> estimate(Ticket ticket) {
        var average = ticket.line.talksNs.stream().mapToLong(Long::longValue).average();
        return average.isEmpty() || ticket.people.isEmpty()
                ? Optional.empty()
                : Optional.of(Duration.ofNanos((long) (average.getAsDouble() * place(ticket) / ticket.people.size())));
    }

    /** Each line that anybody has waited in, by name. */
    synchronized List<QueueState> states(long nowNs) {
        return lines.entrySet().stream()
                .map(line -> new QueueState(
                        line.getKey(), line.getValue().waiting.size(), longestWait(line.getValue(), nowNs)))
                .sorted(Comparator.comparing(QueueState::queue))
                .toList();
    }

    private static Duration longestWait(Line line, long nowNs) {
        long longestNs = 0;
        for (Ticket ticket : line.waiting) {
            longestNs = Math.max(longestNs, nowNs - ticket.joinedNs);
        }
        return Duration.ofNanos(longestNs);
    }

    /** Nobody joins any more, and nobody new is rung: the process ends. */
    synchronized void close() {
        closed = true;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    private Agent agent(String person) {
        Agent agent = agents.get(person);
        if (agent == null) {
            throw new IllegalStateException("Nobody waits for " + person);
        }
        return agent;
    }
}
