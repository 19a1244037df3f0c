package io.ivory.flow;

import org.jspecify.annotations.Nullable;

/**
 * One choice of a menu.
 *
 * @param label the prompt that names the choice ("order status"); the key is said by the menu itself. Null while drawn
 */
public record MenuOption(@Nullable PromptId label) {}
