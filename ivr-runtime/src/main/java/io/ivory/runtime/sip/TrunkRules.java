package io.ivory.runtime.sip;

import io.ivory.runtime.trunk.Passwords;

/**
 * What trunks mean to the endpoint.
 *
 * @param only whether calls from anywhere else are turned away with 403
 * @param passwords where the passwords of accounts are
 */
public record TrunkRules(boolean only, Passwords passwords) {

    /** Anyone may call, and no account has a password. */
    public static final TrunkRules ANYONE = new TrunkRules(false, Passwords.NONE);
}
