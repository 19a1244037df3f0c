package io.ivory.runtime.media;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjLongConsumer;

/**
 * Who is to be woken when, in slots of 1 ms: putting in and taking out cost the same for one call and for a thousand.
 *
 * <p>Knows no clock. The media thread owns it.
 *
 * @param <T> who is woken
 */
final class TimerWheel<T> {

    static final long SLOT_NS = 1_000_000;

    /** Whoever sleeps longer than this wheel is round, 64 ms, goes round again. */
    private static final int SLOTS = 64;

    private final List<List<Entry<T>>> slots = new ArrayList<>(SLOTS);
    private final List<Entry<T>> due = new ArrayList<>();
    private final long originNs;
    private long nextSlot;
    private int size;

    /** Who waits for which slot; the slot may be further away than the wheel is round. */
    private record Entry<T>(T item, long slot) {}

    TimerWheel(long nowNs) {
        originNs = nowNs;
        for (int i = 0; i < SLOTS; i++) {
            slots.add(new ArrayList<>());
        }
    }

    /** Wakes {@code item} in the first slot that is not before {@code dueNs} and has not been visited yet. */
    void add(T item, long dueNs) {
        put(new Entry<>(item, Math.max(nextSlot, Math.ceilDiv(dueNs - originNs, SLOT_NS))));
    }

    /**
     * Hands over everybody whose slot has come, with {@code nowNs}; nobody is handed over early. They may be added
     * again at once: whoever is, waits for a slot after this moment, however late it is.
     */
    void expire(long nowNs, ObjLongConsumer<T> awake) {
        long lastSlot = Math.floorDiv(nowNs - originNs, SLOT_NS);
        takeOut(lastSlot);
        for (Entry<T> entry : due) {
            if (entry.slot() > lastSlot) {
                put(entry); // stood on the rim of the wheel for a slot beyond it
            } else {
                awake.accept(entry.item(), nowNs);
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
            List<Entry<T>> slot = slots.get((int) (nextSlot % SLOTS));
            due.addAll(slot);
            slot.clear();
        }
        size -= due.size();
    }

    private void put(Entry<T> entry) {
        long inReach = Math.min(entry.slot(), nextSlot + SLOTS - 1);
        slots.get((int) (inReach % SLOTS)).add(entry);
        size++;
    }

    /** When the next slot with somebody in it is due, at most 63 ms from the last visit; {@link Long#MAX_VALUE} from now if there is none. */
    long nextDueNs(long nowNs) {
        if (size == 0) {
            return nowNs + Long.MAX_VALUE / 2;
        }
        long slot = nextSlot;
        while (slots.get((int) (slot % SLOTS)).isEmpty()) {
            slot++;
        }
        return originNs + slot * SLOT_NS;
    }
}
