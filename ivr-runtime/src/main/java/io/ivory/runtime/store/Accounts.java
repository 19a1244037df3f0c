package io.ivory.runtime.store;

import static io.ivory.runtime.store.Database.timestamp;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Who may log in, and which scripts may. Neither passwords nor tokens are stored, only their hashes. Thread-safe. */
public final class Accounts {

    /** The name of the administrator that the first start makes. */
    public static final String FIRST_ADMINISTRATOR = "admin";

    private static final String READABLE = "abcdefghijkmnpqrstuvwxyz23456789"; // 32 without l, o, 0, 1: to be typed
    private static final int PASSWORD_LENGTH = 16; // 80 bits
    private static final int MIN_PASSWORD = 12;
    private static final int MAX_PASSWORD_BYTES = 72; // what BCrypt looks at

    private final Database database;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final PasswordEncoder passwords = new BCryptPasswordEncoder();

    Accounts(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Somebody who may log in.
     *
     * @param name what they type
     * @param passwordHash BCrypt
     * @param role what they may do
     */
    public record Account(String name, String passwordHash, Role role) {

        @Override
        public String toString() {
            return name + " (" + role + ")";
        }
    }

    /**
     * A script that may use the REST interface.
     *
     * @param name what the token was made for
     * @param role what the script may do
     */
    public record TokenOwner(String name, Role role) {}

    /** How passwords are compared with their hashes. */
    public PasswordEncoder passwords() {
        return passwords;
    }

    /** Whether nobody can log in yet. */
    public boolean areNone() {
        return database.sql("select count(*) from accounts")
                        .query(Integer.class)
                        .single()
                == 0;
    }

    /**
     * Makes the first administrator, if nobody can log in yet.
     *
     * @return the password, which is kept nowhere; empty if there is somebody already
     */
    public Optional<String> createFirstAdministrator() {
        String password = randomPassword();
        boolean created = database.inTransaction(() -> {
            boolean nobody = areNone();
            if (nobody) {
                create(FIRST_ADMINISTRATOR, password, Role.ADMIN);
            }
            return nobody;
        });
        return created ? Optional.of(password) : Optional.empty();
    }

    /**
     * Lets somebody log in.
     *
     * @throws RefusedException if the password is shorter than 12 characters or longer than 72 bytes
     */
    public void create(String name, String password, Role role) {
        checkPassword(password);
        database.sql("""
                        insert into accounts (name, password_hash, role, created_at) values (:name, :hash, :role, :at)
                        """)
                .param("name", Cleaned.text(name, Cleaned.NAME))
                .param("hash", hashOf(password))
                .param("role", role.name())
                .param("at", timestamp(clock.instant()))
                .update();
    }

    public Optional<Account> find(String name) {
        return database.sql("select name, password_hash, role from accounts where name = :name")
                .param("name", Cleaned.text(name, Cleaned.NAME))
                .query((row, n) -> new Account(
                        row.getString("name"), row.getString("password_hash"), Role.valueOf(row.getString("role"))))
                .optional();
    }

    /**
     * Gives somebody another password.
     *
     * @throws RefusedException if the password is shorter than 12 characters or longer than 72 bytes
     */
    public void changePassword(String name, String password) {
        checkPassword(password);
        int changed = database.sql("update accounts set password_hash = :hash where name = :name")
                .param("name", name)
                .param("hash", hashOf(password))
                .update();
        if (changed == 0) {
            throw new NotFoundException("There is no account \"" + Cleaned.text(name, Cleaned.NAME) + "\".");
        }
    }

    /**
     * Gives somebody a new random password.
     *
     * @return the password, which is kept nowhere
     * @throws NotFoundException if there is no such account
     */
    public String resetPassword(String name) {
        String password = randomPassword();
        changePassword(name, password);
        return password;
    }

    /** Makes a token for a script. Only the answer holds it; the workspace keeps its hash. */
    public String createToken(String name, Role role) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String token = "ivory_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        database.sql("insert into api_tokens (hash, name, role, created_at) values (:hash, :name, :role, :at)")
                .param("hash", tokenHash(token))
                .param("name", Cleaned.text(name, Cleaned.NAME))
                .param("role", role.name())
                .param("at", timestamp(clock.instant()))
                .update();
        return token;
    }

    /** Whose token this is, if anybody's. */
    public Optional<TokenOwner> tokenOwner(String token) {
        return database.sql("select name, role from api_tokens where hash = :hash")
                .param("hash", tokenHash(token))
                .query((row, n) -> new TokenOwner(row.getString("name"), Role.valueOf(row.getString("role"))))
                .optional();
    }

    /** Makes all tokens of that name worthless. */
    public void revokeTokens(String name) {
        database.sql("delete from api_tokens where name = :name")
                .param("name", Cleaned.text(name, Cleaned.NAME))
                .update();
    }

    private String hashOf(String password) {
        return java.util.Objects.requireNonNull(passwords.encode(password));
    }

    private static String tokenHash(String token) {
        return StoredForm.sha256(token.getBytes(StandardCharsets.UTF_8));
    }

    private static void checkPassword(String password) {
        if (password.length() < MIN_PASSWORD || password.getBytes(StandardCharsets.UTF_8).length > MAX_PASSWORD_BYTES) {
            throw new RefusedException("A password has at least " + MIN_PASSWORD + " characters and at most "
                    + MAX_PASSWORD_BYTES + " bytes.");
        }
    }

    private String randomPassword() {
        var password = new StringBuilder();
        for (int i = 0; i < PASSWORD_LENGTH; i++) {
            if (i > 0 && i % 4 == 0) {
                password.append('-');
            }
            password.append(READABLE.charAt(random.nextInt(READABLE.length())));
        }
        return password.toString();
    }
}
