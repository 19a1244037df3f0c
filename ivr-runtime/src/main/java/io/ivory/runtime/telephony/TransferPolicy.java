package io.ivory.runtime.telephony;

import io.ivory.flow.resource.Person;

/** Decides whom callers may be connected to: a phone system that dials anything is soon found by fraudsters. */
@FunctionalInterface
public interface TransferPolicy {

    /** Nobody: what holds until somebody says otherwise. */
    TransferPolicy NOBODY = destination -> false;

    /** Asked at the moment of dialling. Must not block. */
    boolean allows(Person destination);
}
