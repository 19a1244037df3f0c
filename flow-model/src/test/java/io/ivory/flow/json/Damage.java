package io.ivory.flow.json;

import io.ivory.flow.Extensions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Does to files what accidents, bad tools and ill will do; the same for the same seed. */
final class Damage {

    private static final String[] SPLINTERS = {
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "null",
        "true",
        "-1",
        "1e999",
        "0.5",
        "\"\"",
        "\\ud800",
        "\u0000",
        "[[[[",
        "{\"a\":",
        "\"x-a\": {},",
        "\"type\": \"say\",",
        "é",
        "\\",
        "99999999999999999999",
        "\"exits\": 5,",
        "//",
        "NaN",
        "\uFEFF",
        "\"ivory\": \"0.9\",",
        "\"ivory\": \"1.7\","
    };
    private static final String[] WORDS = {
        "",
        " ",
        "say",
        "menu",
        "dream",
        "5s",
        "61s",
        "x-a",
        "__proto__",
        "~0~1/",
        "{a | digits}",
        "0.9",
        "1.7",
        "99.0",
        "../..",
        "😀",
        "a-very-long-word-that-is-longer-than-any-id-may-be-and-then-some"
    };

    private final Random random;

    Damage(long seed) {
        this.random = new Random(seed);
    }

    /** One to three accidents to the text: something deleted, doubled, put elsewhere or put in between. */
    String ofText(String json) {
        var text = new StringBuilder(json);
        for (int accidents = 1 + random.nextInt(3); accidents > 0; accidents--) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + 1 + random.nextInt(12));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, text.substring(at, end));
                case 2 -> text.insert(random.nextInt(text.length()), text.substring(at, end));
                default -> text.insert(at, SPLINTERS[random.nextInt(SPLINTERS.length)]);
            }
            if (text.isEmpty()) {
                text.append(' ');
            }
        }
        return text.toString();
    }

    /** Bytes changed, dropped and cut off; often no UTF-8 any more. */
    byte[] ofBytes(String json) {
        return ofBytes(json.getBytes(StandardCharsets.UTF_8));
    }

    byte[] ofBytes(byte[] whole) {
        int length = random.nextInt(4) == 0 ? 1 + random.nextInt(whole.length) : whole.length;
        byte[] bytes = Arrays.copyOf(whole, length);
        for (int accidents = 1 + random.nextInt(4); accidents > 0; accidents--) {
            int at = random.nextInt(length);
            bytes[at] = random.nextBoolean() ? (byte) random.nextInt(256) : (byte) (bytes[at] ^ 1 << random.nextInt(8));
        }
        return bytes;
    }

    /** A file whose JSON is right and whose values are not: changed, renamed, moved, doubled or nested. */
    String ofTree(String json) {
        Object tree = JsonText.parse(json, json.length(), new FormatProblems()).tree();
        for (int accidents = 1 + random.nextInt(3); accidents > 0; accidents--) {
            tree = changed(tree, 0);
        }
        return CanonicalJson.file(tree);
    }

    private Object changed(Object value, int depth) {
        if (depth > 0 && random.nextInt(6) == 0) {
            return strange(value);
        }
        return switch (value) {
            case Map<?, ?> map when !map.isEmpty() -> inOneEntry(map, depth);
            case List<?> list when !list.isEmpty() -> inOneElement(list, depth);
            default -> strange(value);
        };
    }

    private Object inOneEntry(Map<?, ?> map, int depth) {
        var copy = new LinkedHashMap<String, Object>();
        int chosen = random.nextInt(map.size());
        int accident = random.nextInt(8);
        int index = 0;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String key = (String) entry.getKey();
            if (index++ != chosen) {
                copy.put(key, entry.getValue());
            } else if (accident == 0) {
                copy.put(WORDS[random.nextInt(WORDS.length)], entry.getValue());
            } else if (accident == 1) {
                copy.put(key, entry.getValue());
                copy.put(key + "2", entry.getValue());
            } else if (accident > 2) { // 2: the entry is gone
                copy.put(key, changed(entry.getValue(), depth + 1));
            }
        }
        return copy;
    }

    private Object inOneElement(List<?> list, int depth) {
        var copy = new ArrayList<Object>(list);
        int chosen = random.nextInt(copy.size());
        switch (random.nextInt(6)) {
            case 0 -> copy.remove(chosen);
            case 1 -> copy.add(copy.get(chosen));
            default -> copy.set(chosen, changed(copy.get(chosen), depth + 1));
        }
        return copy;
    }

    private Object strange(Object value) {
        return switch (random.nextInt(9)) {
            case 0 -> WORDS[random.nextInt(WORDS.length)];
            case 1 -> List.of(value);
            case 2 -> Map.of("a", value);
            case 3 -> random.nextLong();
            case 4 -> random.nextGaussian() * 1e9;
            case 5 -> random.nextBoolean();
            case 6 -> Extensions.NULL;
            case 7 -> Map.of();
            default -> List.of();
        };
    }
}
