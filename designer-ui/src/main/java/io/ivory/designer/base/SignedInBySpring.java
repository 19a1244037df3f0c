package io.ivory.designer.base;

import com.vaadin.flow.spring.security.AuthenticationContext;
import io.ivory.runtime.store.Role;
import java.util.Arrays;
import org.springframework.stereotype.Component;

/** Asks Spring Security who is there. */
@Component
final class SignedInBySpring implements SignedIn {

    private final AuthenticationContext authentication;

    SignedInBySpring(AuthenticationContext authentication) {
        this.authentication = authentication;
    }

    @Override
    public String name() {
        return authentication.getPrincipalName().orElse("somebody");
    }

    /** Each role includes those before it. */
    @Override
    public boolean may(Role role) {
        return Arrays.stream(Role.values())
                .filter(held -> held.compareTo(role) >= 0)
                .anyMatch(held -> authentication.hasRole(held.name()));
    }

    @Override
    public void leave() {
        authentication.logout();
    }
}
