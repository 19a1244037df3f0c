package io.ivory.runtime.media;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjLongConsumer;

/**
 * Who is to be woken when, in slots of 1 ms: putting in and taking out cost the same for one call and for a thousand,
 * and leave no garbage. Whoever is added again is woken at the new time only.
 *
 * <p>Knows no clock. The media thread owns it.
 *
 * @param <T> who is woken
 */
final class TimerWheel<T extends TimerWheel.Sleeper> {

    static final long SLOT_NS = 1_000_000;

    /** Whoever sleeps longer than this wheel is round, 64 ms, goes round again. */
    private static final int SLOTS = 64;

    private final List<List<T>> slots = new ArrayList<>(SLOTS);
    private final List<T> due = new ArrayList<>();
    private final long originNs;
    private long nextSlot;

    /** Keeps its place in the wheel. */
    abstract static class Sleeper {

        private static final long NOWHERE = -1;

        /** The slot in which it wakes; it may be further away than the wheel is round. */
        private long wakesIn = NOWHERE;

        /** The slot it stands in; others may hold it too, from before it was added again. */
        private long standsIn = NOWHERE;
    }

    TimerWheel(long nowNs) {
        originNs = nowNs;
        for (int i = 0; i < SLOTS; i++) {
            slots.add(new ArrayList<>());
        }
    }

    /** Wakes {@code item} in the first slot that is not before {@code dueNs} and has not been visited yet. */
    void add(T item, long dueNs) {
        Sleeper sleeper = item;
        sleeper.wakesIn = Math.max(nextSlot, Math.ceilDiv(dueNs - originNs, SLOT_NS));
        put(item);
    }

    /** Wakes {@code item} no more. */
    void remove(T item) {
        Sleeper sleeper = item;
        sleeper.wakesIn = Sleeper.NOWHERE;
        sleeper.standsIn = Sleeper.NOWHERE;
    }

    /**
     * Hands over everybody whose slot has come, with {@code nowNs}; nobody is handed over early. They may be added
     * again at once: whoever is, waits for a slot after this moment, however late it is.
     */
    void expire(long nowNs, ObjLongConsumer<T> awake) {
        long lastSlot = Math.floorDiv(nowNs - originNs, SLOT_NS);
        takeOut(lastSlot);
        for (int i = 0; i < due.size(); i++) {
            T item = due.get(i);
            Sleeper sleeper = item;
            if (sleeper.standsIn == Sleeper.NOWHERE || sleeper.standsIn > lastSlot) {
                continue; // has been added again since it was put here
            }
            sleeper.standsIn = Sleeper.NOWHERE;
            if (sleeper.wakesIn > lastSlot) {
                put(item); // stood on the rim of the wheel for a slot beyond it
            } else {
                awake.accept(item, nowNs);
            }
        }
        due.clear();
    }

    /** Empties all slots up to {@code lastSlot} into {@link #due} before anybody is told: the told change the wheel. */
    private void takeOut(long lastSlot) {
        if (lastSlot - nextSlot >= SLOTS) {
            nextSlot = lastSlot - SLOTS + 1; // after a long stall each slot is visited once
        }
        for (; nextSlot <= lastSlot; nextSlot++) {
            List<T> slot = slots.get((int) (nextSlot % SLOTS));
            due.addAll(slot);
            slot.clear();
        }
    }

    private void put(T item) {
        Sleeper sleeper = item;
        long inReach = Math.min(sleeper.wakesIn, nextSlot + SLOTS - 1);
        if (sleeper.standsIn != inReach) {
            sleeper.standsIn = inReach;
            slots.get((int) (inReach % SLOTS)).add(item);
        }
    }

    /** When the next slot begins. */
    long nextSlotNs() {
        return originNs + nextSlot * SLOT_NS;
    }
}
