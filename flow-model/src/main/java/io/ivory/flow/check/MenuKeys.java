package io.ivory.flow.check;

import io.ivory.flow.Digit;
import io.ivory.flow.Exit;
import io.ivory.flow.Menu;
import io.ivory.flow.MenuOption;
import io.ivory.flow.NodeId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Gives the choices of a menu other keys. */
final class MenuKeys {

    private MenuKeys() {}

    /** The lowest key from 1 to 8 that is no choice yet; 9 is for repeating. */
    static Optional<Digit> firstFree(Menu menu) {
        return EnumSet.range(Digit.ONE, Digit.EIGHT).stream()
                .filter(key -> !menu.options().containsKey(key))
                .findFirst();
    }

    /** The menu with some choices under other keys, in the same order; each keeps what it leads to. */
    static Menu moved(Menu menu, Map<Digit, Digit> keys) {
        var options = new LinkedHashMap<Digit, MenuOption>();
        menu.options().forEach((key, option) -> options.put(keys.getOrDefault(key, key), option));
        var targets = new LinkedHashMap<Exit, NodeId>();
        menu.targets()
                .forEach((exit, target) -> targets.put(
                        exit.key()
                                .map(key -> Exit.ofKey(keys.getOrDefault(key, key)))
                                .orElse(exit),
                        target));
        return new Menu(menu.head().withTargets(targets), menu.intro(), options, menu.wording(), menu.ask());
    }
}
