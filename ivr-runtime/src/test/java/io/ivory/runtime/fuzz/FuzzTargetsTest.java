package io.ivory.runtime.fuzz;

import io.ivory.runtime.sip.SipFuzz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fuzz target, briefly and without a fuzzer: its seeds, whole and damaged. {@code ./ivory fuzz runtime} goes on. */
@Timeout(60)
class FuzzTargetsTest {

    private static final int DAMAGED = 2_000;

    static Stream<Arguments> targets() throws IOException {
        return Stream.of(
                target("sdp", SdpFuzz::fuzzerTestOneInput),
                target("rtp", RtpFuzz::fuzzerTestOneInput),
                target("sip", SipFuzz::fuzzerTestOneInput));
    }

    private static Arguments target(String name, Consumer<byte[]> target) throws IOException {
        var seeds = new ArrayList<byte[]>();
        try (Stream<Path> found = Files.list(Path.of("src/test/resources/fuzz", name))) {
            for (Path file : found.sorted().toList()) {
                seeds.add(Files.readAllBytes(file));
            }
        }
        return Arguments.of(name, target, seeds);
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
            bytes[at] = random.nextBoolean() ? (byte) random.nextInt(256) : bytes[random.nextInt(bytes.length)];
        }
        return bytes;
    }
}
