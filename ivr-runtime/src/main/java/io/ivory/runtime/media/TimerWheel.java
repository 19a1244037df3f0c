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

    /** Nobody sleeps longer than this wheel is round: 64 ms. */
    private static final int SLOTS = 64;

    private final List<List<T>> slots = new ArrayList<>(SLOTS);
    private List<T> spare = new ArrayList<>();
    private final long originNs;
    private long nextSlot;
    private int size;

    TimerWheel(long nowNs) {
        originNs = nowNs;
        for (int i = 0; i < SLOTS; i++) {
            slots.add(new ArrayList<>());
        }
    }

    /** Wakes {@code item} in the first slot that is not before {@code dueNs}; at the latest in 63 ms. */
    void add(T item, long dueNs) {
        long slot = Math.ceilDiv(dueNs - originNs, SLOT_NS);
        long inReach = Math.clamp(slot, nextSlot, nextSlot + SLOTS - 1);
        slots.get((int) (inReach % SLOTS)).add(item);
        size++;
    }

    /** Hands over everybody whose slot has come, with the time their slot was due. They may be added again at once. */
    void expire(long nowNs, ObjLongConsumer<T> awake) {
        long lastSlot = Math.floorDiv(nowNs - originNs, SLOT_NS);
        if (lastSlot - nextSlot >= SLOTS) {
            nextSlot = lastSlot - SLOTS + 1; // after a long stall each slot is visited once
        }
        while (nextSlot <= lastSlot) {
            int index = (int) (nextSlot % SLOTS);
            List<T> due = slots.get(index);
            slots.set(index, spare);
            nextSlot++;
            size -= due.size();
            for (T item : due) {
                awake.accept(item, nowNs);
            }
            due.clear();
            spare = due;
        }
    }

    /** When the next slot with somebody in it is due; {@link Long#MAX_VALUE} from now if there is none. */
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
