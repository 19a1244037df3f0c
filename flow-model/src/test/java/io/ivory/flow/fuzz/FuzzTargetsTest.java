package io.ivory.flow.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ivory.flow.json.BundleFiles;
import io.ivory.flow.json.FlowJson;
import io.ivory.flow.resource.Bundle;
import io.ivory.flow.resource.Resources;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fuzz target, briefly and without a fuzzer: its seeds, whole and damaged. {@code ./ivory fuzz model} goes on. */
@Timeout(60)
class FuzzTargetsTest {

    private static final int DAMAGED = 1_000;

    static Stream<Arguments> targets() throws IOException {
        byte[] shop = shop();
        byte[] zip = BundleFiles.writeZip(
                new Bundle("shop", Map.of("main", FlowJson.read(new String(shop, UTF_8))), Resources.NONE, Map.of()));
        return Stream.of(
                target("flow", FlowFuzz::fuzzerTestOneInput, List.of(shop)),
                target("bundle", BundleFuzz::fuzzerTestOneInput, List.of(zip)),
                target(
                        "table",
                        TableFuzz::fuzzerTestOneInput,
                        bytes("a,b\n1,\"x\"\"y\"\n", "a;b\r\n;\r\n", "\"a\n\"\n\"\"\n")),
                target(
                        "expression",
                        ExpressionFuzz::fuzzerTestOneInput,
                        bytes(
                                "\u0000count * 2 > 5 && order.items.exists(i, i > 2)",
                                "\u0001You have {count | count(\"order\", \"orders\")}, {{ {note | date}.",
                                "\u0005{count | money EUR} {note | spell} {\"12\" | digits}",
                                "\u0002orders/{note}?n={count}",
                                "\u0003{\"a\": \"{note}\", \"b\": {count}}")));
    }

    private static Arguments target(String name, Consumer<byte[]> target, List<byte[]> seeds) {
        return Arguments.of(name, target, seeds);
    }

    private static List<byte[]> bytes(String... texts) {
        return Stream.of(texts).map(text -> text.getBytes(UTF_8)).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("targets")
    void noneOfManyInputsBreaksIt(String name, Consumer<byte[]> target, List<byte[]> seeds) {
        var random = new Random(7);

        seeds.forEach(target);
        for (int i = 0; i < DAMAGED; i++) {
            byte[] damaged = damaged(seeds.get(i % seeds.size()), random);
            try {
                target.accept(damaged);
            } catch (RuntimeException | Error e) {
                throw new AssertionError(name + " broke on " + Arrays.toString(damaged), e);
            }
        }
    }

    private static byte[] damaged(byte[] seed, Random random) {
        byte[] bytes = random.nextInt(4) == 0 ? Arrays.copyOf(seed, 1 + random.nextInt(seed.length)) : seed.clone();
        for (int accidents = 1 + random.nextInt(4); accidents > 0; accidents--) {
            int at = random.nextInt(bytes.length);
            bytes[at] = random.nextBoolean() ? (byte) random.nextInt(128) : bytes[random.nextInt(bytes.length)];
        }
        return bytes;
    }

    private static byte[] shop() throws IOException {
        try (InputStream in = FlowJson.class.getResourceAsStream("shop.ivr.json")) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }
}
