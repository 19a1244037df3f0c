package io.ivory.designer.rest;

import io.ivory.runtime.store.Accounts;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Accounts for whoever administers the machine: the way back in after a lost password. */
@RestController
@RequestMapping("/api/accounts")
final class AccountEndpoint {

    private final Accounts accounts;

    AccountEndpoint(Accounts accounts) {
        this.accounts = accounts;
    }

    /** A new password, which is kept nowhere. */
    record NewPassword(String name, String password) {}

    /** Gives somebody a new random password; the old one is good for nothing from now on. */
    @PostMapping("/{name}/password")
    NewPassword resetPassword(@PathVariable String name) {
        return new NewPassword(name, accounts.resetPassword(name));
    }
}
