package io.ivory.runtime.call;

import io.ivory.flow.resource.Person;

/** Hears how a conversation begins that is to be handed over, and what becomes of that. Called on the thread of the call. */
public interface HandOverNews {

    /** Somebody answers; the two cannot talk yet. */
    void answered(Person who);

    /**
     * What became of handing it over. Not said if the caller hangs up before that; said a second time where it turns out
     * after {@link HandOverResult#NO_NEWS} that the two talk without us.
     */
    void handedOver(Person who, HandOverResult result);
}
