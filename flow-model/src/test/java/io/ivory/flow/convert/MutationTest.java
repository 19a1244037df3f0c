package io.ivory.flow.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.json.FlowJson;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Broken sources of all kinds: the answer is always flows that can be read, or problems. */
class MutationTest {

    private static final int MUTATIONS = 400;

    private static final List<String> NASTY = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            "'",
            ",",
            ";",
            "\n",
            "\\",
            "(",
            ")",
            "{{",
            "}}",
            "{%",
            "|",
            "null",
            "-1",
            "1e999",
            "\u0000",
            "\uD83D",
            "\uFEFF",
            "ivr-1,s,1",
            "start",
            "{{widgets.main_menu.Digits}}",
            "99999999999999999999",
            "/*",
            "--",
            "`",
            "INSERT INTO ivr_details VALUES (",
            "main_menu",
            "end-of-the-call",
            "#",
            "*");

    @Test
    void noMutationOfASourceBreaksTheConverters() {
        var random = new Random(20261123);

        new TreeMap<>(Sources.ALL).forEach((file, format) -> {
            String source = Sources.read(file);
            for (int i = 0; i < MUTATIONS; i++) {
                String mutated = mutated(source, random);
                Assertions.assertTimeoutPreemptively(
                        Duration.ofSeconds(20), () -> convertOrExplain(format, mutated), () -> file + ":\n" + mutated);
            }
        });
    }

    @Test
    void aSourceReadAsAnotherFormatIsExplained() {
        for (String file : Sources.ALL.keySet()) {
            for (SourceFormat format : SourceFormat.values()) {
                convertOrExplain(format, Sources.read(file));
            }
        }
    }

    private static void convertOrExplain(SourceFormat format, String source) {
        try {
            Conversion conversion = Converters.convert(format, source, "Mutated");
            for (FlowDefinition flow : conversion.bundle().flows().values()) {
                assertThat(FlowJson.read(FlowJson.write(flow)).isSameAs(flow)).isTrue();
            }
            assertThat(conversion.report().markdown()).isNotBlank();
            assertThat(conversion.report().json()).startsWith("{");
        } catch (ConversionException e) {
            assertThat(e.problems())
                    .isNotEmpty()
                    .allSatisfy(problem -> assertThat(problem.message()).isNotBlank());
        } catch (RuntimeException e) {
            fail("This broke the converter:\n" + source, e);
        }
    }

    private static String mutated(String source, Random random) {
        var text = new StringBuilder(source);
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), at + random.nextInt(random.nextInt(8) == 0 ? 400 : 12));
            switch (random.nextInt(5)) {
                case 0 -> text.delete(at, to);
                case 1 -> text.insert(at, NASTY.get(random.nextInt(NASTY.size())));
                case 2 -> text.replace(at, to, NASTY.get(random.nextInt(NASTY.size())));
                case 3 -> text.insert(at, text.substring(at, to));
                case 4 -> swapTokens(text, random);
            }
            if (text.isEmpty()) {
                text.append('x');
            }
        }
        return text.toString();
    }

    /** Exchanges two quoted pieces, so that names and types are there but wrong. */
    private static void swapTokens(StringBuilder text, Random random) {
        int[] first = quoted(text, random.nextInt(text.length()));
        int[] second = quoted(text, random.nextInt(text.length()));
        if (first.length == 2 && second.length == 2 && first[1] <= second[0]) {
            String one = text.substring(first[0], first[1]);
            String other = text.substring(second[0], second[1]);
            text.replace(second[0], second[1], one);
            text.replace(first[0], first[1], other);
        }
    }

    private static int[] quoted(StringBuilder text, int from) {
        int open = text.indexOf("\"", from);
        int close = open < 0 ? -1 : text.indexOf("\"", open + 1);
        return close < 0 ? new int[0] : new int[] {open + 1, close};
    }
}
