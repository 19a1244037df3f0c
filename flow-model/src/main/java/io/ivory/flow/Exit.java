package io.ivory.flow;

import static io.ivory.flow.Checks.require;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A named way out of a node. Failures are exits like all others, so that no flow can forget them.
 *
 * @param name {@code next}, {@code noInput}, a key such as {@code 1}, a language, or the name of a condition, share or
 *     result
 */
public record Exit(String name) implements Comparable<Exit> {

    public static final String PATTERN = "^([0-9*#]|[a-z][a-zA-Z0-9-]{0,39})$";

    private static final Pattern VALID = Pattern.compile(PATTERN); // before the constants, which need it

    public static final Exit NEXT = new Exit("next");
    /** The caller stayed silent in every try. */
    public static final Exit NO_INPUT = new Exit("noInput");
    /** The caller pressed what is no choice, in the last try. */
    public static final Exit NO_MATCH = new Exit("noMatch");

    public static final Exit OPEN = new Exit("open");
    public static final Exit CLOSED = new Exit("closed");
    /** A holiday or special day whose calendar says something of its own. */
    public static final Exit SPECIAL = new Exit("special");

    /** The caller's number is among the contacts, or called before. */
    public static final Exit KNOWN = new Exit("known");

    public static final Exit NEW = new Exit("new");
    /** The caller's number is on a list of those who are not welcome. */
    public static final Exit BLOCKED = new Exit("blocked");

    public static final Exit OTHERWISE = new Exit("otherwise");
    public static final Exit FOUND = new Exit("found");
    public static final Exit NOT_FOUND = new Exit("notFound");
    /** The service did not answer in time. */
    public static final Exit SLOW = new Exit("slow");

    public static final Exit FAILED = new Exit("failed");
    public static final Exit ANSWERED = new Exit("answered");
    public static final Exit BUSY = new Exit("busy");
    public static final Exit NO_ANSWER = new Exit("noAnswer");

    /** As many callers wait as the queue takes. */
    public static final Exit FULL = new Exit("full");
    /** Nobody had time for the caller before the longest waiting time was over. */
    public static final Exit TIMEOUT = new Exit("timeout");
    /** The caller would rather be called back than wait. */
    public static final Exit LEFT = new Exit("left");

    public Exit {
        require(
                VALID.matcher(name).matches(),
                "An exit is a key or a word such as \"noInput\", but this one is \"" + name + "\"");
    }

    public static Exit ofKey(Digit key) {
        return new Exit(String.valueOf(key.symbol()));
    }

    /** The exit of a caller who chose {@code language}. */
    public static Exit ofLanguage(Language language) {
        return new Exit(language.tag());
    }

    /** The key, where this is the exit of a menu's option. */
    public Optional<Digit> key() {
        return name.length() == 1 ? Digit.of(name.charAt(0)) : Optional.empty();
    }

    /** Whether the exit is for what went wrong, which the canvas sets in smaller type. */
    public boolean isError() {
        return this.equals(NO_INPUT)
                || this.equals(NO_MATCH)
                || this.equals(SLOW)
                || this.equals(FAILED)
                || this.equals(BUSY)
                || this.equals(NO_ANSWER)
                || this.equals(FULL)
                || this.equals(TIMEOUT);
    }

    @Override
    public int compareTo(Exit other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
