package io.ivory.flow.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Brings files of older versions to the present one: every step there is, in order. */
final class FormatMigrations {

    private static final List<FormatMigration> STEPS = List.of(new From0_9To1_0());

    private FormatMigrations() {}

    static boolean knows(String version) {
        return STEPS.stream().anyMatch(step -> step.from().equals(version));
    }

    /** The tree of {@code flow}, a file of {@code version}, as this release would have written it. */
    static Map<String, Object> migrated(Map<String, Object> flow, String version) {
        Map<String, Object> tree = flow;
        String reached = version;
        for (FormatMigration step : STEPS) {
            if (step.from().equals(reached)) {
                tree = new LinkedHashMap<>(step.migrate(tree));
                reached = step.to();
                tree.put("ivory", reached);
            }
        }
        return tree;
    }
}
