package io.ivory.flow.check;

import io.ivory.flow.Digit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Menu;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Keys are said from 1 upwards without gaps, as callers expect. 0, 9, * and # have customs of their own. */
final class KeyGap implements FlowCheck {

    @Override
    public String rule() {
        return "key-gap";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        for (FlowNode node : flow.nodes().values()) {
            if (node instanceof Menu menu) {
                List<Integer> keys = numbered(menu);
                List<Integer> expected =
                        IntStream.rangeClosed(1, keys.size()).boxed().toList();
                if (!keys.equals(expected)) {
                    findings.add(
                            menu,
                            Places.of(menu, "options"),
                            "the keys are said as " + listed(keys) + ": number and order the choices "
                                    + listed(expected),
                            renumbered(menu, keys));
                }
            }
        }
        return findings.all();
    }

    /** Words of the menu's own would name the former keys. */
    private static List<Fix> renumbered(Menu menu, List<Integer> keys) {
        if (menu.wording() != null) {
            return List.of();
        }
        var moves = new HashMap<Digit, Digit>();
        for (int i = 0; i < keys.size(); i++) {
            moves.put(digit(keys.get(i)), digit(i + 1));
        }
        return List.of(Cures.change("Number them from 1", MenuKeys.moved(menu, moves)));
    }

    private static Digit digit(int number) {
        return Digit.of(Character.forDigit(number, 10)).orElseThrow();
    }

    /** The keys 1 to 9 in the order they are said; a 9 that is said last repeats the menu and does not count. */
    private static List<Integer> numbered(Menu menu) {
        List<Integer> keys = menu.options().keySet().stream()
                .map(key -> Character.digit(key.symbol(), 10))
                .filter(key -> key > 0)
                .toList();
        boolean repeats = !keys.isEmpty() && keys.getLast() == 9;
        return repeats ? keys.subList(0, keys.size() - 1) : keys;
    }

    private static String listed(List<Integer> keys) {
        return keys.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
