package io.ivory.flow.explore;

import java.util.Arrays;
import java.util.BitSet;

/**
 * What a call remembers at one place, as numbers in places of their own ({@link FlowPlan} knows which): variables, and
 * answers that cannot change by themselves. 0 stands for nothing.
 */
final class Memory {

    private final int[] places;
    private final int hash;

    private Memory(int[] places) {
        this.places = places;
        this.hash = Arrays.hashCode(places);
    }

    static Memory empty(int size) {
        return new Memory(new int[size]);
    }

    int at(int place) {
        return places[place];
    }

    Memory with(int place, int content) {
        if (places[place] == content) {
            return this;
        }
        int[] changed = places.clone();
        changed[place] = content;
        return new Memory(changed);
    }

    Memory without(BitSet forgotten) {
        int place = forgotten.nextSetBit(0);
        while (place >= 0 && places[place] == 0) {
            place = forgotten.nextSetBit(place + 1);
        }
        if (place < 0) {
            return this;
        }
        int[] changed = places.clone();
        for (; place >= 0; place = forgotten.nextSetBit(place + 1)) {
            changed[place] = 0;
        }
        return new Memory(changed);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Memory memory && hash == memory.hash && Arrays.equals(places, memory.places);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
