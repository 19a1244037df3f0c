package io.ivory.designer.base;

import io.ivory.runtime.store.Role;

/**
 * Somebody in front of something that nobody may change here, whatever their role.
 *
 * @param person who it is
 */
public record LookingOnly(SignedIn person) implements SignedIn {

    @Override
    public String name() {
        return person.name();
    }

    @Override
    public boolean may(Role role) {
        return role == Role.VIEWER && person.may(role);
    }

    @Override
    public void leave() {
        person.leave();
    }
}
