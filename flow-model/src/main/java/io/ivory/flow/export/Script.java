package io.ivory.flow.export;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a phone script says, whatever it is written down in.
 *
 * @param title the flow's name
 * @param languages the languages of the flow
 * @param chapters one for each place where a call begins or goes on, one for what no way leads to
 */
record Script(String title, List<String> languages, List<Chapter> chapters) {

    /**
     * The steps of one way.
     *
     * @param title where it begins
     * @param begins the number of the step it begins with, which may stand in an earlier chapter
     * @param steps those that no earlier chapter has
     */
    record Chapter(String title, int begins, List<Step> steps) {}

    /**
     * One node.
     *
     * @param number its number in the script, from 1
     * @param name its name
     * @param type what it does
     * @param spoken what the caller hears
     * @param facts what there is to know about it
     * @param ways where it leads
     */
    record Step(int number, String name, String type, List<Spoken> spoken, List<String> facts, List<Way> ways) {}

    /**
     * Words of a step.
     *
     * @param when on what occasion they are said; empty for the usual one
     * @param words by language tag; the words of a language are missing where nobody has written them
     */
    record Spoken(String when, Map<String, String> words) {}

    /**
     * A way out of a step.
     *
     * @param key the key to press; null where it takes none
     * @param words when it is taken
     * @param target the number of the next step; null for nowhere
     * @param targetName the name of the next step
     */
    record Way(
            @Nullable Character key, String words, @Nullable Integer target, String targetName) {}
}
