package io.ivory.runtime.speech;

import io.ivory.flow.Language;

/**
 * Words of a flow that callers would not hear.
 *
 * @param text the words
 * @param language what they are to be said in
 * @param reason why there is no sound for them, and what to do
 */
public record Unspoken(String text, Language language, String reason) {}
