package io.ivory.designer.base;

import com.vaadin.flow.spring.security.AuthenticationContext;
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

    @Override
    public void leave() {
        authentication.logout();
    }
}
