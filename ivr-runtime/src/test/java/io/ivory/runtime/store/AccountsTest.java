package io.ivory.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AccountsTest {

    private final Workspace workspace = TestWorkspace.open(TestWorkspace.memory());
    private final Accounts accounts = workspace.accounts();

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void theFirstAdministratorGetsARandomPasswordOnce() {
        // when
        String password = accounts.createFirstAdministrator().orElseThrow();

        // then
        assertThat(password).matches("([a-km-np-z2-9]{4}-){3}[a-km-np-z2-9]{4}");
        assertThat(accounts.createFirstAdministrator()).isEmpty();
        assertThat(accounts.find("admin")).get().satisfies(account -> {
            assertThat(account.role()).isEqualTo(Role.ADMIN);
            assertThat(account.passwordHash()).doesNotContain(password).startsWith("$2");
            assertThat(accounts.passwords().matches(password, account.passwordHash()))
                    .isTrue();
            assertThat(accounts.passwords().matches("admin", account.passwordHash()))
                    .isFalse();
            assertThat(account.toString()).doesNotContain(account.passwordHash());
        });
    }

    @Test
    void aTokenIsKnownByItsHashAloneUntilItIsRevoked() {
        // given
        String token = accounts.createToken("local", Role.ADMIN);

        // then
        assertThat(accounts.tokenOwner(token)).contains(new Accounts.TokenOwner("local", Role.ADMIN));
        assertThat(accounts.tokenOwner(token + "x")).isEmpty();
        assertThat(accounts.tokenOwner("")).isEmpty();

        // when
        accounts.revokeTokens("local");

        // then
        assertThat(accounts.tokenOwner(token)).isEmpty();
    }

    @Test
    void shortPasswordsAreRefused() {
        assertThatThrownBy(() -> accounts.create("anna", "short", Role.EDITOR)).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> accounts.create("anna", "x".repeat(73), Role.EDITOR))
                .isInstanceOf(RefusedException.class);
        assertThat(accounts.find("anna")).isEmpty();
    }

    @Test
    void aChangedPasswordReplacesTheOldOne() {
        // given
        accounts.create("anna", "correct horse battery", Role.EDITOR);

        // when
        accounts.changePassword("anna", "another long password");

        // then
        String hash = accounts.find("anna").orElseThrow().passwordHash();
        assertThat(accounts.passwords().matches("another long password", hash)).isTrue();
        assertThat(accounts.passwords().matches("correct horse battery", hash)).isFalse();
    }
}
