package io.ivory.designer.base;

import io.ivory.runtime.store.Role;

/** Somebody who holds the role that a test gives them; an administrator to begin with. */
public final class TestPerson implements SignedIn {

    private final String name;
    private Role role;

    private TestPerson(String name, Role role) {
        this.name = name;
        this.role = role;
    }

    /** Somebody of this name who may do everything. */
    public static TestPerson administrator(String name) {
        return new TestPerson(name, Role.ADMIN);
    }

    /** Gives them another role. */
    public void becomes(Role given) {
        role = given;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean may(Role needed) {
        return role.compareTo(needed) >= 0;
    }

    @Override
    public void leave() {
        throw new UnsupportedOperationException(name + " stays");
    }
}
