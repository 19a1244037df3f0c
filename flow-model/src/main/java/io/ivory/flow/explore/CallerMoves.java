package io.ivory.flow.explore;

import io.ivory.flow.CallerCheck;
import io.ivory.flow.Digit;
import io.ivory.flow.Exit;
import io.ivory.flow.LanguageChoice;
import io.ivory.flow.Split;
import io.ivory.flow.explore.Move.Kind;
import io.ivory.flow.explore.State.Miss;
import io.ivory.flow.resource.DataTable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can happen where it matters who calls. */
final class CallerMoves {

    private CallerMoves() {}

    static void language(LanguageChoice node, Standing here) {
        boolean only = node.options().size() == 1;
        if (only || (node.remember() && !here.hasChosenLanguage())) {
            node.options().values().forEach(language -> {
                Exit exit = Exit.ofLanguage(language);
                here.leaves(Kind.DECIDES, exit, here.inLanguage(here.memory(), language));
            });
        }
        if (!only && here.says(here.asked())) {
            node.options().forEach(here::leavesInLanguage);
            here.commands();
            if (node.options().size()
                            + here.plan().commands(here.state().node()).size()
                    < Digit.values().length) {
                here.misses(Kind.PRESSES_WRONG, Miss.WRONG, node.ask().tries(), Exit.NO_MATCH);
            }
            here.misses(Kind.STAYS_SILENT, Miss.SILENT, node.ask().tries(), Exit.NO_INPUT);
        }
    }

    static void check(CallerCheck node, Standing here) {
        Optional<DataTable> contacts = table(node.contacts(), here);
        Optional<DataTable> blocked = table(node.blocked(), here);
        if ((node.contacts() != null && contacts.isEmpty()) || (node.blocked() != null && blocked.isEmpty())) {
            here.fails(here.memory());
        }
        String question = Question.ofCaller(node).text();
        List<Exit> exits = List.of(Exit.KNOWN, Exit.NEW, Exit.BLOCKED);
        int before = here.answer(here.memory(), question);
        for (int answer = 1; answer <= exits.size(); answer++) {
            Exit exit = exits.get(answer - 1);
            boolean possible = !exit.equals(Exit.BLOCKED)
                    || blocked.filter(table -> !table.rows().isEmpty()).isPresent();
            if (possible && (before == 0 || before == answer)) {
                Memory after = here.answered(here.memory(), question, answer);
                here.leaves(Kind.DECIDES, exit, exit.equals(Exit.KNOWN) ? filled(node, contacts, after, here) : after);
            }
        }
    }

    private static Optional<DataTable> table(@Nullable String name, Standing here) {
        return Optional.ofNullable(name)
                .flatMap(table ->
                        Optional.ofNullable(here.world().resources().tables().get(table)));
    }

    /** The row's fields; empty ones for a caller who is known by an earlier call alone. */
    private static Memory filled(CallerCheck node, Optional<DataTable> contacts, Memory memory, Standing here) {
        return node.into() == null || contacts.isEmpty()
                ? memory
                : here.set(memory, node.into(), Value.Row.of(contacts.get()));
    }

    static void split(Split node, Standing here) {
        String question = Question.ofSplit(node).text();
        int before = node.sticky() ? here.answer(here.memory(), question) : 0;
        int answer = 0;
        for (Exit exit : node.shares().keySet()) {
            answer++;
            if (before == 0 || before == answer) {
                Memory after = node.sticky() ? here.answered(here.memory(), question, answer) : here.memory();
                here.leaves(Kind.DRAWS, exit, after);
            }
        }
        if (node.shares().isEmpty()) {
            here.fails(here.memory());
        }
    }
}
