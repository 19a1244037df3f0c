package io.ivory.flow.explore;

import static java.util.Objects.requireNonNull;

import io.ivory.flow.AnswerUse;
import io.ivory.flow.Assign;
import io.ivory.flow.Exit;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.Lookup;
import io.ivory.flow.RowMatch;
import io.ivory.flow.Variable;
import io.ivory.flow.VariableName;
import io.ivory.flow.VariableType;
import io.ivory.flow.explore.Move.Kind;
import io.ivory.flow.expression.AnswerReading;
import io.ivory.flow.expression.ValueKind;
import io.ivory.flow.resource.DataTable;
import io.ivory.flow.resource.TableSearch;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What can happen where a flow looks something up, asks a service or sets variables. */
final class KnowingMoves {

    private static final int FOUND = 1;
    private static final int NOT_FOUND = 2;

    private KnowingMoves() {}

    static void lookup(Lookup node, Standing here) {
        DataTable table =
                node.table() == null ? null : here.world().resources().tables().get(node.table());
        if (table == null || node.into() == null || node.match() == null || !hasColumns(node.match(), table)) {
            here.fails(here.memory());
            return;
        }
        switch (here.judge().judgeText(here.plan().texts().expression(node.value()))) {
            case Judgement.Fails() -> here.fails(here.memory());
            case Judgement.Yields(Object value) -> found(node, table, String.valueOf(value), here);
            case Judgement.Open open -> {
                if (open.mayFail()) {
                    here.fails(here.memory());
                }
                perhapsFound(node, table, here);
            }
        }
    }

    private static void found(Lookup node, DataTable table, String value, Standing here) {
        VariableName into = requireNonNull(node.into());
        List<List<String>> rows = TableSearch.rows(table, requireNonNull(node.match()), value, node.all());
        if (rows.isEmpty()) {
            here.leaves(Kind.DECIDES, Exit.NOT_FOUND, here.memory());
        } else {
            Map<String, Object> record = TableSearch.record(table, rows);
            here.leaves(Kind.DECIDES, Exit.FOUND, here.set(here.memory(), into, new Value.Exactly(record)));
        }
    }

    private static void perhapsFound(Lookup node, DataTable table, Standing here) {
        String question = Question.ofRows(node, here.plan().texts()).text();
        int before = here.answer(here.memory(), question);
        if (before != NOT_FOUND && !table.rows().isEmpty()) {
            Memory asked = here.answered(here.memory(), question, FOUND);
            var row = Value.Row.of(table);
            here.leaves(Kind.DECIDES, Exit.FOUND, here.set(asked, requireNonNull(node.into()), row));
        }
        if (before != FOUND) {
            here.leaves(Kind.DECIDES, Exit.NOT_FOUND, here.answered(here.memory(), question, NOT_FOUND));
        }
    }

    private static boolean hasColumns(RowMatch match, DataTable table) {
        return switch (match) {
            case RowMatch.Equal(String column) -> table.columns().contains(column);
            case RowMatch.Between(String from, String to) ->
                table.columns().contains(from) && table.columns().contains(to);
        };
    }

    static void http(HttpRequest node, Standing here) {
        String name = node.connection();
        if (name == null || !here.world().resources().connections().containsKey(name)) {
            here.fails(here.memory());
            return;
        }
        Texts texts = here.plan().texts();
        Judge judge = here.judge();
        Chance asks = texts.url(node.path()).map(judge::fills).orElse(Chance.NEVER);
        if (!node.body().isBlank()) {
            asks = asks.and(texts.body(node.body()).map(judge::fills).orElse(Chance.NEVER));
        }
        if (!here.attempts(asks.and(judge.says(Collections.singletonList(node.waitPrompt()))))) {
            return;
        }
        if (!here.world().isOff(Off.Kind.SERVICE, name)) {
            answers(here, Exit.FOUND, filled(node.use(), here));
            answers(here, Exit.NOT_FOUND, here.memory());
        }
        answers(here, Exit.SLOW, here.memory());
        answers(here, Exit.FAILED, here.memory());
    }

    /** What an answer leaves behind that holds what was declared; any other goes on at "failed". */
    private static Memory filled(AnswerUse use, Standing here) {
        Memory memory = here.memory();
        if (use.into() != null) {
            Map<String, ValueKind> fields = new HashMap<>();
            use.fields().forEach((path, field) -> {
                if (!field.optional()) {
                    fields.put(path, AnswerReading.kindOf(field.type()));
                }
            });
            memory = here.set(
                    memory, use.into(), fields.isEmpty() ? new Value.Some(ValueKind.ANYTHING) : new Value.Row(fields));
        }
        for (VariableName variable : use.values().keySet()) {
            Variable declared = here.plan().flow().variables().get(variable);
            VariableType type = declared == null ? VariableType.TEXT : declared.type();
            memory = here.set(memory, variable, new Value.Some(AnswerReading.kindOf(type)));
        }
        return memory;
    }

    /** "One moment, please" is no word to end a call with, so it does not count as heard. */
    private static void answers(Standing here, Exit exit, Memory memory) {
        here.leavesLater(Kind.ANSWERS, exit, memory, here.state().heard());
    }

    static void assign(Assign node, Standing here) {
        Memory memory = here.memory();
        for (Map.Entry<VariableName, String> entry : node.values().entrySet()) {
            Value value = switch (here.judge(memory).judge(here.plan().texts().expression(entry.getValue()))) {
                case Judgement.Yields(Object result) -> new Value.Exactly(result);
                case Judgement.Open(ValueKind kind) when kind != null -> new Value.Some(kind);
                case Judgement.Open _ -> {
                    here.fails(memory);
                    yield Value.UNKNOWN;
                }
                case Judgement.Fails() -> Value.UNSET;
            };
            if (value.equals(Value.UNSET)) {
                here.fails(memory);
                return;
            }
            memory = here.set(memory, entry.getKey(), value);
        }
        here.leaves(Kind.GOES_ON, Exit.NEXT, memory);
    }
}
