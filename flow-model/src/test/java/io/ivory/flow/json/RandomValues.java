package io.ivory.flow.json;

import io.ivory.flow.Extensions;
import io.ivory.flow.NodeId;
import io.ivory.flow.PromptId;
import io.ivory.flow.VariableName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Draws the small values of flows: names, texts, numbers and choices, the same ones for the same seed. */
final class RandomValues {

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "Hello",
            "Привет, мир",
            "\"quoted\" \\ {order.number | digits}",
            "line\nbreak\ttab",
            "😀 \u2028 \u0001",
            "a rather long text that does not fit on one line together with whatever stands beside it, surely");

    private final Random random;

    RandomValues(long seed) {
        this.random = new Random(seed);
    }

    boolean flag() {
        return random.nextBoolean();
    }

    /** From 0 to one below {@code bound}. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    int any() {
        return random.nextInt();
    }

    /** {@code values} in another order. */
    void shuffle(List<?> values) {
        Collections.shuffle(values, random);
    }

    Extensions extensions() {
        var values = new LinkedHashMap<String, Object>();
        for (int i = Math.max(0, random.nextInt(6) - 3); i > 0; i--) {
            values.put("x-" + text(), json(3));
        }
        return new Extensions(values);
    }

    Object json(int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> text();
            case 1 -> random.nextLong();
            case 2 -> random.nextDouble() * Math.pow(10, random.nextInt(300) - 150);
            case 3 -> random.nextBoolean();
            case 4 -> Extensions.NULL;
            case 5 -> random.nextInt(100);
            case 6 -> several(() -> json(depth - 1));
            default -> {
                var map = new LinkedHashMap<String, Object>();
                several(this::text).forEach(key -> map.put(key, json(depth - 1)));
                yield map;
            }
        };
    }

    String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    String name() {
        return "Name " + random.nextInt(1_000);
    }

    NodeId nodeId() {
        return new NodeId("node-" + random.nextInt(1_000));
    }

    PromptId promptId() {
        return new PromptId("prompt-" + random.nextInt(50));
    }

    VariableName variable() {
        return new VariableName("v" + random.nextInt(50));
    }

    /** A value or, as often, none. */
    <T> @Nullable T maybe(Supplier<T> value) {
        return random.nextBoolean() ? value.get() : null;
    }

    /** None to three values. */
    <T> List<T> several(Supplier<T> value) {
        var list = new ArrayList<T>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(value.get());
        }
        return list;
    }

    @SafeVarargs
    final <T> T one(T... values) {
        return values[random.nextInt(values.length)];
    }
}
